"""What parents ask about the file: within which term it is answered, and by whom."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.privacy.enums import Answer, RequestKind
from steiger.privacy.models import DataRequest
from steiger.pupils import rules as pupils
from steiger.pupils.models import Journey

# AVG art. 12(3): within a month of the request; two more when it is hard, told within the first.
MONTHS = 1
MONTHS_LONGER = 3
# From this birthday on the pupil, not the parents, holds these rights (UAVG art. 5).
OWN_RIGHTS_FROM_AGE = 16
# So long before the term ends it stands under Today.
DAYS_NEAR = 14


def months_after(day: date, months: int) -> date:
    """The same day so many months later; where that month is too short, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def due_on(received_on: date) -> date:
    return months_after(received_on, MONTHS)


def holds_own_rights(birth_on: date, today: date) -> bool:
    return months_after(birth_on, 12 * OWN_RIGHTS_FROM_AGE) <= today


def term_in_words(request: DataRequest) -> str:
    """The rule that the day of the answer follows from."""
    if request.extended_on is not None:
        return _("The law gives three months, because it was made longer (AVG art. 12).")
    return _("The law gives one month (AVG art. 12).")


def visible_to(member: Member) -> Q:
    """Of the children of the region, or of those whose file one may open."""
    return pupils.visible_to(member, path="journey", permission=Permission.REQUEST_SEE)


def may_record(member: Member, journey: Journey) -> Verdict:
    """Also of a child that has left: parents keep their rights as long as something is kept."""
    return pupils.may_act(member, journey, Permission.REQUEST_RECORD)


def may_answer(member: Member, request: DataRequest) -> Verdict:
    if request.answered_on is not None:
        return no(_("This request has been answered."))
    if request.received_by_id == member.user_id:
        return no(_("You wrote this request down yourself. Somebody else decides on it."))
    return pupils.may_act(member, request.journey, Permission.REQUEST_ANSWER)


def may_extend(member: Member, request: DataRequest, today: date) -> Verdict:
    """Once, and only while the first month runs: the parents hear of it within that month."""
    if request.answered_on is not None:
        return no(_("This request has been answered."))
    if request.extended_on is not None:
        return no(_("The term was made longer already. That can be done once."))
    if today > request.due_on:
        return no(_("The month is over. The law does not allow a longer term any more: answer now."))
    return pupils.may_act(member, request.journey, Permission.REQUEST_ANSWER)


def may_make_copy(member: Member, ways: Iterable[Journey]) -> Verdict:
    """A copy holds every way of the child: whoever stands around only one of them does not make it."""
    for journey in ways:
        verdict = pupils.may_act(member, journey, Permission.COPY_MAKE)
        if not verdict:
            return verdict
    return YES


def may_hand_over(member: Member, request: DataRequest) -> Verdict:
    """Once, of a request for a copy that was not refused. Also before the answer is written: sooner is better."""
    if request.kind != RequestKind.COPY:
        return no(_("No copy was asked."))
    if request.handed_over_on is not None:
        return no(_("The copy has been handed over."))
    if request.outcome == Answer.REFUSED:
        return no(_("This request was refused, with the reason."))
    return pupils.may_act(member, request.journey, Permission.COPY_MAKE)
