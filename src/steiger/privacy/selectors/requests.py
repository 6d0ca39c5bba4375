"""What parents asked: the open ones by term, one of them with what may be done, and what is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.core.verdict import Verdict
from steiger.organisations.selectors import region_of
from steiger.privacy.enums import Answer, RequestKind
from steiger.privacy.models import DataRequest
from steiger.privacy.rules import requests as rules
from steiger.privacy.selectors.copy import ways_of
from steiger.pupils import rules as pupils
from steiger.pupils.models import Journey


def data_requests(member: Member, case_number: str = "") -> QuerySet[DataRequest]:
    """What waits stands first, by its term; then what was answered, the latest first."""
    found = DataRequest.objects.filter(rules.visible_to(member)).select_related("journey", "received_by", "answered_by")
    if case_number:
        found = found.filter(journey__case_number=case_number)
    return found.order_by(F("answered_on").desc(nulls_first=True), "due_on", "pk")


@dataclass(frozen=True)
class RequestRow:
    """The name only for whoever may open the file: for others a child is its case number."""

    request: DataRequest
    child: str


def request_rows(member: Member, found: Iterable[DataRequest]) -> list[RequestRow]:
    shown = list(found)
    names = _names(member, {one.journey_id for one in shown})
    return [RequestRow(one, names.get(one.journey_id, "")) for one in shown]


def _names(member: Member, journey_ids: set[int]) -> dict[int, str]:
    readable = Journey.objects.filter(pupils.visible_to(member), pk__in=journey_ids).select_related("pupil")
    return {one.pk: one.pupil.name for one in readable}


@dataclass(frozen=True)
class RequestPage:
    request: DataRequest
    child: str
    may_answer: Verdict
    may_extend: Verdict
    may_hand_over: Verdict
    term: str


def request_page(member: Member, pk: int) -> RequestPage | None:
    found = data_requests(member).select_related("extended_by", "handed_over_by").filter(pk=pk).first()
    if found is None:
        return None
    return RequestPage(
        request=found,
        child=_names(member, {found.journey_id}).get(found.journey_id, ""),
        may_answer=rules.may_answer(member, found),
        may_extend=rules.may_extend(member, found, clock.today()),
        may_hand_over=rules.may_hand_over(member, found),
        term=rules.term_in_words(found),
    )


@dataclass(frozen=True)
class CopyPage:
    """What whoever makes the copy must know of this child, and the requests that it answers."""

    journey: Journey
    may_make: Verdict
    ways: int
    holds_own_rights: bool
    asked: list[DataRequest]


def copy_page(member: Member, journey: Journey) -> CopyPage:
    ways = ways_of(journey)
    return CopyPage(
        journey=journey,
        may_make=rules.may_make_copy(member, ways),
        ways=len(ways),
        holds_own_rights=rules.holds_own_rights(journey.pupil.birth_on, clock.today()),
        asked=list(data_requests(member).filter(journey__in=ways, kind=RequestKind.COPY)),
    )


def requests_due_for(member: Member) -> list[DueItem]:
    """Whose term comes near: for whoever may decide on it, and for the privacy officer, who sees that it is kept. A
    copy that was promised is asked for until it is handed over."""
    if member.reach(Permission.REQUEST_SEE) < Reach.OWN:
        return []
    near = clock.today() + timedelta(days=rules.DAYS_NEAR)
    promised = Q(kind=RequestKind.COPY, handed_over_on=None, outcome__in=[Answer.GRANTED, Answer.PARTLY])
    waiting = data_requests(member).filter(Q(answered_on=None) | promised, due_on__lte=near)
    slug = region_of(member).slug
    return [
        DueItem(
            title=_("Answer what the parents ask") if one.answered_on is None else _("Give the parents their copy"),
            due_on=one.due_on,
            url=in_region(slug, "privacy:request", request_id=one.pk),
            button=_("Look"),
            about=one.journey.case_number,
            rule=rules.term_in_words(one),
        )
        for one in waiting
        if _is_asked(member, one)
    ]


def _is_asked(member: Member, request: DataRequest) -> bool:
    """Of two who may decide: not the one who wrote it down. Whoever may not decide anywhere watches the term."""
    if member.reach(Permission.REQUEST_ANSWER) == Reach.NONE:
        return member.reach(Permission.REQUEST_SEE) == Reach.REGION
    if request.answered_on is not None:
        return bool(rules.may_hand_over(member, request))
    return bool(rules.may_answer(member, request))
