"""Who sees a question, who answers it, and by when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import MappingProxyType

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.expertise.enums import Urgency
from steiger.expertise.models import HelpRequest
from steiger.organisations.rules.calendar import DAYS_IN_WEEK, SchoolCalendar
from steiger.pupils import rules as pupils

# In so many working days the first answer comes.
TERMS = MappingProxyType({Urgency.NORMAL: 5, Urgency.SOON: 3, Urgency.URGENT: 1})
# Who sees all questions of the school, and not only the own ones.
FOR_THE_SCHOOL = (Role.CARE_COORDINATOR, Role.NEWCOMER_STAFF)
# Who can have questions to answer, beside the coordinator.
ANSWERERS = (Role.COORDINATOR, Role.SPECIALIST, Role.TRAINER, Role.NEWCOMER_STAFF)
# Without school holidays: an expertise centre answers in a holiday too. A public holiday is nobody's working day.
WORKING_DAYS = SchoolCalendar(())
OPEN = Q(answered_at=None, referred_at=None, withdrawn_at=None)


def visible_to(member: Member) -> Q:
    """Asked by oneself, for one's school, or entrusted to one; about a child only for who may see that child."""
    reach = member.reach(Permission.HELP_SEE)
    if reach == Reach.REGION:
        return Q(region_id=member.region_id) & _child_seen_by(member)
    if reach == Reach.OWN:
        schools = member.organisations(Permission.HELP_SEE, *FOR_THE_SCHOOL)
        own = Q(asker_id=member.user_id) | Q(handler_id=member.user_id) | Q(school_id__in=schools)
        return own & _child_seen_by(member)
    return Q(pk__in=[])


def _child_seen_by(member: Member) -> Q:
    return Q(journey_id=None) | pupils.visible_to(member, path="journey_id")


def is_shared() -> Q:
    """What everybody in the region may find: looked through, without school, person or child."""
    return Q(shared_at__isnull=False)


def answers(member: Member, request: HelpRequest) -> bool:
    """Whether this member stands on the side that answers, and so reads the internal notes."""
    if member.reach(Permission.HELP_ANSWER) == Reach.REGION:
        return request.region_id == member.region_id
    return member.may(Permission.HELP_ANSWER) and request.handler_id == member.user_id


def asks(member: Member, request: HelpRequest) -> bool:
    """Whether this member stands on the side that asks: the asker, or who sees to such things at the school."""
    if request.asker_id == member.user_id:
        return True
    return request.school_id in member.organisations(Permission.HELP_ASK, *FOR_THE_SCHOOL)


def may_triage(member: Member, request: HelpRequest) -> Verdict:
    if member.reach(Permission.HELP_TRIAGE) < Reach.REGION or request.region_id != member.region_id:
        return no(_("The coordinator divides the questions. Ask the coordinator of your region."))
    return _still_open(request)


def may_answer(member: Member, request: HelpRequest) -> Verdict:
    """Answer, ask back, refer on: whoever it was entrusted to, and the coordinator."""
    if not answers(member, request):
        return no(_("Somebody else answers this question. Ask the coordinator when you can help too."))
    return _still_open(request)


def may_note(member: Member, request: HelpRequest) -> Verdict:
    return YES if answers(member, request) else no(_("Only who answers this question writes notes with it."))


def may_reply(member: Member, request: HelpRequest) -> Verdict:
    """Say more, or ask on after an answer: then it is open again."""
    if not asks(member, request):
        return no(_("Only who asked this, and the care coordinator of that school, can say more about it."))
    if request.withdrawn_at is not None:
        return no(_("This question was withdrawn. Ask a new one."))
    return YES


def may_withdraw(member: Member, request: HelpRequest) -> Verdict:
    if not asks(member, request):
        return no(_("Only who asked this, and the care coordinator of that school, can withdraw it."))
    return _still_open(request)


def may_say_whether_it_helped(member: Member, request: HelpRequest) -> Verdict:
    if not asks(member, request):
        return no(_("Only who asked this can say whether it helped."))
    if request.withdrawn_at is not None or (request.answered_at is None and request.referred_at is None):
        return no(_("There is no answer yet."))
    return YES


def may_share(member: Member, request: HelpRequest) -> Verdict:
    """Let other schools find it. Never about a child: what one school may know of it, another may not."""
    if not answers(member, request):
        return no(_("Only who answered this question can let others find it."))
    if request.journey_id is not None:
        return no(_("This question is about a child, so other schools cannot find it. Make an article of the answer."))
    if request.answered_at is None or request.withdrawn_at is not None:
        return no(_("Answer the question first."))
    return YES


def due_on(urgency: str, asked_on: date) -> date:
    return WORKING_DAYS.weeks_after(asked_on, Decimal(TERMS[Urgency(urgency)]) / DAYS_IN_WEEK)


def working_days_between(start: date, end: date) -> int:
    return WORKING_DAYS.school_days_between(start, end)


def term_sentence(urgency: str) -> str:
    """Why the day is what it is."""
    days = TERMS[Urgency(urgency)]
    text = ngettext(
        "A question like this gets a first answer within %(count)s working day.",
        "A question like this gets a first answer within %(count)s working days.",
        days,
    )
    return text % {"count": days}


def _still_open(request: HelpRequest) -> Verdict:
    return YES if request.is_open else no(_("This question is settled. A new remark from the school opens it again."))
