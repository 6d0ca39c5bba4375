from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Avg, Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from steiger.core import clock
from steiger.core.functions import NameKey
from steiger.organisations.enums import FacilityKind, OrganisationKind
from steiger.organisations.models import NewcomerFacility, Organisation, PupilCount, Region, School
from steiger.organisations.rules.distance import distance_km
from steiger.organisations.rules.schools import belongs_to

# A language class stands in a regular school; the others are not where a child moves on to.
NO_REGULAR_SCHOOL = (FacilityKind.NEWCOMER_SCHOOL, FacilityKind.ISK)


@dataclass(frozen=True, slots=True)
class SchoolFilter:
    """What a list of schools is narrowed by; empty means all."""

    text: str = ""
    place: str = ""
    board_id: int | None = None
    municipality_id: int | None = None
    is_newcomer: bool = False
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Nearby:
    facility: NewcomerFacility
    distance_km: float


def school(code: str) -> School | None:
    return School.objects.select_related("board", "municipality").filter(code=code.upper()).first()


def schools_in_region(region: Region, *, with_closed: bool = False) -> QuerySet[School]:
    """The schools of the region by name; closed ones only when asked for."""
    found = School.objects.select_related("organisation", "board", "municipality").filter(belongs_to(region))
    if not with_closed:
        found = found.filter(organisation__closed_on__isnull=True)
    return found.order_by("organisation__name_key", "code")


def school_in_region(region: Region, code: str) -> School | None:
    return schools_in_region(region, with_closed=True).filter(code=code.upper()).first()


def newcomer_facilities(region: Region, *, on: date | None = None) -> QuerySet[NewcomerFacility]:
    """Where newcomers are taught in the region on a day, by name of the school."""
    return (
        NewcomerFacility.objects.filter(_open_on(on or clock.today()), region_id=region.pk)
        .select_related("school__organisation", "school__municipality")
        .order_by("school__organisation__name_key", "pk")
    )


def newcomer_schools(region: Region, *, on: date | None = None) -> QuerySet[School]:
    return schools_in_region(region).filter(Exists(_facility_here(region, on or clock.today())))


def regular_schools(region: Region, *, on: date | None = None) -> QuerySet[School]:
    """Schools that a child can come from and move on to."""
    elsewhere = _facility_here(region, on or clock.today()).filter(kind__in=NO_REGULAR_SCHOOL)
    return schools_in_region(region).exclude(Exists(elsewhere))


def open_facility(region: Region, school: School) -> NewcomerFacility | None:
    """The mark that the school bears now, or bears from some day on."""
    return NewcomerFacility.objects.filter(region_id=region.pk, school_id=school.pk, until_on__isnull=True).first()


def facilities_of(region: Region, school: School) -> QuerySet[NewcomerFacility]:
    """Every period in which the school taught newcomers here, latest first."""
    return NewcomerFacility.objects.filter(region_id=region.pk, school_id=school.pk).order_by("-from_on", "-pk")


def search_schools(region: Region, text: str) -> QuerySet[School]:
    """Schools by name (also written a little differently), place, postcode or code; best first."""
    return _matching(schools_in_region(region), text)


def filtered_schools(region: Region, chosen: SchoolFilter) -> QuerySet[School]:
    """The list page: narrowed, and each with the kind of its newcomer facility, if any (`facility_kind`)."""
    found = schools_in_region(region, with_closed=chosen.is_closed)
    if chosen.is_closed:
        found = found.filter(organisation__closed_on__isnull=False)
    if chosen.place:
        found = found.filter(place=chosen.place)
    if chosen.board_id:
        found = found.filter(board_id=chosen.board_id)
    if chosen.municipality_id:
        found = found.filter(municipality_id=chosen.municipality_id)
    here = _facility_here(region, clock.today())
    if chosen.is_newcomer:
        found = found.filter(Exists(here))
    found = found.annotate(facility_kind=here.values("kind")[:1])
    return _matching(found, chosen.text) if chosen.text.strip() else found


def pupil_counts(school: School) -> QuerySet[PupilCount]:
    """The counts that are known, latest year first."""
    return PupilCount.objects.filter(school_id=school.pk).order_by("-year")


def nearest_newcomer_schools(region: Region, school: School, *, most: int = 3) -> list[Nearby]:
    """Where a child of this school's neighbourhood could go, nearest first."""
    found = [
        Nearby(facility, distance)
        for facility in newcomer_facilities(region)
        if facility.school_id != school.pk and (distance := distance_km(school, facility.school)) is not None
    ]
    return sorted(found, key=lambda nearby: nearby.distance_km)[:most]


def about_where(postcode: str) -> tuple[Decimal, Decimal] | None:
    """Latitude and longitude of the middle of the schools with these digits, else of those with the first three."""
    for digits in (postcode[:4], postcode[:3]):
        here = School.objects.order_by().filter(postcode__startswith=digits, latitude__isnull=False)
        found = here.aggregate(latitude=Avg("latitude"), longitude=Avg("longitude"))
        if found["latitude"] is not None:
            return round(found["latitude"], 6), round(found["longitude"], 6)
    return None


def board_in_region(region: Region, number: str) -> Organisation | None:
    return boards_in_region(region).filter(code=number).first()


def schools_of_board(region: Region, board: Organisation) -> QuerySet[School]:
    return schools_in_region(region).filter(board_id=board.pk)


def boards_in_region(region: Region) -> QuerySet[Organisation]:
    """The boards of the region's open schools, each with their number (`schools`)."""
    return _organisations(region, OrganisationKind.BOARD, "board_id")


def municipalities_in_region(region: Region) -> QuerySet[Organisation]:
    return _organisations(region, OrganisationKind.MUNICIPALITY, "municipality_id")


def where_boards_have_schools(board_ids: Iterable[int]) -> set[tuple[int, int]]:
    """Which of these boards has schools in which municipality, closed ones too; 0 when the municipality is unknown."""
    found = School.objects.order_by().filter(board_id__in=board_ids).values_list("board_id", "municipality_id")
    return {(board_id, municipality_id or 0) for board_id, municipality_id in found.distinct() if board_id}


def places_in_region(region: Region) -> list[str]:
    rows = schools_in_region(region).exclude(place="").order_by("place").values_list("place", flat=True)
    return list(rows.distinct())


def _organisations(region: Region, kind: OrganisationKind, column: str) -> QuerySet[Organisation]:
    here = schools_in_region(region).order_by().filter(**{column: OuterRef("pk")}).values(column)
    counted = here.annotate(number=Count("pk")).values("number")
    return Organisation.objects.filter(kind=kind).annotate(schools=counted).filter(schools__gt=0).order_by("name_key")


def _open_on(day: date) -> Q:
    return Q(from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gt=day))


def _facility_here(region: Region, day: date) -> QuerySet[NewcomerFacility]:
    return NewcomerFacility.objects.filter(_open_on(day), region_id=region.pk, school_id=OuterRef("pk"))


def _matching(schools: QuerySet[School], text: str) -> QuerySet[School]:
    words = text.strip()[:100]
    if not words:
        return schools.none()
    key = NameKey(Value(words))
    by_place = Q(place_key__contains=key) | Q(postcode__istartswith=words) | Q(code__istartswith=words)
    by_name = Q(organisation__name_key__contains=key)
    alike = Q(organisation__name_key__trigram_word_similar=key)
    rank = Case(
        When(organisation__name_key__startswith=key, then=0), When(by_name, then=1), When(by_place, then=2), default=3
    )
    found = schools.alias(place_key=NameKey("place"))
    return found.filter(by_name | by_place | alike).order_by(rank, F("organisation__name_key"), "code")
