from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.expertise.actions.directory import (
    EntryInput,
    add_entry,
    change_entry,
    end_entry,
    tell_about_oneself,
    withdraw_profile,
)
from steiger.expertise.enums.directory import DirectoryKind
from steiger.expertise.enums.subjects import Subject
from steiger.expertise.models import DirectoryEntry
from steiger.expertise.selectors.directory import DirectoryFilter, directory_found, directory_page, directory_row
from steiger.expertise.selectors.directory_entries import directory_due_for
from steiger.organisations.models import Region, School
from steiger.people.models import Membership
from tests.factories import Places, make_member, make_school

TOLK = EntryInput(kind=DirectoryKind.INTERPRETERS, name="Tolkenloket", phone="030 000 00 00", languages=("ti", "ar"))


@pytest.fixture(autouse=True)
def in_dutch() -> object:
    with translation.override("nl"):
        yield


def _names(member: Member, text: str = "", **narrowed: str) -> list[str]:
    page = directory_page(member, DirectoryFilter(text=text, **narrowed))
    return [row.line.name for row in page.rows]


def _put(school: School, latitude: float, longitude: float, postcode: str = "") -> None:
    School.objects.filter(pk=school.pk).update(
        latitude=Decimal(str(latitude)), longitude=Decimal(str(longitude)), postcode=postcode or school.postcode
    )


def test_directory_holds_schools_people_by_role_and_what_is_written(
    dirk: Member, amina: Member, carla: Member, tom: Member, teun: Member, femke: Member, places: Places
) -> None:
    add_entry(by=dirk, entry=TOLK)

    page = directory_page(teun, DirectoryFilter())

    assert [(row.line.kind, row.line.name) for row in page.rows] == [
        (DirectoryKind.NEWCOMER_SCHOOL, "Taalschool Utrecht"),
        (DirectoryKind.SPECIALIST, "Carla"),
        (DirectoryKind.COACH, "Tom"),
        (DirectoryKind.INTERPRETERS, "Tolkenloket"),
        (DirectoryKind.MUNICIPALITY, "Utrecht"),
    ]

    school = page.rows[0].line
    assert [contact.name for contact in school.contacts] == ["Amina"]


def test_contacts_change_with_the_people(region: Region, dirk: Member, places: Places, amina: Member) -> None:
    add_entry(by=dirk, entry=EntryInput(kind=DirectoryKind.EXPERTISE_CENTRE, name="Loket", role=Role.COORDINATOR))

    def who(key: str) -> list[str]:
        found = directory_row(dirk, key)
        return [contact.name for contact in found[0].line.contacts] if found else []

    loket, school = f"entry-{DirectoryEntry.objects.get().pk}", f"school-{places.newcomer_school.code}"
    assert (who(loket), who(school)) == (["Dirk"], ["Amina"])

    Membership.objects.filter(user_id__in=[dirk.user_id, amina.user_id]).update(
        until_on=clock.today() - timedelta(days=1)
    )
    make_member(region, "Nieuwe", Role.COORDINATOR)
    make_member(region, "Opvolger", Role.NEWCOMER_STAFF, places.newcomer_school.pk)

    assert (who(loket), who(school)) == (["Nieuwe"], ["Opvolger"])


def test_a_municipality_that_is_written_down_is_told_once(dirk: Member, femke: Member, places: Places) -> None:
    entry = EntryInput(
        kind=DirectoryKind.MUNICIPALITY,
        name="Gemeente Utrecht, onderwijs",
        organisation_id=places.municipality.pk,
        role=Role.MUNICIPALITY,
    )
    add_entry(by=dirk, entry=entry)

    rows = directory_page(dirk, DirectoryFilter(kind=DirectoryKind.MUNICIPALITY)).rows

    assert [row.line.name for row in rows] == ["Gemeente Utrecht, onderwijs"]
    assert [contact.name for contact in rows[0].line.contacts] == ["Femke"]


def test_a_colleague_is_found_once_they_said_what_they_can_be_asked(teun: Member, bram: Member, places: Places) -> None:
    assert "Teun" not in _names(bram)

    tell_about_oneself(by=teun, languages=["ti"], subjects=[Subject.VOCABULARY.value])
    assert _names(bram, "Tigrinya") == ["Teun"]
    assert _names(bram, "woordenschat") == ["Teun"]

    withdraw_profile(by=teun)
    assert "Teun" not in _names(bram)


def test_a_newcomer_school_speaks_the_languages_of_its_staff(dirk: Member, amina: Member, places: Places) -> None:
    tell_about_oneself(by=amina, languages=["tr"])

    assert _names(dirk, "Turks") == ["Taalschool Utrecht", "Amina"]


@pytest.mark.parametrize(
    "text", ["tolk", "tolkenloket", "tolkenlokt", "tigrinya", "Arabisch", "العربية", "3511", "utrecht tolk"]
)
def test_one_box_finds_by_name_kind_language_place_and_postcode(text: str, dirk: Member, places: Places) -> None:
    add_entry(
        by=dirk,
        entry=EntryInput(
            kind=DirectoryKind.INTERPRETERS,
            name="Tolkenloket",
            phone="030",
            languages=("ti", "ar"),
            place="Utrecht",
            postcode="3511 AB",
        ),
    )

    assert "Tolkenloket" in _names(dirk, text)
    assert "Tolkenloket" not in _names(dirk, "rekenen")


