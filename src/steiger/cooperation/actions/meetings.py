"""A table comes together: it is called, changed or cancelled, and those who sit there answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.actions.agenda import put_on_agenda_what_waits
from steiger.cooperation.enums import Answer
from steiger.cooperation.models import Body, Invitation, Meeting
from steiger.cooperation.rules import meetings as rules
from steiger.cooperation.selectors.calendar import appointment
from steiger.cooperation.selectors.meetings import not_invited
from steiger.core import clock
from steiger.core.appointments import moment
from steiger.core.errors import DomainError
from steiger.messaging.actions import Words, tell
from steiger.messaging.enums import Kind
from steiger.organisations.selectors import region_of
from steiger.people.models import User


@transaction.atomic
def call_meeting(
    *, by: Member, body: Body, starts_at: datetime, ends_at: datetime, place: str = "", link: str = ""
) -> Meeting:
    """Everybody who sits at the table on that day is invited, and what waits comes on the agenda."""
    require(by, Permission.TABLE_WRITE)
    rules.may_lead(by, body).require()
    _check_times(starts_at, ends_at)
    _check_where(place, link)
    meeting = Meeting.objects.create(
        region_id=by.region_id,
        body=body,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place.strip(),
        link=link.strip(),
        called_by_id=by.user_id,
        called_at=clock.now(),
    )
    put_on_agenda_what_waits(by, meeting)
    _invite(by, meeting)
    record(by=by, kind="call_meeting", subject=f"meeting {meeting.pk}")
    return meeting


@transaction.atomic
def change_meeting(
    *, by: Member, meeting: Meeting, starts_at: datetime, ends_at: datetime, place: str = "", link: str = ""
) -> Meeting:
    """At another time everybody is asked again; those invited are told."""
    require(by, Permission.TABLE_WRITE)
    meeting = lock_meeting(meeting)
    rules.may_lead(by, meeting.body).require()
    _refuse(rules.may_be_changed(meeting))
    is_other_time = (starts_at, ends_at) != (meeting.starts_at, meeting.ends_at)
    if not is_other_time and (place.strip(), link.strip()) == (meeting.place, meeting.link):
        raise DomainError(_("Nothing has changed. Change the meeting, or go back."))
    if is_other_time:
        _check_times(starts_at, ends_at)
    _check_where(place, link)
    meeting.starts_at, meeting.ends_at, meeting.place, meeting.link = starts_at, ends_at, place.strip(), link.strip()
    meeting.changes += 1
    meeting.save(update_fields=["starts_at", "ends_at", "place", "link", "changes"])
    asked = _invited(meeting)
    if is_other_time:
        meeting.invitations.exclude(user_id=by.user_id).update(answer=Answer.NONE, answered_at=None)
    _tell(by, meeting, asked, gettext_lazy("Changed: {body}, {when}"), gettext_lazy("The meeting is now: {where}."))
    _invite(by, meeting)
    record(by=by, kind="change_meeting", subject=f"meeting {meeting.pk}")
    return meeting


@transaction.atomic
def cancel_meeting(*, by: Member, meeting: Meeting, reason: str) -> Meeting:
    """It is not held. What stood on its agenda waits for the next one; those invited are told."""
    require(by, Permission.TABLE_WRITE)
    meeting = lock_meeting(meeting)
    rules.may_lead(by, meeting.body).require()
    _refuse(rules.may_be_cancelled(meeting))
    if not reason.strip():
        raise DomainError(_("Write down why: those invited read it."), field="reason")
    meeting.cancelled_on, meeting.cancel_reason = clock.today(), reason.strip()
    meeting.changes += 1
    meeting.save(update_fields=["cancelled_on", "cancel_reason", "changes"])
    meeting.agenda_items.filter(kind__in=rules.CARRIED_OVER).update(meeting=None, position=0)
    _tell(
        by,
        meeting,
        _invited(meeting),
        gettext_lazy("Cancelled: {body}, {when}"),
        gettext_lazy("The meeting is not held: {reason}"),
    )
    record(by=by, kind="cancel_meeting", subject=f"meeting {meeting.pk}")
    return meeting


@transaction.atomic
def invite_the_others(*, by: Member, meeting: Meeting) -> list[Invitation]:
    """Who took a seat after the meeting was called."""
    require(by, Permission.TABLE_WRITE)
    meeting = lock_meeting(meeting)
    rules.may_lead(by, meeting.body).require()
    _refuse(rules.may_be_changed(meeting))
    return _invite(by, meeting)


@transaction.atomic
def answer_invitation(*, by: Member, meeting: Meeting, comes: bool) -> Invitation:
    """For oneself; until the meeting is closed one may change one's mind."""
    require(by, Permission.TABLE_SEE)
    meeting = lock_meeting(meeting)
    _refuse(rules.may_be_changed(meeting))
    invitation = Invitation.objects.filter(meeting=meeting, user_id=by.user_id).first()
    if invitation is None:
        raise DomainError(_("You are not invited to this meeting. Ask the chair or the secretary."))
    invitation.answer = Answer.ACCEPTED if comes else Answer.DECLINED
    invitation.answered_at = clock.now()
    invitation.save(update_fields=["answer", "answered_at"])
    record(by=by, kind="answer_invitation", subject=f"meeting {meeting.pk}", answer=str(invitation.answer))
    return invitation


