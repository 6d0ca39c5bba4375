"""Questions: the list, one of them with what was said, and who can answer it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet, Value

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.core.columns import with_columns
from steiger.core.functions import NameKey
from steiger.core.verdict import Verdict
from steiger.expertise.enums import OPEN_STATES, SETTLED_STATES, HelpState, MessageKind
from steiger.expertise.models import Article, HelpFile, HelpMessage, HelpRequest
from steiger.expertise.rules import articles as article_rules
from steiger.expertise.rules import help_requests as rules
from steiger.expertise.selectors.search import Result, results
from steiger.organisations.models import School
from steiger.organisations.selectors import region_of, schools_in_region
from steiger.people.models import User
from steiger.people.selectors import people_in_role
from steiger.pupils.selectors import JourneyFilter, journeys, shown_names

OPEN, SETTLED = "open", "settled"
MINE = "mine"
# More children than this in a list to choose from are looked up by their case number instead.
MOST_CHILDREN = 300
SIMILAR = 3


@dataclass(frozen=True, slots=True)
class HelpFilter:
    """How the list is narrowed; comes from the address bar."""

    text: str = ""
    state: str = OPEN
    subject: str = ""
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One message, and whether it came from the side that reads it."""

    message: HelpMessage
    is_own: bool

    @property
    def is_note(self) -> bool:
        return self.message.kind == MessageKind.NOTE

    @property
    def label(self) -> str:
        return str(MessageKind(self.message.kind).label)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One question, as far as this member reads it, and what there is to do."""

    request: HelpRequest
    child: str
    files: Sequence[HelpFile]
    said: Sequence[Said]
    articles: Sequence[Article]
    is_answerer: bool
    is_asker: bool
    may_triage: Verdict
    may_answer: Verdict
    may_reply: Verdict
    may_withdraw: Verdict
    may_rate: Verdict
    may_share: Verdict
    may_make_article: bool
    handlers: Sequence[tuple[int, str]]
    similar: Sequence[Result]

    @property
    def term(self) -> str:
        return rules.term_sentence(self.request.urgency)


def help_requests(member: Member, wanted: HelpFilter | None = None) -> QuerySet[HelpRequest]:
    """Those that this member may read; open ones by the day of their answer, settled ones latest first."""
    wanted = wanted or HelpFilter()
    found = _with_names(HelpRequest.objects.filter(rules.visible_to(member)))
    if wanted.state in {OPEN, SETTLED}:
        found = found.filter(state__in=OPEN_STATES if wanted.state == OPEN else SETTLED_STATES)
    elif wanted.state in HelpState.values:
        found = found.filter(state=wanted.state)
    if wanted.subject:
        found = found.filter(subject=wanted.subject)
    if wanted.whose == MINE:
        found = found.filter(Q(asker_id=member.user_id) | Q(handler_id=member.user_id))
    if text := wanted.text.strip():
        found = found.filter(_matching(text))
    is_by_term = wanted.state == OPEN or wanted.state in OPEN_STATES
    return found.order_by("due_on", "id") if is_by_term else found.order_by("-asked_at", "-id")


def children_named(member: Member, found: Sequence[HelpRequest]) -> dict[int, str]:
    """Of the questions in a list that are about a child: its name, by journey, for who may open the file."""
    journeys_asked = {one.journey_id for one in found if one.journey_id}
    return shown_names(member, journeys_asked) if journeys_asked else {}


def help_request(member: Member, pk: int) -> HelpRequest | None:
    """One question, when this member may read it; nothing otherwise, as if it did not exist."""
    return _with_names(HelpRequest.objects.filter(rules.visible_to(member))).filter(pk=pk).first()


def help_page(member: Member, request: HelpRequest) -> HelpPage:
    is_answerer = rules.answers(member, request)
    said = HelpMessage.objects.filter(request=request).select_related("written_by")
    if not is_answerer:
        said = said.exclude(kind=MessageKind.NOTE)
    files = Prefetch("files", HelpFile.objects.select_related("file"))
    may_triage = rules.may_triage(member, request)
    is_writer = member.may(Permission.ARTICLE_WRITE)
    return HelpPage(
        request=request,
        child=shown_names(member, [request.journey_id]).get(request.journey_id, "") if request.journey_id else "",
        files=list(HelpFile.objects.filter(request=request, message=None).select_related("file")),
        said=[Said(one, _is_of(member, one, request)) for one in said.prefetch_related(files)],
        articles=list(Article.objects.filter(article_rules.visible_to(member), from_request=request).only("title")),
        is_answerer=is_answerer,
        is_asker=rules.asks(member, request),
        may_triage=may_triage,
        may_answer=rules.may_answer(member, request),
        may_reply=rules.may_reply(member, request),
        may_withdraw=rules.may_withdraw(member, request),
        may_rate=rules.may_say_whether_it_helped(member, request),
        may_share=rules.may_share(member, request),
        may_make_article=is_answerer and is_writer and request.answered_at is not None,
        handlers=handlers_for(member, request) if may_triage else [],
        similar=results(member, request.question, most=SIMILAR) if is_answerer and request.is_open else [],
    )


def last_answer(request: HelpRequest) -> str:
    """What was answered last: where an article or a shared answer begins."""
    found = HelpMessage.objects.filter(request=request, kind=MessageKind.ANSWER).order_by("-written_at", "-id")
    return found.values_list("text", flat=True).first() or ""


def handlers_for(member: Member, request: HelpRequest) -> list[tuple[int, str]]:
    """Who can answer it. About a child: who may open its file."""
    people = people_in_role(member.region_id, *rules.ANSWERERS)
    names = [(user.pk, user.name) for user in people]
    if request.journey_id is None:
        return names
    able = _who_open_the_file(member, request, people)
    return [(pk, name) for pk, name in names if pk in able]


def _who_open_the_file(member: Member, request: HelpRequest, people: Iterable[User]) -> set[int]:
    """The coordinators, and those who stand around the child: of them alone it is asked what they may."""
    running = request.journey.involvements.filter(until_on=None) if request.journey else []
    involved = {one.user_id for one in running} - {None}
    schools = {one.school_id for one in running} - {None}
    able = {user.pk for user in people_in_role(member.region_id, Role.COORDINATOR)}
    able |= {user.pk for user in people if user.pk in involved}
    for school_id in schools:
        able |= {u.pk for u in people_in_role(member.region_id, Role.NEWCOMER_STAFF, organisation_id=school_id)}
    return able


def file_for(member: Member, request: HelpRequest, pk: int) -> HelpFile | None:
    """Something that was sent along; with an internal note only for who answers."""
    found = HelpFile.objects.filter(request=request, pk=pk).select_related("file", "message")
    if not rules.answers(member, request):
        found = found.exclude(message__kind=MessageKind.NOTE)
    return found.first()


def answered_question(member: Member, pk: int) -> HelpRequest | None:
    """A question with its answer that everybody in the region may read."""
    found = HelpRequest.objects.filter(rules.is_shared(), region_id=member.region_id, pk=pk)
    columns = ("number", "subject", "shared_question", "shared_answer", "shared_at")
    return found.only(*columns).first() if member.may(Permission.ARTICLE_SEE) else None


def schools_to_ask_for(member: Member) -> list[tuple[int, str]]:
    """One's own; for the desk every school of the region."""
    if member.reach(Permission.HELP_ASK) == Reach.REGION:
        return [(one.pk, one.name) for one in schools_in_region(region_of(member)).order_by("organisation__name_key")]
    own = School.objects.filter(pk__in=member.organisations(Permission.HELP_ASK))
    return [(one.pk, one.name) for one in own.order_by("organisation__name_key")]


