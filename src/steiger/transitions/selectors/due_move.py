"""What is due on days of the move itself: appointments, and moves for which there is no time left."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Disclosure, Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.models import PolicyVersion
from steiger.cooperation.rules import because
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.organisations.selectors import calendars_for
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement
from steiger.pupils.selectors import pupil_name
from steiger.transitions import rules
from steiger.transitions.enums import AppointmentKind
from steiger.transitions.models import Appointment, Step

LIMIT = 50
# Appointments stand on the page this long before; the desk only steps in when nobody says how it went.
DAYS_AHEAD = 14
DESK_DAYS_AFTER = 7
# The facts of a move take less than this, holidays counted in: a move farther away can be in time.
WARN_DAYS_AHEAD = 120


def appointments_due(member: Member, slug: str) -> list[DueItem]:
    reach = member.reach(Permission.STEP_DO)
    days = -DESK_DAYS_AFTER if reach == Reach.REGION else DAYS_AHEAD
    found = (
        Appointment.objects.filter(
            pupils.visible_to(member, path="bond__journey", permission=Permission.STEP_DO),
            held_on=None,
            cancelled_on=None,
            on__lte=clock.today() + timedelta(days=days),
            bond__journey__left_on=None,
            bond__journey__completed_on=None,
        )
        .annotate(child=pupil_name("bond__journey__pupil__"), case=F("bond__journey__case_number"))
        .order_by("on", "id")[:LIMIT]
    )
    return [
        DueItem(
            title=str(AppointmentKind(one.kind).label),
            due_on=one.on,
            url=in_region(slug, "transitions:appointments", case=one.case),
            button=_("See the appointment") if one.on > clock.today() else _("Say how it went"),
            about=one.child,
        )
        for one in found
    ]


def moves_without_time(member: Member, slug: str, policy: PolicyVersion) -> list[DueItem]:
    """Children whose move is planned so soon that a step will be late whatever one does."""
    if not member.may(Permission.MOVE_PLAN):
        return []
    rows = list(_steps_before_the_move(member))
    calendars = calendars_for({_school_of(row) for row in rows})
    items = []
    for _journey, steps in groupby(rows, key=lambda row: row.journey_id):
        of_child = list(steps)
        calendar = calendars.get(_school_of(of_child[0]))
        late = rules.too_late(calendar, clock.today(), of_child, policy.answer_days) if calendar else []
        if late:
            items.append(_warning(slug, of_child[0], late, policy))
    return items[:LIMIT]


def _school_of(row: Any) -> int:
    """By whose calendar the weeks count; 0 when there is no school yet."""
    return int(row.mother_school_id or row.newcomer_school_id or 0)


def _warning(slug: str, row: Any, late: list[rules.TooLate], policy: PolicyVersion) -> DueItem:
    words = ngettext(
        "%(count)s step cannot be in time any more", "%(count)s steps cannot be in time any more", len(late)
    )
    return DueItem(
        title=_("Look at the day of the move"),
        due_on=min(one.step.due_on for one in late),
        url=in_region(slug, "transitions:move", case=row.case),
        button=_("See what can be in time"),
        about=row.child,
        owner=row.owner or "",
        rule=because(policy, words % {"count": len(late)}),
    )


def _steps_before_the_move(member: Member) -> QuerySet[Any]:
    schools = Involvement.objects.filter(journey_id=OuterRef("journey_id"), until_on=None)
    mother = schools.filter(relation=Relation.MOTHER_SCHOOL, level__gte=Disclosure.ANNOUNCED).values("school_id")[:1]
    newcomer = schools.filter(relation=Relation.NEWCOMER_SCHOOL).values("school_id")[:1]
    return (
        Step.objects.filter(
            pupils.visible_to(member, path="journey", permission=Permission.MOVE_PLAN),
            weeks__lte=0,
            journey__moved_on=None,
            journey__left_on=None,
            journey__completed_on=None,
            journey__expected_move_on__gte=clock.today(),
            journey__expected_move_on__lte=clock.today() + timedelta(days=WARN_DAYS_AHEAD),
        )
        .annotate(
            mother_school_id=Subquery(mother),
            newcomer_school_id=Subquery(newcomer),
            child=pupil_name("journey__pupil__"),
            case=F("journey__case_number"),
            owner=F("journey__owner__name"),
            move_on=F("journey__expected_move_on"),
        )
        .order_by("journey__expected_move_on", "journey_id", "weeks", "id")
        .values_list(
            "title", "title_en", "proof", "weeks", "due_on", "done_on", "journey_id", "child", "case", "owner",
            "move_on", "mother_school_id", "newcomer_school_id", named=True,
        )
    )  # fmt: skip
