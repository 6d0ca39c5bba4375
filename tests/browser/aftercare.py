"""What stands after the move on the pages of the browser's world: packages, hours, a teacher's link, questions."""

from __future__ import annotations

from decimal import Decimal

from steiger.access.member import Member
from steiger.aftercare import actions
from steiger.aftercare.enums import SupportFor
from steiger.aftercare.models import HandoverReview, SupportLine, Visit
from steiger.core import clock
from steiger.desk.actions import make_calendar_address
from steiger.pupils.models import Journey
from tests.factories import Places


def look_after(who: dict[str, Member], places: Places, journey: Journey) -> dict[str, list[str]]:
    """Values for the addresses of these pages, for a child that has moved."""
    dirk, carla = who["Dirk"], who["Carla"]
    package = actions.make_package(
        name="Leerkracht en leerling",
        municipality_id=None,
        parts={SupportFor.TEACHER: actions.Part("Coaching in de klas", Decimal(6), weeks=10)},
        by=dirk,
    )
    line = SupportLine.objects.filter(journey=journey).select_related("journey__pupil")[0]
    spent = actions.spend_hours(line=line, spent_on=clock.today(), hours=Decimal("1.5"), by=carla)
    actions.set_hours(user_id=carla.user_id, from_on=clock.today(), hours_per_week=Decimal(1), by=dirk)
    HandoverReview.objects.filter(journey=journey).update(due_on=clock.today())
    visit = Visit.objects.select_related("journey__pupil").get(journey=journey, number=3)
    asked = actions.ask_teacher(visit=visit, by=carla)
    addresses = (asked, make_calendar_address(by=carla))
    return {
        "line": [str(line.pk)],
        "spent": [str(spent.pk)],
        "school": [str(places.mother_school.pk)],
        "package": [str(package.pk)],
        "secret": [one.rstrip("/").rsplit("/", 1)[1] for one in addresses],
    }
