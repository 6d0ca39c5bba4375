"""The whole country: a region for every partnership in primary education, on all schools, for measuring at full size.

The demo region itself is told child by child; the regions beside it have real schools, people, groups and policy, and
a crowd of children.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.demo.crowd import Crowd, add_crowd
from steiger.demo.decisions import adopt_by_decisions
from steiger.demo.people import DOMAIN
from steiger.demo.region import come_in
from steiger.messaging.actions import quietly
from steiger.newcomers.actions import open_group, take_standard_instruments
from steiger.newcomers.models import NewcomerGroup
from steiger.organisations.actions import create_region, mark_newcomer_school
from steiger.organisations.enums import FacilityKind, Sector
from steiger.organisations.models import Region, School
from steiger.organisations.selectors import newcomer_schools, regions, regular_schools
from steiger.people.models import Membership
from steiger.people.selectors import operator_of
from steiger.pupils.models import Pupil

JOURNEYS = 60_000
DAYS = 900
SCHOOLS_PER_NEWCOMER_SCHOOL = 60
# Of a crowd about one in four is at a newcomer school: some two children per school of the region.
SCHOOLS_PER_GROUP = 5
PLACES = 18
AGES = ((4, 7), (7, 10), (10, 12))
GIVEN = ("Anneke", "Bas", "Chantal", "Dennis", "Eefje", "Floor", "Gijs", "Hester", "Ilse", "Jeroen", "Kim")
FAMILIES = ("Aalbers", "Blom", "Cornelissen", "Dijkstra", "Evers", "Faber", "Gerritsen", "Hendriks", "Jacobs", "Kramer",
            "Linssen", "Maas", "Nijhof")  # fmt: skip


@dataclass(frozen=True)
class Partnership:
    """A samenwerkingsverband that has no region yet."""

    code: str
    municipality: str
    """Where most of its schools are."""
    schools: int


def partnerships() -> list[Partnership]:
    """Of all schools that are open, by code; those that have a region already are left out."""
    taken = {code for region in regions() for code in region.codes}
    places: dict[str, Counter[str]] = defaultdict(Counter)
    open_schools = School.objects.filter(sector=Sector.PO, organisation__closed_on=None).exclude(partnership_code="")
    for code, place, municipality in open_schools.values_list("partnership_code", "place", "municipality__name"):
        places[code][municipality or place] += 1
    return [
        Partnership(code, found.most_common(1)[0][0], found.total())
        for code, found in sorted(places.items())
        if code not in taken
    ]


def found_regions(*, progress: Callable[[int, int], None]) -> int:
    """Every region that is not there yet, with schools, people, groups and policy; each in one go. How many."""
    waiting = partnerships()
    for number, one in enumerate(waiting):
        progress(number, len(waiting))
        with transaction.atomic(), quietly():
            _found(one, number)
    return len(waiting)


def add_crowds(*, progress: Callable[[int, int], None], journeys: int = JOURNEYS) -> int:
    """Children for every region that has none, by its number of schools; only as owner of the tables. How many."""
    waiting = [region for region in regions() if not Pupil.objects.filter(region_id=region.pk).exists()]
    schools = {region.pk: regular_schools(region).count() for region in waiting}
    added = 0
    for number, region in enumerate(waiting):
        progress(number, len(waiting))
        crowd = crowd_for(region, max(1, journeys * schools[region.pk] // sum(schools.values())))
        add_crowd(crowd)
        added += crowd.count
    return added


def _found(partnership: Partnership, number: int) -> None:
    first_day = timezone.localdate() - timedelta(days=DAYS)
    code = partnership.code
    with clock.on(first_day):
        name = f"{partnership.municipality} en omgeving"
        region = create_region(codes=[code], name=name, slug=code.lower(), email=f"{code.lower()}@{DOMAIN}")
        with region_scope(region.pk):
            _set_up(region, partnership, number, first_day)


def _set_up(region: Region, partnership: Partnership, number: int, first_day: date) -> None:
    newcomer, regular = _share_out(list(regular_schools(region).order_by("code")))
    people = People(region, number)
    administrator = people.welcome(Role.ADMINISTRATOR, by=operator_of(region.pk))
    coordinator = people.welcome(Role.COORDINATOR, by=administrator)
    people.welcome(Role.SPECIALIST, by=administrator)
    _open_groups(newcomer, partnership.schools // SCHOOLS_PER_GROUP, administrator)
    people.welcome(Role.NEWCOMER_STAFF, by=administrator, organisation_id=newcomer[0].pk)
    people.welcome(Role.CARE_COORDINATOR, by=administrator, organisation_id=regular[0].pk)
    take_standard_instruments(by=coordinator)
    adopt_by_decisions(coordinator, first_day)


def crowd_for(region: Region, count: int) -> Crowd:
    """So many children, spread over what the region has."""

    def user_of(role: Role) -> int:
        found = (
            Membership.objects.filter(region_id=region.pk, role=role).order_by("pk").values_list("user_id", flat=True)
        )
        return found[0]

    regular = list(regular_schools(region).order_by("code"))
    return Crowd(
        region=region.pk,
        count=count,
        owner=user_of(Role.COORDINATOR),
        specialist=user_of(Role.SPECIALIST),
        newcomer=list(newcomer_schools(region).values_list("pk", flat=True)),
        schools=[school.pk for school in regular],
        groups=list(NewcomerGroup.objects.filter(region_id=region.pk).order_by("pk").values_list("pk", flat=True)),
        place=regular[0].place,
    )


def _share_out(schools: list[School]) -> tuple[list[School], list[School]]:
    """Spread over the region: some for newcomers, the others to come from and move on to."""
    newcomer = schools[::SCHOOLS_PER_NEWCOMER_SCHOOL]
    return newcomer, [school for school in schools if school not in newcomer] or newcomer


def _open_groups(newcomer: list[School], count: int, by: Member) -> None:
    facilities = [mark_newcomer_school(by=by, school=one, kind=FacilityKind.NEWCOMER_SCHOOL) for one in newcomer]
    for place in range(max(len(facilities), count)):
        age_from, age_until = AGES[place % len(AGES)]
        open_group(
            facility_id=facilities[place % len(facilities)].pk, name=f"Groep {place + 1}", places=PLACES,
            age_from=age_from, age_until=age_until, by=by,
        )  # fmt: skip


class People:
    """The fictional people of one region: `coordinator.po3001@demo.example` and so on, with the demo's password."""

    def __init__(self, region: Region, number: int) -> None:
        self.region = region
        self.number = number

    def welcome(self, role: Role, *, by: Member, organisation_id: int | None = None) -> Member:
        self.number += 17
        name = f"{GIVEN[self.number % len(GIVEN)]} {FAMILIES[self.number % len(FAMILIES)]}"
        email = f"{role.value.replace('_', '-')}.{self.region.slug}@{DOMAIN}"
        return come_in(by, email=email, name=name, role=role, organisation_id=organisation_id)
