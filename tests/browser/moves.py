"""Schools that are asked for a place, an appointment around a move, and a family that left suddenly."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from steiger.access.member import Member
from steiger.organisations.selectors import calendar_for
from steiger.pupils.models import Journey
from steiger.transitions import actions
from steiger.transitions.actions import SchoolToAsk
from steiger.transitions.enums import AppointmentKind
from tests.factories import Places


def move_on(
    who: dict[str, Member], places: Places, *, at_school: Journey, chosen: Journey, gone: Journey
) -> dict[str, list[str]]:
    """Told of three children: one at the newcomer school, one whose school is chosen, one that leaves today."""
    by, today = who["Amina"], timezone.localdate()
    asked = actions.ask_schools(
        journey=at_school,
        schools=[SchoolToAsk(places.mother_school.pk, "ib@example.org"), SchoolToAsk(places.other_school.pk)],
        answer_by=today + timedelta(days=14),
        level="Verstaat al veel",
        district="Overvecht",
        by=by,
    )
    day = calendar_for(places.mother_school.pk).next_school_day(today + timedelta(days=3))
    made = actions.make_appointment(
        journey=chosen,
        kind=AppointmentKind.HANDOVER,
        on=day,
        from_person="Juf Amina",
        to_person="Meester Teun",
        by=by,
    )
    actions.depart_abruptly(
        journey=gone, departed_on=today, reason="Een woning elders", school_id=places.mother_school.pk, by=by
    )
    return {
        "secret": [asked.links[0][1].rstrip("/").rsplit("/", 1)[1]],
        "ask": [str(asked.links[0][0].pk)],
        "question": [str(asked.question.pk)],
        "appointment": [str(made.pk)],
    }
