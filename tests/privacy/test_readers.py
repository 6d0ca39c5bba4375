from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from steiger.access.enums import Disclosure, Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.history import acting
from steiger.organisations.models import Region
from steiger.privacy.selectors.readers import readers_of, roles_without_files
from steiger.privacy.selectors.story import story_of
from steiger.pupils.actions import involve
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.pupils.rules import sections_for
from tests.factories import Places, make_journey

For = Callable[[Member], Client]


@pytest.mark.parametrize("level", [Disclosure.ASKED, Disclosure.ANNOUNCED, Disclosure.AGREED, Disclosure.MOVED])
def test_what_it_tells_is_what_the_rule_decides(
    region: Region, places: Places, dirk: Member, amina: Member, bram: Member, teun: Member, carla: Member,
    rita: Member, esra: Member, paula: Member, level: Disclosure,
) -> None:  # fmt: skip
    journey = make_journey(region)
    involve(journey=journey, relation=Relation.NEWCOMER_SCHOOL, school_id=places.newcomer_school.pk, by=dirk)
    involve(journey=journey, relation=Relation.MOTHER_SCHOOL, school_id=places.mother_school.pk, level=level, by=dirk)
    involve(journey=journey, relation=Relation.SPECIALIST, user_id=carla.user_id, by=dirk)

    told = {reader.role: reader.sections for reader in readers_of(journey)}

    people = {
        Role.COORDINATOR: dirk, Role.NEWCOMER_STAFF: amina, Role.CARE_COORDINATOR: bram, Role.TEACHER: teun,
        Role.SPECIALIST: carla,
    }  # fmt: skip
    for role, member in people.items():
        assert told.get(role, frozenset()) == sections_for(member, journey), role
    for member in (rita, esra, paula):
        assert sections_for(member, journey) == frozenset()


def test_roles_without_a_child_are_named(db: None) -> None:
    assert len(roles_without_files()) == 5


def test_a_date_that_moved_is_told_with_who_and_from_when(region: Region, dirk: Member) -> None:
    journey = make_journey(region)
    year = clock.today().year
    for day in (date(year, 4, 12), date(year, 5, 3), date(year + 1, 1, 4), None):
        with acting(user_id=dirk.user_id, roles=[]):
            Journey.objects.filter(pk=journey.pk).update(expected_move_on=day)

    words = [line.words for line in story_of(journey)]

    assert words == [
        f"Dirk haalde de verwachte overstap weg (dat was 4 januari {year + 1}).",
        f"Dirk verzette de verwachte overstap van 3 mei naar 4 januari {year + 1}.",
        "Dirk verzette de verwachte overstap van 12 april naar 3 mei.",
        "Dirk zette de verwachte overstap op 12 april.",
    ]


def test_a_corrected_name_is_told_without_the_name(region: Region, dirk: Member) -> None:
    journey = make_journey(region, last_name="Hadad")
    with acting(user_id=dirk.user_id, roles=[]):
        journey.pupil.last_name = "Haddad"
        journey.pupil.save(update_fields=["last_name"])

    assert [line.words for line in story_of(journey)] == ["Dirk verbeterde de achternaam."]


def test_the_page_opens_for_who_sees_the_history(
    region: Region, places: Places, dirk: Member, amina: Member, bram: Member, client_for: For
) -> None:
    journey = make_journey(region)
    involve(journey=journey, relation=Relation.NEWCOMER_SCHOOL, school_id=places.newcomer_school.pk, by=dirk)
    involve(
        journey=journey, relation=Relation.MOTHER_SCHOOL, school_id=places.mother_school.pk,
        level=Disclosure.ANNOUNCED, by=dirk,
    )  # fmt: skip
    url = f"/po2601/privacy/who/{journey.case_number}/"

    assert [client_for(member).get(url).status_code for member in (dirk, amina, bram)] == [200, 200, 404]
    page = client_for(dirk).get(url).content.decode()
    assert "Intern begeleider van De Regenboog" in page
