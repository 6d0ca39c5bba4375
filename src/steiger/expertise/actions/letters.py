"""Mail about questions, both ways: which one and about what, never what stands in it, and no name of a child."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core.links import in_region
from steiger.expertise.enums import Subject, Urgency
from steiger.expertise.models import HelpRequest
from steiger.messaging.actions import tell
from steiger.messaging.enums import Kind
from steiger.organisations.selectors import region_of
from steiger.people.models import User
from steiger.people.selectors import people_in_role


def tell_desk(request: HelpRequest, by: Member) -> None:
    subject = (
        _("Urgent question {number} from a school")
        if request.urgency == Urgency.URGENT
        else _("Question {number} from a school")
    )
    _tell(request, by, people_in_role(by.region_id, Role.COORDINATOR), subject, _("There is a new question. {about}"))


def tell_handler(request: HelpRequest, by: Member) -> None:
    if request.handler is not None:
        body = _("{name} asks you to answer this question. {about}")
        _tell(request, by, [request.handler], _("Question {number} is for you"), body)


def tell_handler_of_reply(request: HelpRequest, by: Member) -> None:
    people = [request.handler] if request.handler else people_in_role(by.region_id, Role.COORDINATOR)
    _tell(request, by, people, _("The school replied to question {number}"), _("The school says more. {about}"))


def tell_asker_of_question(request: HelpRequest, by: Member) -> None:
    body = _("{name} needs to know a little more before there is an answer. {about}")
    _tell(request, by, [request.asker], _("A question about your question {number}"), body)


def tell_asker_of_answer(request: HelpRequest, by: Member) -> None:
    body = _("{name} answered your question. {about}")
    _tell(request, by, [request.asker], _("Your question {number} is answered"), body)


def tell_asker_of_referral(request: HelpRequest, by: Member) -> None:
    body = _("{name} found somebody or something that helps you on. {about}")
    _tell(request, by, [request.asker], _("Your question {number} is referred on"), body)


def _tell(request: HelpRequest, by: Member, users: Iterable[User], subject: Any, body: Any) -> None:
    """To everybody but who did it."""
    about = format_lazy(_("It is about: {subject}."), subject=Subject(request.subject).label) if request.subject else ""
    tell(
        region_id=request.region_id,
        users=[user for user in users if user.pk != by.user_id],
        subject=format_lazy(subject, number=request.number),
        body=format_lazy(body, name=by.name, about=about),
        path=in_region(region_of(by).slug, "expertise:help_request", pk=request.pk),
        kind=Kind.HELP,
    )
