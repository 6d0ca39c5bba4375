"""A region in which visits can be planned: schools that lie somewhere, and a specialist with working days."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from steiger.access.member import Member
from steiger.aftercare import actions
from steiger.aftercare.actions import AvailabilityInput
from steiger.aftercare.models import PlanProposal
from steiger.organisations.enums import Sector
from steiger.organisations.models import School
from tests.factories import Places

WHOLE_DAY = (time(8), time(16, 30))
FIRST_ON, LAST_ON = date(2026, 9, 8), date(2026, 11, 6)


def lay_out(places: Places) -> None:
    """Two schools a quarter of an hour apart."""
    School.objects.filter(pk=places.mother_school.pk).update(latitude="52.090000", longitude="5.120000")
    School.objects.filter(pk=places.other_school.pk).update(latitude="52.150000", longitude="5.200000")


def works(specialist: Member, *weekdays: int, by: Member | None = None, **changed: Any) -> None:
    asked = {
        "postcode": "3511 AB",
        "most_visits": 4,
        "sectors": [Sector.PO],
        "specialisms": [],
        "languages": [],
        "days": dict.fromkeys(weekdays or range(5), WHOLE_DAY),
        **changed,
    }
    actions.set_availability(user_id=specialist.user_id, asked=AvailabilityInput(**asked), by=by or specialist)


def proposed(by: Member, **changed: Any) -> PlanProposal:
    """Searched to its end, as the job does, but shortly."""
    asked = {"first_on": FIRST_ON, "last_on": LAST_ON, "seconds": 1, **changed}
    proposal = actions.propose_plan(by=by, **asked)
    actions.search_on(region_id=by.region_id, proposal_id=proposal.pk, watch=lambda _progress: False)
    proposal.refresh_from_db()
    return proposal
