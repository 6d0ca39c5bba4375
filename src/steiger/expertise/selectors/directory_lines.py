"""The lines of the directory, each from where it is kept: facilities, roles that are held today, and entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.expertise.enums.directory import KIND_OF_ROLE, DirectoryKind
from steiger.expertise.models import DirectoryEntry, ExpertProfile
from steiger.organisations.models import NewcomerFacility, School
from steiger.organisations.selectors import newcomer_facilities, region_of, schools_in_region
from steiger.people.models import Membership
from steiger.people.rules import HELD_AT
from steiger.people.selectors.people import running

# These are in the directory because it is their work.
BY_ROLE = (Role.COORDINATOR, Role.NEWCOMER_STAFF, Role.SPECIALIST, Role.TRAINER, Role.MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map. Of a postcode without a school it is known about where it lies."""

    latitude: float
    longitude: float
    is_about: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """Who holds the role today, and how to reach that person."""

    user_id: int
    name: str
    role: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Line:
    """One place to turn to. `key` is its address."""

    key: str
    kind: DirectoryKind
    name: str
    place: str = ""
    postcode: str = ""
    address: str = ""
    contacts: tuple[Contact, ...] = ()
    subjects: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    text: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    reachable: str = ""
    point: Point | None = None
    school_code: str = ""
    school_name: str = ""
    entry_id: int = 0
    user_id: int = 0
    checked_on: date | None = None

    @property
    def kind_label(self) -> str:
        return str(self.kind.label)


class Places:
    """The schools of the region, and from them about where a postcode lies."""

    def __init__(self, schools: Iterable[School]) -> None:
        self.schools: Mapping[int, School] = {school.pk: school for school in schools}
        near: defaultdict[str, list[School]] = defaultdict(list)
        for school in self.placed:
            near[school.postcode[:4]].append(school)
        self._near = near

    @property
    def placed(self) -> list[School]:
        return [one for one in self.schools.values() if one.latitude is not None and one.longitude is not None]

    def of_school(self, school: School | None) -> Point | None:
        if school is None or school.latitude is None or school.longitude is None:
            return None
        return Point(float(school.latitude), float(school.longitude))

    def of_postcode(self, postcode: str) -> Point | None:
        """The middle of its schools. Where none stands, of those with the nearest number: neighbours mostly."""
        wanted = postcode[:4]
        if not wanted.isdecimal() or not self._near:
            return None
        nearest = min((one for one in self._near if one.isdecimal()), key=lambda one: abs(int(one) - int(wanted)))
        # Another town's numbers say nothing of where this one lies.
        if nearest[:2] != wanted[:2]:
            return None
        found = self._near[nearest]
        return Point(
            sum(float(one.latitude or 0) for one in found) / len(found),
            sum(float(one.longitude or 0) for one in found) / len(found),
            is_about=True,
        )


@dataclass(frozen=True, slots=True)
class Directory:
    lines: Sequence[Line]
    places: Places


def directory(member: Member) -> Directory:
    """All of it, in a handful of queries however long it is."""
    region = region_of(member)
    places = Places(schools_in_region(region))
    profiles = {one.user_id: one for one in ExpertProfile.objects.filter(region_id=region.pk)}
    held = list(
        Membership.objects.filter(running(clock.today()), region_id=region.pk, user__is_active=True)
        .filter(Q(role__in=BY_ROLE) | Q(user_id__in=list(profiles)))
        .select_related("user", "organisation")
        .order_by("user__name_key", "user_id", "pk")
    )
    entries = list(
        DirectoryEntry.objects.filter(region_id=region.pk, ended_on=None)
        .select_related("organisation")
        .order_by("name")
    )
    told = {entry.organisation_id for entry in entries if entry.kind == DirectoryKind.MUNICIPALITY}
    lines = [
        *_newcomer_schools(newcomer_facilities(region), held, profiles, places),
        *(_entry(entry, held, places) for entry in entries),
        *_municipalities([one for one in held if one.organisation_id not in told]),
        *_people(held, profiles, places),
    ]
    return Directory(lines, places)


