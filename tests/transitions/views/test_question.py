from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions import actions
from steiger.transitions.models import QuestionAnswer
from tests.factories import Places

SignIn = Callable[[Member], Client]


@pytest.fixture
def bond(journey: Journey, places: Places, amina: Member) -> MotherSchoolBond:
    return actions.ask_mother_school(journey=journey, school_id=places.mother_school.pk, year_group="5", by=amina)


def test_it_asks_without_a_name(bond: MotherSchoolBond, journey: Journey, bram: Member, client_for: SignIn) -> None:
    page = client_for(bram).get(f"/po2601/move/question/{bond.pk}/")

    assert page.status_code == 200
    words = page.content.decode()
    assert journey.case_number in words
    for hidden in ("Amira", "Haddad", journey.pupil.birth_on.isoformat(), "0612345678"):
        assert hidden not in words


def test_it_takes_the_answer(bond: MotherSchoolBond, bram: Member, client_for: SignIn) -> None:
    answered = client_for(bram).post(f"/po2601/move/question/{bond.pk}/", {"answer": "yes"})

    assert answered.status_code == 302
    assert QuestionAnswer.objects.get(bond=bond).has_place


def test_it_ignores_a_post_without_an_answer(bond: MotherSchoolBond, bram: Member, client_for: SignIn) -> None:
    assert client_for(bram).post(f"/po2601/move/question/{bond.pk}/").status_code == 200
    assert not QuestionAnswer.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("rita", 404), ("zoe", 404), ("amina", 403), ("dirk", 403), ("teun", 403)])
def test_it_is_for_the_asked_school_only(
    who: str, status: int, bond: MotherSchoolBond, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))
    assert client.get(f"/po2601/move/question/{bond.pk}/").status_code == status
    assert client.post(f"/po2601/move/question/{bond.pk}/", {"answer": "yes"}).status_code == status
