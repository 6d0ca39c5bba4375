"""Places are not children: these numbers may be seen by whoever has a part in the cooperation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers.models import NewcomerGroup, Placement
from steiger.newcomers.rules import fullest_from, may_manage_groups, running_placements
from steiger.newcomers.selectors.stays import stays_in
from steiger.organisations.selectors import newcomer_facilities, region_of

DAYS_AHEAD = 183


@dataclass(frozen=True, slots=True)
class GroupPlaces:
    """One group: its places, and who takes them now."""

    group_id: int
    name: str
    age_from: int
    age_until: int
    places: int
    placed: int
    reserved: int
    fullest: int
    """The most places that are taken on any day from now on: a place that is promised for later counts once."""

    @property
    def taken(self) -> int:
        return self.placed + self.reserved

    @property
    def free(self) -> int:
        """Places for children that could come today and stay."""
        return max(self.places - self.fullest, 0)

    @property
    def over(self) -> int:
        return max(self.fullest - self.places, 0)

    @property
    def over_words(self) -> str:
        return ngettext("%(count)s child too many", "%(count)s children too many", self.over) % {"count": self.over}

    @property
    def taken_words(self) -> str:
        return _("%(taken)s of %(places)s") % {"taken": self.taken, "places": self.places}


@dataclass(frozen=True, slots=True)
class SchoolPlaces:
    """A newcomer school with its groups. Of other schools one sees the totals only."""

    facility_id: int
    school_id: int
    name: str
    place: str
    shows_groups: bool
    groups: tuple[GroupPlaces, ...]

    @property
    def places(self) -> int:
        return sum(group.places for group in self.groups)

    @property
    def placed(self) -> int:
        return sum(group.placed for group in self.groups)

    @property
    def reserved(self) -> int:
        return sum(group.reserved for group in self.groups)

    @property
    def taken(self) -> int:
        return self.placed + self.reserved

    @property
    def free(self) -> int:
        return sum(group.free for group in self.groups)

    @property
    def age_from(self) -> int:
        return min(group.age_from for group in self.groups)

    @property
    def age_until(self) -> int:
        return max(group.age_until for group in self.groups)

    @property
    def free_words(self) -> str:
        return ngettext("%(count)s free", "%(count)s free", self.free) % {"count": self.free}


@dataclass(frozen=True, slots=True)
class ComingMonth:
    """How many places expected moves free in one month."""

    month: date
    places: int


def open_groups(member: Member) -> QuerySet[NewcomerGroup]:
    """The groups that exist today, in the order of school and name."""
    today = clock.today()
    return (
        NewcomerGroup.objects.filter(
            Q(until_on__isnull=True) | Q(until_on__gt=today),
            Q(facility__until_on__isnull=True) | Q(facility__until_on__gt=today),
            region_id=member.region_id,
        )
        .select_related("facility__school__organisation")
        .order_by("facility__school__organisation__name_key", "facility_id", "age_from", "name", "id")
    )


def places_for(member: Member, permission: Permission = Permission.PLACES_SEE) -> list[SchoolPlaces]:
    """Every newcomer school with groups: places, taken, reserved, free. Two queries."""
    if member.reach(permission) < Reach.COUNTS:
        return []
    today = clock.today()
    running = Q(placements__ended_on__isnull=True)
    reserved_now = Q(placements__placed_on__isnull=True) & (
        Q(placements__starts_on__isnull=True) | Q(placements__starts_on__lte=today)
    )
    counted = list(
        open_groups(member).annotate(
            placed=Count("placements", filter=running & Q(placements__placed_on__isnull=False)),
            reserved=Count("placements", filter=running & reserved_now),
        )
    )
    stays = stays_in([group.pk for group in counted])
    own = member.organisations(permission, Role.NEWCOMER_STAFF)
    sees_all = member.reach(permission) == Reach.REGION
    found = []
    for facility, groups in groupby(counted, key=lambda group: group.facility):
        found.append(
            SchoolPlaces(
                facility_id=facility.pk,
                school_id=facility.school_id,
                name=facility.school.name,
                place=facility.school.place,
                shows_groups=sees_all or facility.school_id in own,
                groups=tuple(
                    GroupPlaces(
                        group_id=group.pk,
                        name=group.name,
                        age_from=group.age_from,
                        age_until=group.age_until,
                        places=group.places,
                        placed=group.placed,
                        reserved=group.reserved,
                        fullest=fullest_from(stays[group.pk], today),
                    )
                    for group in groups
                ),
            )
        )
    return found


def coming_months(member: Member) -> list[ComingMonth]:
    """What expected moves free in the coming half year, by month. One query."""
    if member.reach(Permission.PLACES_SEE) < Reach.COUNTS:
        return []
    today = clock.today()
    rows = (
        Placement.objects.filter(
            running_placements(),
            region_id=member.region_id,
            journey__expected_move_on__range=(today, today + timedelta(days=DAYS_AHEAD)),
        )
        .order_by()
        .annotate(month=TruncMonth("journey__expected_move_on"))
        .values_list("month")
        .annotate(places=Count("id"))
        .order_by("month")
    )
    return [ComingMonth(month=month, places=places) for month, places in rows]


def group_choices(schools: list[SchoolPlaces]) -> list[tuple[SchoolPlaces, GroupPlaces]]:
    """The groups of which this person may give places, those with room first."""
    offered = [(school, group) for school in schools if school.shows_groups for group in school.groups]
    return sorted(offered, key=lambda pair: not pair[1].free)


def may_overbook(member: Member, groups: Sequence[tuple[SchoolPlaces, GroupPlaces]]) -> bool:
    """Whether there is a full group of the own school: only then a reason to take more is asked."""
    own = member.organisations(Permission.PLACE_OFFER, Role.NEWCOMER_STAFF)
    return any(not group.free and school.school_id in own for school, group in groups)


def facility_choices(member: Member) -> list[tuple[int, str]]:
    """The newcomer schools of which this person may change the groups."""
    found = newcomer_facilities(region_of(member))
    return [(facility.pk, facility.school.name) for facility in found if may_manage_groups(member, facility)]


def group_for(member: Member, group_id: int) -> NewcomerGroup | None:
    """A group that this member may change; nothing otherwise."""
    group = open_groups(member).filter(pk=group_id, until_on__isnull=True).first()
    return group if group is not None and may_manage_groups(member, group.facility) else None
