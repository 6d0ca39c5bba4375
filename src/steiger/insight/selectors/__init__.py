"""The figures of a region, counted in the tables of the rooms below and protected before they leave this room."""

from __future__ import annotations

from dataclasses import dataclass

from steiger.access.member import Member
from steiger.cooperation.selectors import current_policy
from steiger.insight import rules
from steiger.insight.selectors.children import phases, referrals_per_month, waiting
from steiger.insight.selectors.move import lead_times, received
from steiger.insight.selectors.places import Places, free_places
from steiger.insight.selectors.shapes import Bars, Columns, Multiples, Stacks
from steiger.insight.selectors.visits import domains_at_visits, familiarity, visits_held

__all__ = ["Figures", "figures"]


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything on the page. Holds no child: only protected numbers and their words."""

    k: int
    is_region: bool
    phases: Bars
    months: Columns
    waiting: Bars
    places: Places
    lead_times: Bars
    received: Bars | None
    visits: Bars
    overdue: Bars
    domains: Multiples
    familiarity: Stacks


def figures(member: Member) -> Figures:
    policy = current_policy()
    k = policy.small_cell
    in_phases = phases(member, k)
    held = visits_held(member, k)
    return Figures(
        k=k,
        is_region=bool(rules.sees_region(member)),
        phases=in_phases,
        months=referrals_per_month(member, k),
        waiting=waiting(member, policy, in_phases),
        places=free_places(member),
        lead_times=lead_times(member, policy),
        received=received(member, k),
        visits=held.in_time,
        overdue=held.overdue,
        domains=domains_at_visits(member, k, held.reported),
        familiarity=familiarity(member, k),
    )