def children_to_ask_about(member: Member, case: str = "") -> list[tuple[str, str]]:
    """The children whose file this member may open; or the one from whose file the question comes."""
    if not member.may(Permission.FILE_SEE):
        return []
    found = journeys(member, JourneyFilter(is_open=True, order="name")).prefetch_related(None)
    if case:
        found = found.filter(case_number=case.upper())
    elif member.reach(Permission.FILE_SEE) == Reach.REGION:
        return []
    return [(one.case_number, one.pupil.name) for one in found[:MOST_CHILDREN]]


def _is_of(member: Member, message: HelpMessage, request: HelpRequest) -> bool:
    is_from_school = message.kind == MessageKind.REPLY
    return is_from_school == rules.asks(member, request) and is_from_school != rules.answers(member, request)


def _with_names(found: QuerySet[HelpRequest]) -> QuerySet[HelpRequest]:
    joined: dict[str, Any] = {
        "asker": ("name", "email"),
        "handler": ("name", "email"),
        "school": ("code",),
        "school__organisation": ("name",),
        "journey": ("case_number", "region_id", "completed_on", "left_on"),
    }
    return with_columns(found, **joined).defer("shared_search")


def _matching(text: str) -> Q:
    """By number, by school, or by words of the question."""
    if text.lstrip("#").isdecimal():
        return Q(number=int(text.lstrip("#")))
    return Q(question__icontains=text) | Q(school__organisation__name_key__contains=NameKey(Value(text)))
