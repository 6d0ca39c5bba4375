"""The demo region itself: real schools of PO2601, newcomer schools with groups, two policy versions, people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.demo.decisions import adopt_by_decisions
from steiger.demo.people import ADMINISTRATOR, COLLEAGUES, DOMAIN, PASSWORD, PEOPLE, Cast
from steiger.newcomers.actions import open_group, set_rhythm, take_standard_instruments
from steiger.newcomers.selectors import GroupPlaces, group_choices, places_for
from steiger.organisations.actions import create_region, import_reference, mark_newcomer_school, name_board
from steiger.organisations.enums import FacilityKind
from steiger.organisations.models import NewcomerFacility, Organisation, Region, School
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.organisations.selectors import boards_in_region, calendar_for, regular_schools
from steiger.people.actions import accept_invitation, invite
from steiger.people.selectors import member_for, operator_of

SLUG = "po2601"
# Where the region stands until all stories are told: who finds it there finds a half one.
WORKSHOP = "demo-in-the-making"
SCHOOLS = 10
CODE = "PO2601"
NAME = "Utrecht en Stichtse Vecht"
NEWCOMER_SCHOOLS = ("17YN00", "17QE00")
BOARD_NAMES = (
    "Stichting De Oever", "Stichting Samen Leren", "Stichting Het Tij", "Stichting De Brug", "Stichting De Meerpaal",
    "Stichting Het Kompas",
)  # fmt: skip
GROUPS = (
    (0, "De Bakens", 17, 6, 8),
    (0, "De Kades", 17, 8, 10),
    (0, "De Zeilen", 16, 10, 12),
    (1, "De Ankers", 18, 6, 9),
    (1, "De Roeiers", 18, 9, 12),
)


@dataclass
class Setting:
    """What the children's ways are played in."""

    region: Region
    first_day: date
    facilities: list[NewcomerFacility] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    schools: list[School] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    calendars: dict[int, SchoolCalendar] = field(default_factory=dict)
    free: dict[int, tuple[date, list[GroupPlaces]]] = field(default_factory=dict)
    queues: dict[int, list[int]] = field(default_factory=dict)
    """Per newcomer school the journeys that wait for a place, longest first."""

    def staff_of(self, facility: NewcomerFacility) -> Member:
        return self.members[f"staff-{facility.school_id}"]

    def care_coordinator_of(self, school: School) -> Member:
        return self.members[f"care-{school.pk}"]

    def calendar_of(self, school_id: int) -> SchoolCalendar:
        """Kept: holidays do not change while the story is told."""
        if school_id not in self.calendars:
            self.calendars[school_id] = calendar_for(school_id)
        return self.calendars[school_id]

    def school_weeks_from(self, day: date, weeks: Decimal) -> date:
        """So many school weeks later, or earlier when negative, at the first newcomer school."""
        return self.calendar_of(self.facilities[0].school_id).weeks_after(day, weeks)

    def free_groups(self, facility: NewcomerFacility, staff: Member) -> list[GroupPlaces]:
        """The groups with room, asked once a day."""
        day, free = self.free.get(facility.pk, (None, []))
        if day != clock.today():
            offered = group_choices(places_for(staff))
            free = [group for school, group in offered if school.facility_id == facility.pk and group.free]
            self.free[facility.pk] = clock.today(), free
        return free

    def forget_free_groups(self, facility: NewcomerFacility) -> None:
        self.free.pop(facility.pk, None)

    def queue_of(self, facility: NewcomerFacility) -> list[int]:
        return self.queues.setdefault(facility.pk, [])

    @property
    def coordinator(self) -> Member:
        return self.members["coordinator"]

    @property
    def specialists(self) -> list[Member]:
        return [member for key, member in self.members.items() if key.startswith("specialist-")]


