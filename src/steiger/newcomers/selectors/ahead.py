"""Places in the months to come: expected moves free them, agreed starts take them. Numbers, never a child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers import rules
from steiger.newcomers.models import NewcomerGroup, Placement
from steiger.newcomers.rules import Month
from steiger.newcomers.selectors.places import open_groups
from steiger.newcomers.selectors.stays import stays_in
from steiger.organisations.models import School
from steiger.organisations.rules.distance import distance_km
from steiger.organisations.selectors import region_of, regular_schools, school_in_region


@dataclass(frozen=True, slots=True)
class OverBooked:
    """A child that a school took beyond its places, by choice: why, who and when. Of the child nothing."""

    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class GroupAhead:
    name: str
    places: int
    months: Sequence[Month]
    over_booked: tuple[OverBooked, ...]


@dataclass(frozen=True, slots=True)
class SchoolAhead:
    """One newcomer school. Of other schools one sees the totals only."""

    name: str
    place: str
    places: int
    months: Sequence[Month]
    shows_groups: bool
    groups: tuple[GroupAhead, ...]


def places_ahead(member: Member) -> list[SchoolAhead]:
    """Every newcomer school by month, and the groups of those that this person gives places of."""
    if member.reach(Permission.PLACES_SEE) < Reach.COUNTS:
        return []
    groups = list(open_groups(member))
    stays = stays_in([group.pk for group in groups])
    over = _over_booked([group.pk for group in groups])
    today = clock.today()
    own = member.organisations(Permission.PLACES_SEE, Role.NEWCOMER_STAFF)
    sees_all = member.reach(Permission.PLACES_SEE) == Reach.REGION
    found = []
    for facility, of_school in groupby(groups, key=lambda group: group.facility):
        ahead = tuple(
            GroupAhead(
                name=group.name,
                places=group.places,
                months=rules.months_ahead(group.places, stays[group.pk], today),
                over_booked=tuple(over.get(group.pk, ())),
            )
            for group in of_school
        )
        found.append(
            SchoolAhead(
                name=facility.school.name,
                place=facility.school.place,
                places=sum(group.places for group in ahead),
                months=rules.together([group.months for group in ahead]),
                shows_groups=sees_all or facility.school_id in own,
                groups=ahead,
            )
        )
    return found


def _over_booked(group_ids: Sequence[int]) -> dict[int, list[OverBooked]]:
    rows = (
        Placement.objects.filter(rules.running_placements(), group_id__in=group_ids, is_over_places=True)
        .select_related("offered_by")
        .order_by("offered_on", "id")
    )
    found: dict[int, list[OverBooked]] = {}
    for one in rows:
        found.setdefault(one.group_id, []).append(
            OverBooked(one.over_places_reason, str(one.offered_by), one.offered_on)
        )
    return found


@dataclass(frozen=True, slots=True)
class Near:
    """One newcomer school seen from a child: how far, and from when there is a place in a group of its age."""

    name: str
    place: str
    distance_km: float | None
    free: int
    room_on: date | None

    @property
    def has_room(self) -> bool:
        return self.free > 0


def nearest_with_room(member: Member, *, origin: School | None, age: int | None) -> list[Near]:
    """Schools with a place now first, the nearest on top; then those that will have one, the soonest first."""
    if member.reach(Permission.PLACES_SEE) < Reach.COUNTS:
        return []
    groups = [one for one in open_groups(member) if age is None or one.age_from <= age <= one.age_until]
    stays = stays_in([group.pk for group in groups])
    found = [
        _near(list(of_school), stays, origin) for _facility, of_school in groupby(groups, key=lambda one: one.facility)
    ]
    return sorted(found, key=_by_room_and_distance)


def _near(groups: list[NewcomerGroup], stays: dict[int, list[rules.Stay]], origin: School | None) -> Near:
    school, today = groups[0].facility.school, clock.today()
    days = [day for one in groups if (day := rules.first_room_on(one.places, stays[one.pk], today)) is not None]
    return Near(
        name=school.name,
        place=school.place,
        distance_km=distance_km(origin, school) if origin is not None else None,
        free=sum(max(one.places - rules.fullest_from(stays[one.pk], today), 0) for one in groups),
        room_on=min(days, default=None),
    )


def _by_room_and_distance(near: Near) -> tuple[bool, date, float, str]:
    """Rooms now count as one day: among those distance decides."""
    far = near.distance_km if near.distance_km is not None else float("inf")
    day = date.min if near.has_room else near.room_on or date.max
    return not near.has_room, day, far, near.name


def origins(member: Member) -> list[tuple[str, str]]:
    """The schools from which one may ask for the nearest place: by code, with the place; the own ones first."""
    own = own_school_ids(member)
    found = sorted(regular_schools(region_of(member)), key=lambda school: school.pk not in own)
    return [(school.code, f"{school.name} ({school.place})") for school in found]


def origin_school(member: Member, code: str) -> School | None:
    """The school asked for; without a question the own one, if there is."""
    if code:
        return school_in_region(region_of(member), code)
    return School.objects.filter(pk__in=own_school_ids(member)).order_by("code").first()


def own_school_ids(member: Member) -> frozenset[int]:
    return member.organisations(Permission.REFERRAL_MAKE, Role.CARE_COORDINATOR)