def _contacts(held: Iterable[Membership]) -> tuple[Contact, ...]:
    """Each person once, as the first of the roles that they hold here."""
    found = {
        one.user_id: Contact(one.user_id, one.user.name, str(Role(one.role).label), one.user.email, one.user.phone)
        for one in reversed(list(held))
    }
    return tuple(reversed(found.values()))


def _newcomer_schools(
    facilities: Iterable[NewcomerFacility],
    held: Sequence[Membership],
    profiles: Mapping[int, ExpertProfile],
    places: Places,
) -> Iterator[Line]:
    for facility in facilities:
        school = facility.school
        staff = [one for one in held if one.role == Role.NEWCOMER_STAFF and one.organisation_id == school.pk]
        known = [profiles[one.user_id] for one in staff if one.user_id in profiles]
        yield Line(
            key=f"school-{school.code}",
            kind=DirectoryKind.NEWCOMER_SCHOOL,
            name=school.name,
            place=school.place,
            postcode=school.postcode,
            address=school.address,
            contacts=_contacts(staff),
            subjects=_together(one.subjects for one in known),
            languages=_together(one.languages for one in known),
            phone=school.phone,
            website=school.website_url,
            point=places.of_school(school),
            school_code=school.code,
            school_name=school.name,
        )


def _entry(entry: DirectoryEntry, held: Sequence[Membership], places: Places) -> Line:
    school = places.schools.get(entry.organisation_id or 0)
    is_there = entry.role and Role(entry.role) in HELD_AT and entry.organisation_id
    contacts = [
        one for one in held if one.role == entry.role and (not is_there or one.organisation_id == entry.organisation_id)
    ]
    point = places.of_school(school) or places.of_postcode(entry.postcode)
    return Line(
        key=f"entry-{entry.pk}",
        kind=DirectoryKind(entry.kind),
        name=entry.name,
        place=entry.place or (school.place if school else ""),
        postcode=entry.postcode or (school.postcode if school else ""),
        address=entry.address or (school.address if school else ""),
        contacts=_contacts(contacts),
        subjects=tuple(entry.subjects),
        languages=tuple(entry.languages),
        text=entry.text,
        phone=entry.phone,
        email=entry.email,
        website=entry.website,
        reachable=entry.reachable,
        point=point,
        school_code=school.code if school else "",
        school_name=school.name if school else "",
        entry_id=entry.pk,
        checked_on=entry.checked_on,
    )


def _municipalities(held: Iterable[Membership]) -> Iterator[Line]:
    """Where nobody wrote one down: who works for it says enough."""
    officers: defaultdict[int, list[Membership]] = defaultdict(list)
    for one in held:
        if one.role == Role.MUNICIPALITY and one.organisation_id:
            officers[one.organisation_id].append(one)
    for pk, found in officers.items():
        name = found[0].organisation.name if found[0].organisation else ""
        yield Line(
            key=f"municipality-{pk}", kind=DirectoryKind.MUNICIPALITY, name=name, place=name, contacts=_contacts(found)
        )


def _people(held: Iterable[Membership], profiles: Mapping[int, ExpertProfile], places: Places) -> Iterator[Line]:
    """Specialists and coaches always; a colleague at a school who said what they can be asked for."""
    seen: set[int] = set()
    order = list(KIND_OF_ROLE)
    found = [one for one in held if Role(one.role) in KIND_OF_ROLE]
    for one in sorted(found, key=lambda one: order.index(Role(one.role))):
        kind, profile = KIND_OF_ROLE[Role(one.role)], profiles.get(one.user_id)
        if one.user_id in seen or (kind == DirectoryKind.COLLEAGUE and profile is None):
            continue
        seen.add(one.user_id)
        school = places.schools.get(one.organisation_id or 0)
        yield Line(
            key=f"person-{one.user_id}",
            kind=kind,
            name=one.user.name,
            place=school.place if school else "",
            postcode=school.postcode if school else "",
            contacts=_contacts([one]),
            subjects=tuple(profile.subjects) if profile else (),
            languages=tuple(profile.languages) if profile else (),
            text=profile.about if profile else "",
            point=places.of_school(school),
            school_code=school.code if school else "",
            school_name=school.name if school else "",
            user_id=one.user_id,
        )


def _together(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for several in lists for one in several))
