"""Children that come up by themselves, for whoever may bring them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import ngettext

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.consultation.enums import Reason
from steiger.consultation.models import Case
from steiger.consultation.selectors.agendas import consultations
from steiger.cooperation.rules import because
from steiger.cooperation.selectors import policies
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers.models import WaitingListEntry
from steiger.organisations.selectors import calendar_for_region, region_of
from steiger.pupils import rules as pupils
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.pupils.selectors import pupil_name

WEEKS_AHEAD = 8
# So long after its outcome a child does not come up again: the advice needs time.
REST_DAYS = 56
LIMIT = 20


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`day`: the expected move, or since when the child waits."""

    case_number: str
    child: str
    reason: Reason
    day: date
    rule: str = ""


def suggestions(member: Member) -> list[Suggestion]:
    """Moves in the coming school weeks that no school has agreed to, and children over the policy's waiting limit."""
    if not member.may(Permission.CASE_BRING) or not consultations():
        return []
    return [*_without_school(member), *_waiting(member)]


def _not_talked_about(member: Member, path: str) -> Q:
    """Children whose case this member may bring, and of whom the table has not spoken just now."""
    lately = Q(concluded_on__gte=clock.today() - timedelta(days=REST_DAYS))
    talked = Case.objects.filter(lately | Q(concluded_on=None), withdrawn_on=None, journey_id=OuterRef(path))
    return pupils.visible_to(member, path=path, permission=Permission.CASE_BRING) & ~Q(Exists(talked))


def _without_school(member: Member) -> Iterator[Suggestion]:
    until = calendar_for_region(region_of(member)).weeks_after(clock.today(), WEEKS_AHEAD)
    agreed = MotherSchoolBond.objects.filter(journey_id=OuterRef("pk"), ended_on=None, agreed_on__isnull=False)
    found = Journey.objects.filter(
        _not_talked_about(member, "pk"),
        ~Exists(agreed),
        expected_move_on__lte=until,
        moved_on=None,
        completed_on=None,
        left_on=None,
    )
    rows = found.annotate(child=pupil_name("pupil__")).order_by("expected_move_on", "id")
    for case_number, child, day in rows.values_list("case_number", "child", "expected_move_on")[:LIMIT]:
        if day is not None:
            yield Suggestion(case_number, child, Reason.NO_SCHOOL, day)


def _waiting(member: Member) -> Iterator[Suggestion]:
    try:
        policy = policies().on(clock.today())
    except DomainError:
        return  # a new region: without a policy nobody waits too long
    weeks = policy.amber_waiting_weeks
    waiting = _over_limit(member, clock.today() - timedelta(weeks=weeks, days=1))
    rows = waiting.annotate(child=pupil_name("journey__pupil__")).order_by("since_on", "id")
    term = ngettext(
        "at most %(count)s week on the waiting list", "at most %(count)s weeks on the waiting list", weeks
    ) % {"count": weeks}  # fmt: skip
    rule = because(policy, term)
    shown = rows.values_list("journey__case_number", "child", "since_on")
    for case_number, child, day in shown[:LIMIT]:
        yield Suggestion(case_number, child, Reason.WAITS, day, rule)


def _over_limit(member: Member, last: date) -> QuerySet[WaitingListEntry]:
    """Who waits since this day or longer."""
    return WaitingListEntry.objects.filter(
        _not_talked_about(member, "journey_id"), ended_on=None, since_on__lte=last, journey__left_on=None
    )
