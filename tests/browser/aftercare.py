"""What stands after the move on the pages of the browser's world: packages, hours, a teacher's link, questions."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal

from django.utils import timezone

from steiger.access.member import Member
from steiger.aftercare import actions
from steiger.aftercare.enums import SupportFor
from steiger.aftercare.models import HandoverReview, SupportLine, Visit
from steiger.core import clock
from steiger.desk.actions import make_calendar_address
from steiger.organisations.models import School
from steiger.pupils.models import Journey
from tests.aftercare import plans
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
    addresses = [asked, make_calendar_address(by=carla)]
    planned = _plan(who, places, addresses)
    return {
        **planned,
        "line": [str(line.pk)],
        "spent": [str(spent.pk)],
        "school": [str(places.mother_school.pk)],
        "package": [str(package.pk)],
        "secret": [one.rstrip("/").rsplit("/", 1)[1] for one in addresses],
    }


def _plan(who: dict[str, Member], places: Places, addresses: list[str]) -> dict[str, list[str]]:
    """Working days, hours of a school, a proposal that was searched, one visit of it put to its school."""
    dirk, carla = who["Dirk"], who["Carla"]
    today = clock.today()
    for place, school in enumerate((places.mother_school, places.other_school)):
        School.objects.filter(pk=school.pk).update(latitude=f"52.0{place + 5}", longitude=f"5.1{place}")
    plans.works(carla)
    away = actions.add_days_away(
        user_id=carla.user_id, first_on=today + timedelta(days=9), last_on=today + timedelta(days=9), by=carla
    )
    actions.set_school_hours(school=places.mother_school, hours={2: None, 4: (time(9), time(12))}, by=dirk)
    proposal = actions.propose_plan(
        first_on=today + timedelta(days=1), last_on=today + timedelta(weeks=26), seconds=1, by=dirk
    )
    actions.search_on(region_id=dirk.region_id, proposal_id=proposal.pk, watch=lambda _progress: False)
    rows = list(proposal.visits.filter(starts_at__isnull=False).select_related("visit"))
    actions.accept_plan(proposal=proposal, planned_id=rows[0].pk, by=dirk)
    visit = Visit.objects.select_related("journey__pupil", "specialist").get(pk=rows[0].visit_id)
    addresses.append(actions.offer_dates(visits=[visit], school_id=places.mother_school.pk, by=dirk))
    searching = actions.propose_plan(
        first_on=today + timedelta(days=1), last_on=today + timedelta(weeks=26), keeps=8, by=dirk
    )
    left = [row for row in rows if row.pk != rows[0].pk]
    return {
        "specialist": [str(carla.user_id)],
        "away": [str(away.pk)],
        "proposal": [str(proposal.pk), str(searching.pk)],
        "planned": [str(row.pk) for row in left[:1]],
        "on": [f"{timezone.localdate(row.starts_at):%Y-%m-%d}" for row in left[:1]],
    }
