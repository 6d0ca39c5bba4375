"""The side that answers: take, assign, ask back, answer, refer on, note, share."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require, require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.uploads import Upload
from steiger.expertise.actions import letters
from steiger.expertise.actions.help_requests import lock, say
from steiger.expertise.actions.words import count_words, words_of_question
from steiger.expertise.enums import Destination, MessageKind, Subject, Urgency
from steiger.expertise.models import HelpMessage, HelpRequest
from steiger.expertise.rules import help_requests as rules
from steiger.people.models import User
from steiger.people.selectors import member_for
from steiger.pupils import rules as pupils


@transaction.atomic
def assign_request(*, by: Member, request: HelpRequest, handler_id: int) -> HelpRequest:
    """Entrust it to somebody, oneself included. About a child: only to who may open that child's file."""
    require_region(by, Permission.HELP_TRIAGE)
    request = lock(request)
    rules.may_triage(by, request).require()
    _check_handler(by, request, handler_id)
    request.handler_id = handler_id
    request.assigned_at, request.assigned_by_id = clock.now(), by.user_id
    request.save(update_fields=["handler", "assigned_at", "assigned_by"])
    _record(by, request, "assign_help", handler=handler_id)
    if handler_id != by.user_id:
        request.handler = User.objects.get(pk=handler_id)
        letters.tell_handler(request, by)
    return request


@transaction.atomic
def sort_request(*, by: Member, request: HelpRequest, subject: str, urgency: str) -> HelpRequest:
    """What it is about and how soon it needs an answer, as the desk sees it."""
    require(by, Permission.HELP_ANSWER)
    request = lock(request)
    rules.may_answer(by, request).require()
    if (subject and subject not in Subject.values) or urgency not in Urgency.values:
        raise DomainError(_("Choose one of the options."), field="subject")
    if urgency != request.urgency:
        request.due_on = rules.due_on(urgency, timezone.localdate(request.asked_at))
    request.subject, request.urgency = subject, urgency
    request.save(update_fields=["subject", "urgency", "due_on"])
    _record(by, request, "sort_help", urgency=str(urgency))
    return request


@transaction.atomic
def ask_back(*, by: Member, request: HelpRequest, text: str, uploads: Sequence[Upload] = ()) -> HelpMessage:
    """Something must be known first: the school has the move."""
    request = _take_up(by, request)
    message = say(by=by, request=request, kind=MessageKind.QUESTION, text=text, uploads=uploads)
    request.asked_back_at, request.asked_back_by_id = clock.now(), by.user_id
    _mark_first_answer(request, by)
    request.save(update_fields=["asked_back_at", "asked_back_by", "first_answered_at", "first_answered_by"])
    _record(by, request, "ask_back_help")
    letters.tell_asker_of_question(request, by)
    return message


@transaction.atomic
def answer_request(*, by: Member, request: HelpRequest, text: str, uploads: Sequence[Upload] = ()) -> HelpMessage:
    request = _take_up(by, request)
    message = say(by=by, request=request, kind=MessageKind.ANSWER, text=text, uploads=uploads)
    request.answered_at, request.answered_by_id = clock.now(), by.user_id
    request.asked_back_at = request.asked_back_by = None
    _mark_first_answer(request, by)
    request.save(
        update_fields=[
            "answered_at", "answered_by", "asked_back_at", "asked_back_by", "first_answered_at", "first_answered_by",
        ]
    )  # fmt: skip
    _record(by, request, "answer_help")
    letters.tell_asker_of_answer(request, by)
    return message


@transaction.atomic
def refer_on(*, by: Member, request: HelpRequest, destination: str, text: str) -> HelpMessage:
    """Words alone do not help: a visit, an activity, the training or the IB consultation does."""
    request = _take_up(by, request)
    if destination not in Destination.values:
        raise DomainError(_("Choose where this question goes."), field="destination")
    if destination == Destination.CONSULTATION and request.journey_id is None:
        raise DomainError(
            _("The IB consultation talks about a child, and this question names none. Choose something else."),
            field="destination",
        )
    message = say(by=by, request=request, kind=MessageKind.REFERRAL, text=text)
    request.referred_at, request.referred_by_id, request.referred_to = clock.now(), by.user_id, destination
    request.asked_back_at = request.asked_back_by = None
    _mark_first_answer(request, by)
    request.save(
        update_fields=[
            "referred_at", "referred_by", "referred_to", "asked_back_at", "asked_back_by", "first_answered_at",
            "first_answered_by",
        ]
    )  # fmt: skip
    _record(by, request, "refer_help_on", destination=str(destination))
    letters.tell_asker_of_referral(request, by)
    return message


