"""What the law asks of the schools, seen to within days; now and then something is left."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core import clock
from steiger.demo.children.story import Child
from steiger.newcomers import actions as newcomers
from steiger.newcomers.models import LegalNotice, Placement
from steiger.newcomers.rules import SCHOOL_WEEK
from steiger.pupils.models import Journey

DAYS_OF_OBSERVATION = 26


def see_to_notices_later(child: Child, journey: Journey, *people: Member) -> None:
    """A few days after an enrolment. Chosen without a throw of the dice: other stories stay as they are."""
    day = clock.today() + timedelta(days=2 + journey.pupil.birth_on.day % 4)
    for by in people:
        child.later(day, partial(_see_to_notices, journey, by))


def _see_to_notices(journey: Journey, by: Member) -> None:
    own = by.organisations(Permission.ENROLMENT_RECORD)
    for notice in LegalNotice.objects.filter(journey=journey, school_id__in=own, done_on=None):
        if (journey.pupil.birth_on.day + notice.due_on.day) % 23:
            newcomers.do_notice(notice=notice, by=by)


def confirm_later(child: Child, journey: Journey) -> None:
    """Before the observation ends the newcomer school decides."""
    child.later(clock.today() + timedelta(days=DAYS_OF_OBSERVATION), partial(_confirm, child, journey))


def _confirm(child: Child, journey: Journey) -> None:
    placement = Placement.objects.filter(journey=journey, ended_on=None).first()
    if placement is not None and placement.is_provisional:
        newcomers.confirm_placement(journey=journey, by=child.staff)


def shelter_while_waiting(child: Child, journey: Journey) -> None:
    """Most schools that referred enrol a child that must wait, and teach it meanwhile; some do not."""
    if journey.pupil.birth_on.day % 4 == 0:
        return
    care = child.setting.care_coordinator_of(child.school)
    newcomers.enrol_child(journey=journey, school_id=child.school.pk, from_on=clock.today(), by=care)
    see_to_notices_later(child, journey, care)
    if journey.pupil.birth_on.day % 2:
        newcomers.teach_meanwhile(
            journey=journey,
            school_id=child.school.pk,
            from_on=clock.today(),
            weekdays=list(SCHOOL_WEEK)[:4],
            supported_by="Nt2-specialist, een ochtend per week",
            by=care,
        )