def lock_meeting(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)


def _refuse(verdict: object) -> None:
    """What a rule says about the meeting is no matter of rights: it is said on the page that asked."""
    if not verdict:
        raise DomainError(getattr(verdict, "reason", ""))


def _check_times(starts_at: datetime, ends_at: datetime) -> None:
    if timezone.localdate(starts_at) < clock.today():
        raise DomainError(_("This day is over. Choose today or a later day."), field="day")
    if ends_at <= starts_at:
        raise DomainError(_("The meeting ends before it begins. Choose a later end."), field="until")


def _check_where(place: str, link: str) -> None:
    if not place.strip() and not link.strip():
        raise DomainError(_("Say where: a place, or a link to meet online."), field="place")


def _invited(meeting: Meeting) -> list[User]:
    return [one.user for one in meeting.invitations.select_related("user")]


def _invite(by: Member, meeting: Meeting) -> list[Invitation]:
    """Whoever calls the meeting comes: that need not be asked."""
    users = list(not_invited(meeting))
    now = clock.now()
    made = Invitation.objects.bulk_create(
        Invitation(
            region_id=meeting.region_id,
            meeting=meeting,
            user=user,
            answer=Answer.ACCEPTED if user.pk == by.user_id else Answer.NONE,
            answered_at=now if user.pk == by.user_id else None,
        )
        for user in users
    )
    _tell(
        by,
        meeting,
        users,
        gettext_lazy("Invitation: {body}, {when}"),
        gettext_lazy("You are invited: {where}. Say whether you come. The appointment for your calendar is added."),
    )
    return made


def _tell(by: Member, meeting: Meeting, users: Iterable[User], subject: Words, body: Words) -> None:
    """Never what is on the agenda: a mail may be read by others."""
    region = region_of(by)
    place = ", ".join(filter(None, [meeting.place, meeting.link]))
    words = {
        "body": meeting.body.name,
        "when": moment(meeting.starts_at),
        "where": format_lazy("{when}, {place}", when=moment(meeting.starts_at), place=place),
        "reason": meeting.cancel_reason,
    }
    tell(
        region_id=meeting.region_id,
        users=[user for user in users if user.pk != by.user_id],
        subject=format_lazy(subject, **words),  # type: ignore[arg-type]  # lazy words are words
        body=format_lazy(body, **words),  # type: ignore[arg-type]
        path=reverse("agreements:meeting", kwargs={"region": region.slug, "pk": meeting.pk}),
        calendar=appointment(meeting, region),
        kind=Kind.MEETING,
    )