@transaction.atomic
def note_with_request(*, by: Member, request: HelpRequest, text: str) -> HelpMessage:
    """For who answers; the school does not see it. Also when the question is settled."""
    require(by, Permission.HELP_ANSWER)
    request = lock(request)
    rules.may_note(by, request).require()
    message = say(by=by, request=request, kind=MessageKind.NOTE, text=text)
    _record(by, request, "note_with_help")
    return message


@transaction.atomic
def share_request(*, by: Member, request: HelpRequest, question: str, answer: str) -> HelpRequest:
    """Other schools that ask the same find it from now on, in these words."""
    require(by, Permission.HELP_ANSWER)
    request = lock(request)
    rules.may_share(by, request).require()
    for name, text in (("question", question), ("answer", answer)):
        if not text.strip():
            raise DomainError(_("Write a few words."), field=name)
    before = words_of_question(request)
    request.shared_question, request.shared_answer = question.strip(), answer.strip()
    request.shared_at, request.shared_by_id = clock.now(), by.user_id
    request.save(update_fields=["shared_question", "shared_answer", "shared_at", "shared_by"])
    count_words(by=by, before=before, after=words_of_question(request))
    _record(by, request, "share_help")
    return request


@transaction.atomic
def stop_sharing(*, by: Member, request: HelpRequest) -> HelpRequest:
    require(by, Permission.HELP_ANSWER)
    request = lock(request)
    rules.may_note(by, request).require()
    before = words_of_question(request)
    request.shared_question = request.shared_answer = ""
    request.shared_at = request.shared_by = None
    request.save(update_fields=["shared_question", "shared_answer", "shared_at", "shared_by"])
    count_words(by=by, before=before, after=set())
    _record(by, request, "stop_sharing_help")
    return request


def pass_on_requests(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """Somebody else answers these questions. Whether they fit, was checked where the role ends (`people`)."""
    require(by, Permission.PEOPLE_MANAGE)
    for request in HelpRequest.objects.filter(rules.OPEN, pk__in=keys, handler_id=owner_id).order_by("pk"):
        locked = lock(request)
        _check_handler(by, locked, successor_id)
        locked.handler_id = successor_id
        locked.save(update_fields=["handler"])
        _record(by, locked, "pass_on_help", handler=successor_id)


def pass_on_questions(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """A question that a leaving colleague asked becomes another one's of the same school."""
    require(by, Permission.PEOPLE_MANAGE)
    for request in HelpRequest.objects.filter(rules.OPEN, pk__in=keys, asker_id=owner_id).order_by("pk"):
        locked = lock(request)
        locked.asker_id = successor_id
        locked.save(update_fields=["asker"])
        _record(by, locked, "pass_on_question", asker=successor_id)


def _take_up(by: Member, request: HelpRequest) -> HelpRequest:
    """Whoever answers first has taken it."""
    require(by, Permission.HELP_ANSWER)
    request = lock(request)
    rules.may_answer(by, request).require()
    if request.handler_id is None:
        request.handler_id = by.user_id
        request.assigned_at, request.assigned_by_id = clock.now(), by.user_id
        request.save(update_fields=["handler", "assigned_at", "assigned_by"])
    return request


def _mark_first_answer(request: HelpRequest, by: Member) -> None:
    if request.first_answered_at is None:
        request.first_answered_at, request.first_answered_by_id = clock.now(), by.user_id


def _check_handler(by: Member, request: HelpRequest, handler_id: int) -> None:
    user = User.objects.filter(pk=handler_id).first()
    handler = member_for(user, by.region_id) if user is not None else None
    if handler is None or not handler.may(Permission.HELP_ANSWER):
        raise DomainError(_("Choose somebody who answers questions in this region."), field="handler")
    if request.journey is not None and not pupils.may_act(handler, request.journey, Permission.FILE_SEE):
        raise DomainError(
            _("%(name)s may not open the file of this child. Choose somebody who looks after it, or the coordinator.")
            % {"name": handler.name},
            field="handler",
        )


def _record(by: Member, request: HelpRequest, kind: str, **details: object) -> None:
    case_number = request.journey.case_number if request.journey else ""
    record(by=by, kind=kind, case_number=case_number, subject=f"help request {request.number}", **details)
