"""A child that has moved, and its aftercare brought as far as a test needs it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from steiger.access.member import Member
from steiger.aftercare import actions
from steiger.aftercare.enums import Familiarity, Going, SupportFor
from steiger.aftercare.models import SupportLine, Visit, VisitReport
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.pupils.enums import CORE_DOMAINS, Standing
from steiger.pupils.models import Journey
from steiger.transitions.actions import complete_move
from tests.factories import Places
from tests.transitions.factories import announced, make_placed

# A Monday; the tests know no holidays but the public ones, so weeks 2 to 5 run from 21 September to 12 October.
MOVED_ON = date(2026, 9, 7)
FIRST_FROM = date(2026, 9, 21)
FIRST_UNTIL = date(2026, 10, 12)


def make_moved(region: Region, places: Places, *, by: Member, **facts: object) -> Journey:
    journey = make_placed(region, places, by=by, **facts)
    announced(journey, places, by=by)
    complete_move(journey=journey, moved_on=clock.today(), without_document_reason="Verhuisd", by=by)
    return journey


def entrusted(journey: Journey, specialist: Member, *, by: Member) -> Visit:
    actions.assign_specialist(journey=journey, user_id=specialist.user_id, by=by)
    return Visit.objects.select_related("journey__pupil").get(journey=journey, number=1)


def at(day: date, hour: int = 10) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def report_of(**changed: Any) -> dict[str, Any]:
    """A complete report."""
    return {
        "held_on": clock.today(),
        "present": "Leerkracht",
        "going": Going.FAIRLY,
        "going_words": "Het gaat goed in de groep.",
        "standings": {
            domain: Standing.AT if place < 2 else Standing.BELOW for place, domain in enumerate(CORE_DOMAINS)
        },
        "school_needs": "Ideeën voor woordenschat.",
        "plan_familiarity": Familiarity.PARTLY,
        "plan_use": "Het team kent de doelen.",
        "agreed_points": "Elke dag tien woorden.",
        **changed,
    }


def reported(visit: Visit, *, by: Member, **changed: Any) -> VisitReport:
    return actions.report_visit(visit=visit, by=by, **report_of(**changed))


def all_reported(journey: Journey, *, by: Member) -> None:
    for visit in Visit.objects.select_related("journey__pupil").filter(journey=journey):
        reported(visit, by=by)


def supported(journey: Journey, *, by: Member, **changed: Any) -> SupportLine:
    values: dict[str, Any] = {
        "support_for": SupportFor.TEACHER,
        "what": "Coaching in de klas",
        "hours": 6,
        "from_on": clock.today(),
        "until_on": clock.today() + timedelta(days=90),
        **changed,
    }
    return actions.agree_support(journey=journey, by=by, **values)


def posted_report(**changed: Any) -> dict[str, Any]:
    """A complete report as the form sends it."""
    whole = report_of()
    standings = whole.pop("standings")
    sent = {**whole, **{f"standing_{domain.value}": standing for domain, standing in standings.items()}}
    return {**{name: str(value) for name, value in sent.items()}, **changed}
