"""What meetings ask of a person: an answer, and minutes that are still to be made."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.cooperation.enums import Answer, MeetingState
from steiger.cooperation.models import Body, Meeting
from steiger.cooperation.rules import meetings as rules
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of


def meetings_due_for(member: Member) -> list[DueItem]:
    """The day of the meeting itself is the day to keep: an answer before it, the minutes on it."""
    if not member.may(Permission.TABLE_SEE):
        return []
    slug = region_of(member).slug
    called = Meeting.objects.filter(rules.meetings_visible_to(member), state=MeetingState.CALLED).select_related("body")
    unanswered = called.filter(
        starts_at__gte=clock.now(), invitations__user_id=member.user_id, invitations__answer=Answer.NONE
    )
    led = Body.objects.filter(rules.tables_led_by(member)).values("pk")
    unwritten = called.filter(ends_at__lt=clock.now(), body__in=led)
    return [
        *(
            _item(slug, one, "agreements:meeting", _("Say whether you come"), _("Answer"))
            for one in unanswered.order_by("starts_at")
        ),
        *(
            _item(slug, one, "agreements:minutes", _("Finish the minutes"), _("To the minutes"))
            for one in unwritten.order_by("starts_at")
        ),
    ]


def _item(slug: str, meeting: Meeting, page: str, title: str, button: str) -> DueItem:
    return DueItem(
        title=title,
        due_on=timezone.localdate(meeting.starts_at),
        url=in_region(slug, page, pk=meeting.pk),
        button=button,
        about=meeting.body.name,
    )
