"""Which children's terms are over, and when those of the others will be."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from steiger.cooperation.models import PolicyVersion
from steiger.privacy.enums import Term
from steiger.privacy.models import DataRequest, RetentionLine
from steiger.privacy.rules import retention
from steiger.pupils.models import ConfidentialNote, Journey


@dataclass(frozen=True, slots=True)
class Over:
    """One journey of a child whose term ends, or ended, on a day."""

    journey_id: int
    pupil_id: int
    term: Term
    ended_on: date
    due_on: date


def over_their_term(policy: PolicyVersion, today: date) -> list[Over]:
    """Held back files and files with an open request of the parents are left out until that is over."""
    held = set(RetentionLine.objects.filter(held_until__gt=today).values_list("journey_id", flat=True))
    held |= set(DataRequest.objects.filter(answered_on=None).values_list("journey_id", flat=True))
    return [one for one in _ending(policy, today) if one.due_on <= today and one.journey_id not in held]


def due_by_month(policy: PolicyVersion, today: date, months: int = 12) -> dict[date, int]:
    """The retention calendar: of how many files the term ends in each of the coming months; those over it, now."""
    counted: dict[date, int] = defaultdict(int)
    last = today + timedelta(days=31 * months)
    for one in _ending(policy, last):
        if one.term != Term.HEALTH and one.due_on <= last:
            counted[max(one.due_on, today).replace(day=1)] += 1
    return dict(sorted(counted.items()))


def _ending(policy: PolicyVersion, until: date) -> list[Over]:
    """A child that came twice is one child: its term begins when its last way has ended."""
    shortest = min(policy.keep_file_years, policy.keep_refused_years, policy.keep_health_years)
    ended = Coalesce("left_on", "completed_on")
    first = retention.years_before(until, shortest)
    other = Journey.objects.filter(pupil=OuterRef("pupil")).annotate(ended_on=ended)
    is_later = other.filter(Q(ended_on=None) | Q(ended_on__gt=first))
    rows = (
        Journey.objects.filter(anonymised_on=None)
        .annotate(ended_on=ended)
        .filter(Q(ended_on__lte=first), ~Exists(is_later))
        .order_by("pk")
        .values_list("pk", "pupil_id", "ended_on", "leaving_reason", "placed_on")
    )
    ways: dict[int, list[tuple[int, date, str, bool]]] = defaultdict(list)
    for pk, pupil_id, ended_on, reason, placed_on in rows:
        ways[pupil_id].append((pk, ended_on, reason, placed_on is not None))
    found: list[Over] = []
    for pupil_id, journeys in ways.items():
        last = max(day for _pk, day, _reason, _placed in journeys)
        reasons = [reason for _pk, _day, reason, _placed in journeys]
        term, years = retention.file_years(policy, reasons, was_placed=any(one[3] for one in journeys))
        due = retention.years_after(last, years)
        found += [Over(pk, pupil_id, term, last, due) for pk, _day, _reason, _placed in journeys]
    return [*found, *_health(policy, found)]


def _health(policy: PolicyVersion, files: list[Over]) -> list[Over]:
    """Notes that must go before the rest of the file does."""
    if not retention.health_is_sooner(policy):
        return []
    gone = RetentionLine.objects.filter(term=Term.HEALTH, run__done_at__isnull=False, held_on=None)
    noted = set(ConfidentialNote.objects.values_list("journey_id", flat=True)) - set(
        gone.values_list("journey_id", flat=True)
    )
    return [
        Over(one.journey_id, one.pupil_id, Term.HEALTH, one.ended_on, due)
        for one in files
        if one.journey_id in noted
        and (due := retention.years_after(one.ended_on, policy.keep_health_years)) < one.due_on
    ]