def test_a_postcode_brings_what_is_near_first(dirk: Member, region: Region, places: Places) -> None:
    _put(places.newcomer_school, 52.09, 5.12, "3511 AA")
    _put(places.other_school, 52.16, 5.40, "3811 AA")
    _put(places.mother_school, 52.08, 5.11, "3512 AA")
    for name, organisation in (("Dichtbij", places.mother_school), ("Ver", places.other_school)):
        add_entry(
            by=dirk,
            entry=EntryInput(kind=DirectoryKind.OTHER, name=name, phone="1", organisation_id=organisation.pk),
        )

    page = directory_page(dirk, DirectoryFilter(text="3811 BC"))

    assert page.origin is not None
    assert (page.origin.name, page.rows[0].line.name) == ("3811", "Ver")
    assert _names(dirk, "3512")[0] == "Dichtbij"


def test_distance_is_told_from_the_own_school_or_a_chosen_one(dirk: Member, bram: Member, places: Places) -> None:
    _put(places.newcomer_school, 52.09, 5.12)
    _put(places.mother_school, 52.09, 5.12)
    _put(places.other_school, 52.19, 5.12)
    wanted = DirectoryFilter(kind=DirectoryKind.NEWCOMER_SCHOOL)

    assert [row.distance_km for row in directory_page(bram, wanted).rows] == [0]
    assert [row.distance_km for row in directory_page(dirk, wanted).rows] == [None]
    [row] = directory_page(dirk, DirectoryFilter(kind=wanted.kind, school=places.other_school.code)).rows
    assert row.distance_km == pytest.approx(11.1, abs=0.1)


def test_map_numbers_places_and_gives_those_at_one_place_one_number(
    dirk: Member, amina: Member, places: Places
) -> None:
    _put(places.newcomer_school, 52.09, 5.12)
    _put(places.mother_school, 52.19, 5.22)
    tell_about_oneself(by=amina, languages=["tr"])

    page = directory_page(dirk, DirectoryFilter())

    numbers = {row.line.name: row.number for row in page.rows}
    assert numbers["Amina"] == numbers["Taalschool Utrecht"] == 1
    assert [spot.number for spot in page.map.spots] == [1]
    assert len(page.map.schools) == 2
    assert all(0 <= spot.x <= page.map.width and 0 <= spot.y <= page.map.height for spot in page.map.schools)


def test_the_search_box_of_the_house_finds_lines(dirk: Member, carla: Member, zoe: Member) -> None:
    add_entry(by=dirk, entry=TOLK)

    assert [found.title for found in directory_found(carla, "tolk")] == ["Tolkenloket"]
    assert directory_found(carla, "de") == []


def test_entries_are_kept_up_by_coordinator_and_administrator(
    dirk: Member, ad: Member, carla: Member, bram: Member
) -> None:
    for member in (carla, bram):
        with pytest.raises(NotAllowedError):
            add_entry(by=member, entry=TOLK)

    made = add_entry(by=ad, entry=TOLK)
    with pytest.raises(NotAllowedError):
        end_entry(by=carla, line=made)
    end_entry(by=dirk, line=made)

    assert "Tolkenloket" not in _names(dirk)
    with pytest.raises(DomainError):
        change_entry(by=dirk, line=made, entry=TOLK)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": DirectoryKind.NEWCOMER_SCHOOL}, "kind"),
        ({"name": " "}, "name"),
        ({"phone": ""}, "phone"),
        ({"languages": ("klingon",)}, "languages"),
        ({"role": Role.TEACHER.value}, "role"),
    ],
)
def test_add_entry_says_what_is_wrong_beside_the_field(fields: dict[str, str], field: str, dirk: Member) -> None:
    asked = {"kind": DirectoryKind.OTHER, "name": "Loket", "phone": "030", **fields}

    with pytest.raises(DomainError) as refusal:
        add_entry(by=dirk, entry=EntryInput(**asked))  # type: ignore[arg-type]

    assert refusal.value.field == field


@pytest.mark.parametrize("who", ["esra", "femke", "paula"])
def test_tell_about_oneself_is_refused_to_who_is_not_asked(who: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowedError):
        tell_about_oneself(by=request.getfixturevalue(who), languages=["tr"])


def test_tell_about_oneself_needs_something_to_tell(carla: Member) -> None:
    with pytest.raises(DomainError):
        tell_about_oneself(by=carla, about="  ")


def test_a_line_is_checked_once_a_year(dirk: Member, bram: Member) -> None:
    with clock.on(clock.today() - timedelta(days=370)):
        made = add_entry(by=dirk, entry=TOLK)
    assert [item.about for item in directory_due_for(dirk)] == ["Tolkenloket"]
    assert directory_due_for(bram) == []

    change_entry(by=dirk, line=made, entry=TOLK)

    assert directory_due_for(dirk) == []


def test_directory_asks_as_much_for_one_line_as_for_many(region: Region, dirk: Member, places: Places) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            directory_page(dirk, DirectoryFilter(text="tolk"))
        return len(asked)

    add_entry(by=dirk, entry=TOLK)
    one = count()
    for number in range(4):
        add_entry(by=dirk, entry=EntryInput(kind=DirectoryKind.OTHER, name=f"Tolk {number}", role=Role.SPECIALIST))
        tell_about_oneself(by=make_member(region, f"S{number}", Role.SPECIALIST), languages=["ti"])
        make_school(f"School {number}")

    assert count() == one <= 8