def set_up(first_day: date, *, slug: str = SLUG) -> Setting:
    """Everything that stands before the first child comes."""
    import_reference()
    with clock.on(first_day):
        region = create_region(codes=[CODE], name=NAME, slug=slug, phone="030 123 45 67", email=f"loket@{DOMAIN}")
        setting = Setting(region, first_day)
        with region_scope(region.pk):
            _choose_schools(setting)
            administrator = welcome(setting, ADMINISTRATOR)
            _mark(setting, administrator)
            _name_boards(setting, administrator)
            _bring_people(setting, administrator)
            _open_groups(setting, administrator)
            take_standard_instruments(by=setting.coordinator)
            set_rhythm(facility_id=setting.facilities[1].pk, weeks=12, by=administrator)
            adopt_by_decisions(setting.coordinator, first_day)
    return setting


def _choose_schools(setting: Setting) -> None:
    regular = regular_schools(setting.region).exclude(code__in=NEWCOMER_SCHOOLS).order_by("code")
    # Spread over the city, the same ones each time.
    setting.schools = list(regular[5:95:8])[:SCHOOLS]
    newcomer = [School.objects.get(code=code) for code in NEWCOMER_SCHOOLS]
    first = setting.schools[0]
    setting.places = {
        "newcomer-1": newcomer[0].pk,
        "newcomer-2": newcomer[1].pk,
        "school-1": first.pk,
        "board": first.board_id or 0,
        "municipality": first.municipality_id or 0,
    }


def welcome(setting: Setting, cast: Cast, by: Member | None = None) -> Member:
    """Invite somebody, who comes in by the link and chooses the demo's password."""
    by = by or operator_of(setting.region.pk)
    return come_in(by, email=cast.email, name=cast.name, role=cast.role, organisation_id=setting.places.get(cast.place))


def come_in(by: Member, *, email: str, name: str, role: Role, organisation_id: int | None) -> Member:
    """Invited by this person, and in by the link with the demo's password."""
    invited = invite(by=by, email=email, name=name, role=role, organisation_id=organisation_id)
    user = accept_invitation(token=invited.token, password=PASSWORD)
    member = member_for(user, by.region_id)
    if member is None:
        raise RuntimeError(f"{name} did not get in")
    return member


def _mark(setting: Setting, administrator: Member) -> None:
    for code in NEWCOMER_SCHOOLS:
        school = School.objects.get(code=code)
        setting.facilities.append(
            mark_newcomer_school(by=administrator, school=school, kind=FacilityKind.NEWCOMER_SCHOOL)
        )


def _name_boards(setting: Setting, administrator: Member) -> None:
    boards = sorted(boards_in_region(setting.region), key=lambda board: -board.schools)  # type: ignore[attr-defined]
    for board, name in zip(boards, BOARD_NAMES, strict=False):
        name_board(by=administrator, board=Organisation.objects.get(pk=board.pk), name=name)


def _bring_people(setting: Setting, administrator: Member) -> None:
    for cast in PEOPLE:
        member = welcome(setting, cast, administrator)
        setting.members[_key(setting, cast)] = member
    for school, name in zip(setting.schools[1:], COLLEAGUES, strict=False):
        setting.places["next"] = school.pk
        setting.members[f"care-{school.pk}"] = welcome(
            setting, Cast(name, Role.CARE_COORDINATOR, "next"), administrator
        )


def _key(setting: Setting, cast: Cast) -> str:
    place = setting.places.get(cast.place, "")
    prefix = {
        Role.NEWCOMER_STAFF: f"staff-{place}",
        Role.CARE_COORDINATOR: f"care-{place}",
        Role.SPECIALIST: f"specialist-{cast.email}",
    }
    return prefix.get(cast.role, cast.role.value)


def _open_groups(setting: Setting, administrator: Member) -> None:
    for place, name, places, age_from, age_until in GROUPS:
        group = open_group(
            facility_id=setting.facilities[place].pk,
            name=name,
            places=places,
            age_from=age_from,
            age_until=age_until,
            by=administrator,
        )
        setting.groups.append(group.pk)
