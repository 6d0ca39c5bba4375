"""Lines of a proposal become appointments: all, those of one specialist, or one. Whoever it concerns is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.aftercare.actions.locks import lock_journeys
from steiger.aftercare.actions.offers import offer_dates
from steiger.aftercare.actions.proposals import end_broken_off
from steiger.aftercare.actions.visits import release_visit, write_appointment
from steiger.aftercare.models import PlannedVisit, PlanProposal
from steiger.aftercare.rules import proposals as rules
from steiger.aftercare.selectors.proposals import lines
from steiger.audit.actions import gathering, record
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.links import in_region
from steiger.core.memory import settled
from steiger.messaging.actions import tell
from steiger.messaging.enums import Kind
from steiger.organisations.selectors import region_of
from steiger.people.models import User


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many appointments stand now, and which lines were passed over and why."""

    made: int = 0
    passed_over: list[str] = field(default_factory=list)


@transaction.atomic
def accept_plan(
    *, proposal: PlanProposal, specialist_id: int | None = None, planned_id: int | None = None, by: Member
) -> Accepted:
    """What changed since the proposal was made is passed over and named; nothing is overwritten unseen."""
    require_region(by, Permission.VISIT_PLAN)
    proposal.refresh_from_db(from_queryset=PlanProposal.objects.select_for_update(of=("self",)))
    rules.may_change_plan(proposal).require()
    end_broken_off(proposal)
    rows = lines(proposal).filter(starts_at__isnull=False, accepted_on__isnull=True)
    if specialist_id is not None:
        rows = rows.filter(specialist_id=specialist_id)
    if planned_id is not None:
        rows = rows.filter(pk=planned_id)
    taken, changed, passed_over = [], [], []
    with settled(), gathering():
        for row in _locked_lines(rows):
            reason = _take(row, by)
            if reason:
                passed_over.append(f"{row.visit.journey.pupil.initials}: {reason}")
                continue
            taken.append(row)
            if rules.is_change(row):
                changed.append(row)
    if proposal.keeps is not None and planned_id is None:
        taken += _release(proposal, specialist_id, by)
    if not taken and passed_over:
        raise DomainError(passed_over[0])
    for row in taken:
        row.accepted_on, row.accepted_by_id = clock.today(), by.user_id
    PlannedVisit.objects.bulk_update(taken, ["accepted_on", "accepted_by"])
    with gathering():
        for stop in _stops(changed):
            offer_dates(visits=[row.visit for row in stop], school_id=stop[0].school_at, by=by)
    _tell_specialists(changed, by)
    record(by=by, kind="accept_plan", subject=f"plan {proposal.pk}", visits=len(changed), passed_over=len(passed_over))
    return Accepted(len(changed), passed_over)


def _release(proposal: PlanProposal, specialist_id: int | None, by: Member) -> list[Any]:
    """Planned anew: what fell out and found no place is off, unless it changed in the meantime."""
    rows = lines(proposal).filter(starts_at__isnull=True, was_at__isnull=False, accepted_on__isnull=True)
    if specialist_id is not None:
        rows = rows.filter(was_specialist_id=specialist_id)
    released = []
    for row in _locked_lines(rows):
        if rules.line_verdict(row, row.visit):
            release_visit(row.visit, by)
            released.append(row)
    return released


def _locked_lines(rows: QuerySet[Any]) -> list[Any]:
    """With their visits as they are now, and nobody changes these any more until all is accepted."""
    lock_journeys(rows.order_by().values_list("visit__journey_id", flat=True))
    locked = rows.select_for_update(no_key=True, of=("visit",))
    return list(locked.order_by("visit__journey_id", "visit__number"))


def _take(row: Any, by: Member) -> str:
    """Make the appointment; or why not."""
    visit = row.visit
    verdict = rules.line_verdict(row, visit)
    if not verdict:
        return verdict.reason
    if not rules.is_change(row):
        return ""
    try:
        with transaction.atomic():
            write_appointment(visit, row.specialist_id, row.starts_at, by)
    except NotAllowedError:
        raise
    except DomainError as refusal:
        return refusal.message
    return ""


def _stops(rows: Iterable[Any]) -> list[list[Any]]:
    """What is one arrival of one specialist at one school."""
    found: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.starts_at, row.pk)):
        found[row.specialist_id, row.school_at, timezone.localdate(row.starts_at)].append(row)
    return [stop for key, stop in found.items() if key[1] is not None]


def _tell_specialists(rows: Iterable[Any], by: Member) -> None:
    """Each of theirs, in one message: what is new, what moved, and what somebody else does now."""
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        was = row.was_specialist_id if row.was_at is not None else None
        if was is not None and was != row.specialist_id:
            counts[was][2] += 1
        counts[row.specialist_id][1 if was == row.specialist_id else 0] += 1
    slug = region_of(by).slug
    for user in User.objects.filter(pk__in=set(counts) - {by.user_id}):
        new, moved, gone = counts[user.pk]
        tell(
            region_id=by.region_id,
            users=[user],
            subject=gettext_lazy("Your aftercare visits are planned"),
            body=format_lazy(
                gettext_lazy("New: {new}. Moved: {moved}. To a colleague: {gone}. Your calendar shows which."),
                new=new,
                moved=moved,
                gone=gone,
            ),
            path=in_region(slug, "aftercare:calendar"),
            kind=Kind.VISIT,
        )


def passed_over_said(accepted: Accepted) -> str:
    """What was passed over, for the page."""
    shown = "; ".join(accepted.passed_over[:3])
    more = len(accepted.passed_over) - 3
    return shown + (_(" and %(count)s more") % {"count": more} if more > 0 else "")
