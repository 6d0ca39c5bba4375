"""An IB consultation with its seats and a coming meeting, made by hand; cases as somebody brings them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from steiger.access.member import Member
from steiger.consultation import actions, selectors
from steiger.consultation.models import Case
from steiger.cooperation.enums import BodyKind, SeatFunction
from steiger.cooperation.models import Body, Meeting, Seat, Sitting
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey
from tests.factories import FIRST_DAY, Places, make_journey

TEXTS = {
    "question": "Welke moederschool past bij dit kind?",
    "tried": "Twee scholen gevraagd, geen van beide heeft plek.",
    "asked": "Een advies over de plaatsing.",
}


def make_body(region: Region, kind: str = BodyKind.CONSULTATION, name: str = "IB-overleg") -> Body:
    return Body.objects.create(region=region, name=name, kind=kind, founded_on=FIRST_DAY)


def sit(body: Body, member: Member, function: str = SeatFunction.MEMBER, *, until_on: date | None = None) -> Sitting:
    seat = Seat.objects.create(
        region_id=body.region_id, body=body, function=function, role=next(iter(member.roles)), from_on=FIRST_DAY
    )
    return Sitting.objects.create(
        region_id=body.region_id, seat=seat, user_id=member.user_id, from_on=FIRST_DAY, until_on=until_on
    )


def call(body: Body, by: Member, *, days: int = 7) -> Meeting:
    starts = at(clock.today() + timedelta(days=days))
    return Meeting.objects.create(
        region_id=body.region_id,
        body=body,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        place="Kanaalstraat 3",
        called_by_id=by.user_id,
        called_at=clock.now(),
    )


def close(meeting: Meeting, by: Member) -> Meeting:
    meeting.closed_at, meeting.closed_by_id = clock.now(), by.user_id
    meeting.save()
    return meeting


def at(day: date, hour: int = 13) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def make_child(region: Region, places: Places, **facts: Any) -> Journey:
    """At the newcomer school, so that Amina may open the file."""
    journey = make_journey(region, **facts)
    Involvement.objects.create(
        region=region,
        journey=journey,
        relation=Relation.NEWCOMER_SCHOOL,
        school=places.newcomer_school,
        from_on=FIRST_DAY,
        level=4,
    )
    return journey


def bring(journey: Journey, by: Member, **changed: Any) -> Case:
    """To the first agenda that is open."""
    asked: dict[str, Any] = {"agenda": selectors.agendas(by)[0], **TEXTS, **changed}
    return actions.bring_case(journey=journey, by=by, **asked)
