from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.pupils.models import Journey, MotherSchoolBond
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(journey: Journey) -> str:
    return f"/po2601/move/{journey.case_number}/mother-school/"


def test_it_shows_each_bond_as_a_ladder(journey: Journey, places: Places, amina: Member, client_for: SignIn) -> None:
    factories.announced(journey, places, by=amina)

    words = client_for(amina).get(url(journey)).content.decode()

    assert "De Regenboog" in words
    assert words.count('class="is-done"') == 2


def test_it_asks_a_school(journey: Journey, places: Places, dirk: Member, client_for: SignIn) -> None:
    asked = client_for(dirk).post(url(journey), {"school": places.mother_school.pk, "year_group": "5", "note": ""})

    assert asked.status_code == 302
    bond = MotherSchoolBond.objects.get()
    assert (bond.asked_by_id, bond.announced_on) == (dirk.user_id, None)


def test_it_announces_a_school_that_was_chosen_already(
    journey: Journey, places: Places, amina: Member, client_for: SignIn
) -> None:
    client_for(amina).post(url(journey), {"school": places.mother_school.pk, "parents_chose": "on"})

    assert MotherSchoolBond.objects.get().announced_on is not None


def test_it_says_what_is_wrong_beside_the_field(
    journey: Journey, places: Places, amina: Member, client_for: SignIn
) -> None:
    page = client_for(amina).post(url(journey), {"school": places.mother_school.pk, "note": "Voor Amira"})

    assert page.status_code == 200
    assert "note" in page.context["form"].errors
    assert "Voor Amira" in page.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("zoe", 404), ("bram", 403), ("carla", 403), ("teun", 403), ("esra", 403), ("femke", 403)]
)
def test_it_is_closed_to_others(
    who: str,
    status: int,
    journey: Journey,
    places: Places,
    amina: Member,
    client_for: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    factories.announced(journey, places, by=amina)
    client = client_for(request.getfixturevalue(who))
    assert client.get(url(journey)).status_code == status
