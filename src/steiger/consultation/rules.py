"""Who sees a case, and until when; who may bring it, and who says what came out of it.

A case is open for the table while it is on the agenda of a meeting that has no minutes yet. It closes for the table the
moment its outcome is recorded, it is withdrawn, or the meeting is closed or cancelled; whichever comes first.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.consultation.models import Case
from steiger.cooperation.enums import BodyKind, MeetingState, SeatFunction
from steiger.cooperation.models import Sitting
from steiger.core import clock
from steiger.core.memory import remembered
from steiger.core.verdict import YES, Verdict, no
from steiger.pupils import rules as pupils
from steiger.pupils.models import Journey

OPEN = Q(concluded_on=None, withdrawn_on=None, journey__completed_on=None, journey__left_on=None)
ON_AN_AGENDA = Q(meeting__state=MeetingState.CALLED)
LEADS = frozenset({SeatFunction.CHAIR, SeatFunction.SECRETARY})


def visible_to(member: Member) -> Q:
    """The open cases that this member may read. What came out of the others stands on the child's file."""
    reach = member.reach(Permission.CASE_SEE)
    if reach == Reach.REGION:
        return OPEN & Q(region_id=member.region_id)
    if reach == Reach.OWN:
        at_table = ON_AN_AGENDA & Q(body_id__in=list(functions_of(member.user_id)))
        brought = Q(owner_id=member.user_id) & pupils.visible_to(member, path="journey_id")
        return OPEN & (at_table | brought)
    return Q(pk__in=[])


@remembered
def functions_of(user_id: int) -> dict[int, frozenset[str]]:
    """The IB consultations in which somebody sits today, and as what."""
    found: dict[int, set[str]] = {}
    for body_id, function in _sittings_today(user_id).values_list("seat__body_id", "seat__function"):
        found.setdefault(body_id, set()).add(function)
    return {body_id: frozenset(functions) for body_id, functions in found.items()}


def _sittings_today(user_id: int) -> QuerySet[Sitting]:
    today = clock.today()
    return Sitting.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        Q(seat__until_on=None) | Q(seat__until_on__gte=today),
        Q(seat__body__ended_on=None) | Q(seat__body__ended_on__gte=today),
        user_id=user_id,
        from_on__lte=today,
        seat__from_on__lte=today,
        seat__body__kind=BodyKind.CONSULTATION,
    )


def may_bring(member: Member, journey: Journey, *, has_open_case: bool) -> Verdict:
    verdict = pupils.may_change(member, journey, Permission.CASE_BRING)
    if verdict and has_open_case:
        return no(_("This child is at the consultation already. Wait for the outcome, or withdraw that case first."))
    return verdict


def may_arrange(member: Member, case: Case) -> Verdict:
    """Put it on another agenda, or take it back: whoever brought it, and the coordinator."""
    if not case.is_open:
        return no(_("This case has been closed."))
    if member.reach(Permission.CASE_BRING) == Reach.REGION and case.region_id == member.region_id:
        return YES
    if member.may(Permission.CASE_BRING) and case.owner_id == member.user_id:
        return YES
    return no(_("Only who brought this case can do this. Ask that person, or the coordinator of your region."))


def leads(member: Member, case: Case) -> bool:
    """Whether this member writes down what the table says: its chair, its secretary, or the coordinator."""
    reach = member.reach(Permission.CASE_CONCLUDE)
    if reach == Reach.REGION:
        return case.region_id == member.region_id
    return reach == Reach.OWN and bool(LEADS & functions_of(member.user_id).get(case.body_id, frozenset()))


def may_conclude(member: Member, case: Case) -> Verdict:
    if not case.is_open:
        return no(_("This case has been closed."))
    if not leads(member, case):
        return no(_("The chair or the secretary of the consultation records the outcome. Ask one of them."))
    if case.meeting is None or case.meeting.state == MeetingState.CANCELLED:
        return no(_("This case is not on an agenda. Put it on the agenda of a meeting first."))
    if timezone.localtime(case.meeting.starts_at).date() > clock.today():
        return no(_("The meeting has not been held yet. Record the outcome at the meeting, or after it."))
    if case.meeting.state != MeetingState.CALLED and member.reach(Permission.CASE_CONCLUDE) < Reach.REGION:
        return no(_("The meeting is closed. Ask the coordinator to record the outcome."))
    return YES
