"""What the consultation asks of a person: cases to prepare, to put on an agenda, outcomes to record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.consultation import rules
from steiger.consultation.models import Case
from steiger.consultation.selectors.agendas import agendas
from steiger.consultation.selectors.cases import cases, is_on_agenda
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of

LIMIT = 100


def due_for(member: Member) -> list[DueItem]:
    if not member.may(Permission.CASE_SEE):
        return []
    slug = region_of(member).slug
    found = list(cases(member)[:LIMIT])
    on_agenda = [case for case in found if is_on_agenda(case)]
    return [*_at_the_table(member, slug, on_agenda), *_without_agenda(member, slug, found)]


def _at_the_table(member: Member, slug: str, found: list[Case]) -> Iterator[DueItem]:
    """Per meeting: its members prepare; from its day on, chair, secretary and coordinator record what came out."""
    for _meeting, of_one in groupby(found, key=lambda case: case.meeting_id):
        same = list(of_one)
        first = same[0]
        assert first.meeting is not None  # noqa: S101 - only cases on an agenda come here
        meets_on = timezone.localtime(first.meeting.starts_at).date()
        sits = first.body_id in rules.functions_of(member.user_id)
        if meets_on <= clock.today() and rules.leads(member, first):
            title, button = _("Record the outcomes of the consultation"), _("Record")
        elif sits and meets_on >= clock.today():
            title, button = _("Prepare the cases for the consultation"), _("Read the cases")
        else:
            continue
        yield DueItem(
            title=title,
            due_on=meets_on,
            url=in_region(slug, "consultation:cases"),
            button=button,
            about=f"{first.body.name} · {cases_counted(len(same))}",
        )


def _without_agenda(member: Member, slug: str, found: list[Case]) -> Iterator[DueItem]:
    """Own cases that no table can see: their meeting passed without an outcome, or one has been called by now."""
    waiting = [case for case in found if not is_on_agenda(case) and case.owner_id == member.user_id]
    if not waiting:
        return
    coming = next((agenda.meets_on for agenda in agendas(member) if agenda.meets_on), None)
    if coming is None:
        return
    for case in waiting:
        yield DueItem(
            title=_("Put the case on the agenda"),
            due_on=coming,
            url=in_region(slug, "consultation:schedule", case=case.journey.case_number),
            button=_("Choose a meeting"),
            about=f"{case.body.name} · {case.journey.case_number}",
        )


def cases_counted(count: int) -> str:
    return ngettext("%(count)s case", "%(count)s cases", count) % {"count": count}
