"""A plan of the visits: of which period, whether it is still being searched, and whether a line of it still holds."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from steiger.aftercare.models import PlannedVisit, PlanProposal, Visit
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.verdict import YES, Verdict, no

LONGEST_PERIOD = 200  # days: half a year and a little
LONGEST_SEARCH = 300  # seconds
# A search that has said nothing for so long was broken off; one that was asked to stop, answers sooner.
SILENT_FOR, STOPS_WITHIN = timedelta(seconds=30), timedelta(seconds=6)


def refuse_impossible_period(first_on: date, last_on: date) -> None:
    if first_on <= clock.today():
        raise DomainError(_("Plan from tomorrow on: today is already under way."), field="first_on")
    if last_on < first_on:
        raise DomainError(_("The last day comes before the first. Turn them round."), field="last_on")
    if (last_on - first_on).days >= LONGEST_PERIOD:
        raise DomainError(_("Plan half a year at most: further ahead too much will change."), field="last_on")


def is_searching(proposal: PlanProposal) -> bool:
    return proposal.ended_at is None and not is_broken_off(proposal)


def is_broken_off(proposal: PlanProposal) -> bool:
    if proposal.ended_at is not None:
        return False
    if proposal.stop_at is not None and clock.now() - proposal.stop_at > STOPS_WITHIN:
        return True
    return clock.now() - proposal.searched_at > SILENT_FOR


def may_change_plan(proposal: PlanProposal) -> Verdict:
    if proposal.dropped_on is not None:
        return no(_("This proposal was put aside. Make a new one."))
    if is_searching(proposal):
        return no(_("The search is still going on. Stop it first; the best plan so far is kept."))
    return YES


def line_verdict(row: PlannedVisit, visit: Visit) -> Verdict:
    """A line of a proposal can be accepted as long as its visit stands as it stood then."""
    if visit.reported_on is not None or visit.skipped_on is not None:
        return no(_("This visit is over by now."))
    if (visit.planned_at, visit.specialist_id) != (row.was_at, row.was_specialist_id):
        return no(_("This visit was planned otherwise in the meantime."))
    return YES


def is_change(row: PlannedVisit) -> bool:
    """Whether accepting this line alters anything."""
    return row.starts_at is not None and (row.starts_at, row.specialist_id) != (row.was_at, row.was_specialist_id)
