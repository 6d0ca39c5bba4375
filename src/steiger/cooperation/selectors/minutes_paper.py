"""The minutes on paper: tagged PDF in Dutch, the language of the table."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steiger.cooperation.enums import ItemOutcome
from steiger.cooperation.models import AgendaItem, Meeting
from steiger.cooperation.selectors.meetings import Attendance
from steiger.documents.typesetting import typeset
from steiger.organisations.models import Region

TEMPLATE = "cooperation/minutes.typ"
LANGUAGE = "nl"


def minutes_pdf(meeting: Meeting, items: Collection[AgendaItem], attendance: Attendance, region: Region) -> bytes:
    with translation.override(LANGUAGE):
        return typeset(TEMPLATE, _inputs(meeting, items, attendance, region))


def _inputs(meeting: Meeting, items: Collection[AgendaItem], attendance: Attendance, region: Region) -> dict[str, Any]:
    begun, ended = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    title = _("Minutes of %(body)s") % {"body": meeting.body.name}
    when = _("%(day)s, %(from)s to %(until)s") % {
        "day": _day(begun),
        "from": f"{begun:%H:%M}",
        "until": f"{ended:%H:%M}",
    }
    return {
        "title": title,
        "subtitle": when,
        "region": region.name,
        "language": LANGUAGE,
        "dated_on": begun.date().isoformat(),
        "footer": f"{meeting.body.name} · {_day(begun)}",
        "facts": [
            [_("Where"), meeting.place or meeting.link],
            [_("Present"), ", ".join(str(one.user) for one in attendance.were_there)],
            [_("Not present"), ", ".join(str(one.user) for one in attendance.were_not_there)],
            [_("Seats present"), _seats(attendance)],
        ],
        "items": [_item(place, item) for place, item in enumerate(items, start=1)],
        "words": {"decision": _("Decision"), "actions": _("Actions"), "papers": _("Papers")},
        "approval": _("These minutes are approved at the next meeting. Steiger shows when."),
    }


def _seats(attendance: Attendance) -> str:
    shown = {"count": attendance.seats_present, "needed": attendance.needed}
    if not attendance.needed:
        return str(attendance.seats_present)
    if attendance.is_enough:
        return _("%(count)s; %(needed)s are needed to decide") % shown
    return _("%(count)s; too few to decide: %(needed)s are needed") % shown


def _item(place: int, item: AgendaItem) -> dict[str, Any]:
    return {
        "title": f"{place}. {item.title}",
        "notes": item.notes.strip(),
        "outcome": "" if item.outcome == ItemOutcome.HANDLED else str(ItemOutcome(item.outcome).label),
        "papers": [paper.title for paper in item.papers.all()],
        "decisions": [
            {"title": f"{one.number}: {one.title}", "text": one.text, "reason": one.reason}
            for one in item.decisions.all()
        ],
        "actions": [
            _("%(what)s (%(who)s, before or on %(day)s)")
            % {"what": one.what, "who": str(one.owner), "day": _day(one.due_on)}
            for one in item.actions.all()
        ],
    }


def _day(value: date | datetime) -> str:
    return date_format(value, "j F Y")
