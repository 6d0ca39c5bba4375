"""The school's side of a question: ask, say more, withdraw, say whether it helped."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.actions import store_file
from steiger.documents.uploads import Upload
from steiger.expertise.actions import letters
from steiger.expertise.enums import Helped, MessageKind, Subject, Urgency
from steiger.expertise.models import HelpFile, HelpMessage, HelpRequest
from steiger.expertise.rules import help_requests as rules
from steiger.organisations.models import Region, School
from steiger.organisations.rules.schools import belongs_to
from steiger.pupils import rules as pupils
from steiger.pupils.models import Journey

SHORTEST = 10


@transaction.atomic
def ask_for_help(
    *,
    by: Member,
    question: str,
    school_id: int | None = None,
    journey: Journey | None = None,
    subject: str = "",
    urgency: str = Urgency.NORMAL,
    uploads: Sequence[Upload] = (),
) -> HelpRequest:
    """A school runs into something. The desk hears of it at once, without a name."""
    require(by, Permission.HELP_ASK)
    _check_question(question, subject, urgency)
    _check_school(by, school_id)
    if journey is not None:
        pupils.may_act(by, journey, Permission.FILE_SEE).require()
    now = clock.now()
    request = HelpRequest.objects.create(
        region_id=by.region_id,
        number=_next_number(by),
        question=question.strip(),
        asker_id=by.user_id,
        asked_at=now,
        asked_by_id=by.user_id,
        school_id=school_id,
        journey=journey,
        subject=subject,
        urgency=urgency,
        due_on=rules.due_on(urgency, clock.today()),
    )
    keep_files(by=by, request=request, message=None, uploads=uploads)
    record(
        by=by,
        kind="ask_for_help",
        case_number=journey.case_number if journey else "",
        subject=f"help request {request.number}",
        urgency=str(urgency),
    )
    letters.tell_desk(request, by)
    return request


@transaction.atomic
def reply(*, by: Member, request: HelpRequest, text: str, uploads: Sequence[Upload] = ()) -> HelpMessage:
    """The school says more. A question that was settled, or waited for the school, is open again with a new term."""
    require(by, Permission.HELP_ASK)
    request = lock(request)
    rules.may_reply(by, request).require()
    message = say(by=by, request=request, kind=MessageKind.REPLY, text=text, uploads=uploads)
    if not request.is_open or request.asked_back_at is not None:
        request.answered_at = request.answered_by = None
        request.referred_at, request.referred_by, request.referred_to = None, None, ""
        request.asked_back_at = request.asked_back_by = None
        request.helped, request.helped_remark, request.helped_at, request.helped_by = "", "", None, None
        request.due_on = rules.due_on(request.urgency, clock.today())
        request.save(
            update_fields=[
                "answered_at", "answered_by", "referred_at", "referred_by", "referred_to", "asked_back_at",
                "asked_back_by", "helped", "helped_remark", "helped_at", "helped_by", "due_on",
            ]
        )  # fmt: skip
    _record(by, request, "reply_to_help")
    letters.tell_handler_of_reply(request, by)
    return message


@transaction.atomic
def withdraw_request(*, by: Member, request: HelpRequest) -> HelpRequest:
    """It solved itself, or was asked by mistake: nobody needs to answer any more."""
    require(by, Permission.HELP_ASK)
    request = lock(request)
    rules.may_withdraw(by, request).require()
    request.withdrawn_at, request.withdrawn_by_id = clock.now(), by.user_id
    request.save(update_fields=["withdrawn_at", "withdrawn_by"])
    _record(by, request, "withdraw_help")
    return request


@transaction.atomic
def say_whether_it_helped(*, by: Member, request: HelpRequest, helped: str, remark: str = "") -> HelpRequest:
    """One click, and a line for who wants to."""
    require(by, Permission.HELP_ASK)
    request = lock(request)
    rules.may_say_whether_it_helped(by, request).require()
    if helped not in Helped.values:
        raise DomainError(_("Choose one of the options."), field="helped")
    request.helped, request.helped_remark = helped, " ".join(remark.split())[:300]
    request.helped_at, request.helped_by_id = clock.now(), by.user_id
    request.save(update_fields=["helped", "helped_remark", "helped_at", "helped_by"])
    _record(by, request, "say_whether_it_helped", helped=str(helped))
    return request


def say(
    *, by: Member, request: HelpRequest, kind: MessageKind, text: str, uploads: Sequence[Upload] = ()
) -> HelpMessage:
    """One message in the conversation. Whether it may be said, its caller has checked."""
    if not text.strip():
        raise DomainError(_("Write a few words."), field="text")
    message = HelpMessage.objects.create(
        region_id=request.region_id,
        request=request,
        kind=kind,
        text=text.strip(),
        written_by_id=by.user_id,
        written_at=clock.now(),
    )
    keep_files(by=by, request=request, message=message, uploads=uploads)
    return message


def keep_files(
    *, by: Member, request: HelpRequest, message: HelpMessage | None, uploads: Sequence[Upload]
) -> list[HelpFile]:
    return [
        HelpFile.objects.create(
            region_id=request.region_id,
            request=request,
            message=message,
            file=store_file(by=by, name=upload.name, media_type=upload.media_type, content=upload.content),
            added_by_id=by.user_id,
            added_at=clock.now(),
        )
        for upload in uploads
    ]


def lock(request: HelpRequest) -> HelpRequest:
    locked = HelpRequest.objects.select_for_update(of=("self",)).defer("shared_search")
    return locked.select_related("journey__pupil", "asker", "handler", "school").get(pk=request.pk)


def _record(by: Member, request: HelpRequest, kind: str, **details: str) -> None:
    case_number = request.journey.case_number if request.journey else ""
    record(by=by, kind=kind, case_number=case_number, subject=f"help request {request.number}", **details)


def _check_question(question: str, subject: str, urgency: str) -> None:
    if len(question.strip()) < SHORTEST:
        raise DomainError(_("Say in a sentence or two what you run into."), field="question")
    if subject and subject not in Subject.values:
        raise DomainError(_("Choose one of the options."), field="subject")
    if urgency not in Urgency.values:
        raise DomainError(_("Choose one of the options."), field="urgency")


def _check_school(by: Member, school_id: int | None) -> None:
    """For one's own school; the desk also writes down what another school asks on the telephone."""
    own = by.organisations(Permission.HELP_ASK)
    if school_id is None:
        is_theirs = not own
    elif by.reach(Permission.HELP_ASK) == Reach.REGION:
        region = Region.objects.get(pk=by.region_id)
        is_theirs = School.objects.filter(belongs_to(region), pk=school_id).exists()
    else:
        is_theirs = school_id in own
    if not is_theirs:
        raise DomainError(_("Choose the school for which you ask."), field="school")


def _next_number(by: Member) -> int:
    """One at a time within a region: two questions never get the same number."""
    Region.objects.select_for_update(no_key=True, of=("self",)).get(pk=by.region_id)
    last = HelpRequest.objects.filter(region_id=by.region_id).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
