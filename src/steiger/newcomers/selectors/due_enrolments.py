"""What the law asks of a school around an enrolment, for *Vandaag*."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.newcomers import rules
from steiger.newcomers.enums import Notice
from steiger.newcomers.models import LegalNotice
from steiger.newcomers.selectors.waiting import enrolled_nowhere
from steiger.pupils.selectors import pupil_name

DAYS_AHEAD = 14
LIMIT = 50
# From when on the desk hears of what a school should have seen to.
LATE_DAYS = 7


def enrolments_due(member: Member, region: str) -> list[DueItem]:
    """A school sees its own notices as they come; the desk those that are far too late."""
    if not member.may(Permission.ENROLMENT_RECORD):
        return []
    return [*_nowhere(member, region), *_notices(member, region)]


def _nowhere(member: Member, region: str) -> Iterator[DueItem]:
    """The desk and the school that referred arrange where the child is enrolled; a newcomer school gives places."""
    if not {Role.COORDINATOR, Role.CARE_COORDINATOR} & set(member.roles):
        return
    for one in enrolled_nowhere(member)[:LIMIT]:
        yield DueItem(
            title=_("Enrolled nowhere: arrange a school"),
            due_on=one.referred_on,
            url=in_region(region, "newcomers:enrolment", case=one.journey.case_number),
            button=_("See to it"),
            about=one.journey.pupil.name,
            rule=_("a child of compulsory school age is enrolled at a school (Leerplichtwet, art. 2)"),
        )


def _notices(member: Member, region: str) -> Iterator[DueItem]:
    """One line per child and school, with the day of the first."""
    by_child: dict[tuple[str, str], list[Any]] = {}
    for row in _rows(_open_notices(member)):
        by_child.setdefault((row.case, row.school_name), []).append(row)
    for (case, school), rows in by_child.items():
        first = rows[0]
        yield DueItem(
            title=_notices_title(rows),
            due_on=first.due_on,
            url=in_region(region, "newcomers:enrolment", case=case),
            button=_("See to it"),
            about=first.child,
            owner=school if member.reach(Permission.ENROLMENT_RECORD) == Reach.REGION else "",
            rule=rules.notice_rule(first.kind),
        )


def _notices_title(rows: list[Any]) -> str:
    if len(rows) == 1:
        return str(Notice(rows[0].kind).label)
    return _("%(count)s notices about the enrolment") % {"count": len(rows)}


def _open_notices(member: Member) -> QuerySet[LegalNotice]:
    today = clock.today()
    found = LegalNotice.objects.order_by("due_on", "id").filter(done_on__isnull=True)
    if member.reach(Permission.ENROLMENT_RECORD) == Reach.REGION:
        return found.filter(due_on__lt=today - timedelta(days=LATE_DAYS))
    own = member.organisations(Permission.ENROLMENT_RECORD)
    return found.filter(school_id__in=own, due_on__lte=today + timedelta(days=DAYS_AHEAD))


def _rows(found: QuerySet[LegalNotice]) -> Any:
    shown = found.annotate(
        child=pupil_name("journey__pupil__"),
        case=F("journey__case_number"),
        school_name=F("school__organisation__name"),
    )
    return shown.values_list("kind", "due_on", "child", "case", "school_name", named=True)[:LIMIT]
