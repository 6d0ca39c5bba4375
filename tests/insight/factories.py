"""Many children at once, written straight into the tables: what is counted is tried here, not how it came about."""

from __future__ import annotations

from datetime import date, timedelta

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.aftercare.enums import Familiarity, Going
from steiger.aftercare.models import Visit, VisitReport, VisitStanding
from steiger.core import clock
from steiger.newcomers.models import WaitingListEntry
from steiger.organisations.models import Region, School
from steiger.pupils.enums import CORE_DOMAINS, Domain, Relation, Standing
from steiger.pupils.models import Involvement, Journey, MotherSchoolBond
from tests.factories import Places, make_journey

TODAY = date(2026, 9, 7)
AT_LEVEL = {Domain.ARITHMETIC: 8, Domain.TECHNICAL_READING: 8, Domain.VOCABULARY: 3, Domain.READING_COMPREHENSION: 3}


def make_waiting(region: Region, *, weeks: int, by: Member) -> Journey:
    since = clock.today() - timedelta(weeks=weeks)
    journey = make_journey(region, call_name="Verborgen", referred_on=since, accepted_on=since)
    WaitingListEntry.objects.create(region=region, journey=journey, since_on=since, put_by_id=by.user_id)
    return journey


def make_moved(region: Region, school: School, *, lead_weeks: int, by: Member) -> Journey:
    """Moved some weeks ago to this school, which had been announced so many weeks before."""
    moved_on = clock.today() - timedelta(weeks=30)
    announced_on = moved_on - timedelta(weeks=lead_weeks)
    placed_on = moved_on - timedelta(weeks=40)
    journey = make_journey(
        region,
        call_name="Verborgen",
        referred_on=placed_on,
        accepted_on=placed_on,
        offered_on=placed_on,
        placed_on=placed_on,
        intake_on=placed_on,
        bonded_on=announced_on,
        expected_move_on=moved_on,
        moved_on=moved_on,
    )
    MotherSchoolBond.objects.create(
        region=region,
        journey=journey,
        school=school,
        announced_on=announced_on,
        announced_by_id=by.user_id,
        moved_on=moved_on,
    )
    Involvement.objects.create(
        region=region,
        journey=journey,
        relation=Relation.MOTHER_SCHOOL,
        school=school,
        level=Disclosure.MOVED,
        from_on=announced_on,
    )
    return journey


def make_report(journey: Journey, places: Places, *, place: int, is_late: bool, by: Member) -> VisitReport:
    """The first visit, reported. Of ten children eight are at level in two domains, and three in the others."""
    until = clock.today() - timedelta(weeks=20)
    visit = Visit.objects.create(
        region=journey.region,
        journey=journey,
        number=1,
        policy=places.policy,
        window_from=until - timedelta(weeks=3),
        window_until=until,
        specialist_id=by.user_id,
        reported_on=until,
    )
    report = VisitReport.objects.create(
        region=journey.region,
        visit=visit,
        held_on=until + timedelta(days=3 if is_late else -3),
        present="Leerkracht",
        going=Going.WELL,
        going_words="Goed",
        school_needs="Niets",
        plan_familiarity=Familiarity.YES if place % 2 else Familiarity.NO,
        plan_use="Niets",
        reported_by_id=by.user_id,
        reported_at=clock.now(),
    )
    for domain in CORE_DOMAINS:
        standing = Standing.AT if place % 10 < AT_LEVEL[domain] else Standing.BELOW
        VisitStanding.objects.create(region=journey.region, report=report, domain=domain, standing=standing)
    return report


def make_population(region: Region, places: Places, *, by: Member) -> None:
    """Thirty children that moved (two of them to another school), all visited, six of them too late; nine that wait."""
    for place in range(30):
        school = places.other_school if place < 2 else places.mother_school
        journey = make_moved(region, school, lead_weeks=14 if place < 20 else 5, by=by)
        make_report(journey, places, place=place, is_late=place % 5 == 0, by=by)
    for weeks in (1, 1, 1, 1, 1, 8, 8, 20, 20):
        make_waiting(region, weeks=weeks, by=by)
