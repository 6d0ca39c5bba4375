"""The weekly mail: what waits for somebody, gathered from every room and said without a child's name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.ids import CASE_NUMBER_ANYWHERE
from steiger.core.links import in_region
from steiger.core.templatetags.core_tags import day
from steiger.desk.selectors import due_list
from steiger.messaging.actions import gather
from steiger.messaging.enums import Kind, Way
from steiger.messaging.selectors import missed, waiting_for_the_week, ways_of
from steiger.organisations.selectors import region_of
from steiger.pupils.selectors import initials_by_case

if TYPE_CHECKING:
    from steiger.messaging.models import Letter, Notice
    from steiger.people.models import User

LINES = 15
WEEK = timedelta(days=7)


def week_fact(monday: date) -> str:
    return f"week-{monday.isoformat()}"


def write_weekly_mail(*, user: User, member: Member, monday: date) -> Letter | None:
    """What is due for one person until a week from now, and what they wanted to hear with it; once a week."""
    with translation.override(user.language):
        wants_due = ways_of([user.pk], Kind.WEEK)[user.pk] == Way.DIGEST
        notices = waiting_for_the_week(member.region_id, user.pk)
        until = clock.today() + WEEK
        due = [item for item in _due(member) if item.due_on <= until] if wants_due else []
        return gather(
            region_id=member.region_id,
            user=user,
            fact=week_fact(monday),
            subject=_("Your week in Steiger, from %(day)s") % {"day": day(monday)},
            body=_words(member, due, notices),
            path=in_region(region_of(member).slug, "desk:today"),
            notices=notices,
        )


def write_missed_mail(*, user: User, member: Member) -> Letter | None:
    """The server stopped while it sent something to this person: say what it was, and that it may be known."""
    notices = missed(member.region_id, user.pk)
    if not notices:
        return None
    with translation.override(user.language):
        intro = _("Our server stopped while it sent you a mail. Perhaps you did not get it. This is what it said:")
        return gather(
            region_id=member.region_id,
            user=user,
            fact=f"missed-{notices[-1].pk}",
            subject=_("Perhaps you missed this mail"),
            body="\n".join([intro, "", *_told(notices)]),
            path=in_region(region_of(member).slug, "desk:today"),
            notices=notices,
        )


def _due(member: Member) -> list[DueItem]:
    return [item for group in due_list(member).groups for item in group.items]


def _words(member: Member, due: Sequence[DueItem], notices: Sequence[Notice]) -> str:
    """Empty when there is nothing to say."""
    parts = []
    if due:
        initials = initials_by_case(member, {case for item in due if (case := _case(item))})
        late = [item for item in due if item.due_on < clock.today()]
        coming = [item for item in due if item.due_on >= clock.today()]
        parts += _listed(_("Too late:"), late, initials) + _listed(_("This week:"), coming, initials)
    if notices:
        parts.append("\n".join([_("New since the last mail:"), *_told(notices)]))
    return "\n\n".join([_("This waits for you in Steiger."), *parts]) if parts else ""


def _listed(heading: str, items: Sequence[DueItem], initials: Mapping[str, str]) -> list[str]:
    if not items:
        return []
    lines = [_line(item, initials) for item in items[:LINES]]
    if (more := len(items) - LINES) > 0:
        text = ngettext("- and one more thing under Today", "- and %(count)d more things under Today", more)
        lines.append(text % {"count": more})
    return ["\n".join([heading, *lines])]


def _line(item: DueItem, initials: Mapping[str, str]) -> str:
    title = _("Something that you took upon you") if item.is_typed else item.title
    case = _case(item)
    about = f" · {initials[case]} ({case})" if case in initials else ""
    return f"- {day(item.due_on)}: {title}{about}"


def _case(item: DueItem) -> str:
    """Of which child it is: pages about a child have its case number in their address."""
    found = re.search(CASE_NUMBER_ANYWHERE, item.url)
    return found.group() if found else ""


def _told(notices: Sequence[Notice]) -> list[str]:
    return [f"- {one.subject}" for one in notices]
