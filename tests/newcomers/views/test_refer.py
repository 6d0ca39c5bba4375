from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.audit.models import Look
from steiger.core import clock
from steiger.newcomers.models import Referral
from steiger.pupils.enums import Channel
from tests.factories import Places

ClientFor = Callable[[Member], Client]
URL = "/po2601/newcomers/refer/"


def typed(places: Places, **facts: Any) -> dict[str, Any]:
    today = clock.today()
    return {
        "call_name": "Amira",
        "last_name": "Haddad",
        "birth_on": (today - timedelta(days=365 * 9)).isoformat(),
        "arrived_on": (today - timedelta(days=40)).isoformat(),
        "language": "ar",
        "second_language": "kmr",
        "parent_name": "Rima Haddad",
        "parent_phone": "0612345678",
        "parent_needs_interpreter": "on",
        "parent_channel": Channel.SPOKEN,
        "referring_school_id": places.mother_school.pk,
        "parents_informed_on": today.isoformat(),
        **facts,
    }


def test_it_asks_for_the_child_with_the_own_school_chosen(client_for: ClientFor, bram: Member, places: Places) -> None:
    page = client_for(bram).get(URL)

    assert page.status_code == 200
    form = page.context["form"]
    assert form["referring_school_id"].value() == places.mother_school.pk
    assert [name for _pk, name in form.fields["referring_school_id"].choices] == ["De Regenboog (Utrecht)"]
    assert b'data-draft="refer"' in page.content


def test_it_refers_and_says_what_happens_next(client_for: ClientFor, bram: Member, places: Places) -> None:
    client = client_for(bram)

    answer = client.post(URL, typed(places))

    referral = Referral.objects.select_related("journey__pupil").get()
    assert answer.headers["Location"] == f"/po2601/newcomers/referral/{referral.journey.case_number}/next/"
    assert referral.journey.pupil.home_languages == ["ar", "kmr"]
    (guardian,) = referral.journey.pupil.guardians.all()
    assert (guardian.language, guardian.needs_interpreter) == ("ar", True), "the language at home, when not named"


def test_it_takes_a_second_parent(client_for: ClientFor, bram: Member, places: Places) -> None:
    client_for(bram).post(
        URL,
        typed(places, other_name="Omar Haddad", other_language="en", other_email="omar@example.org"),
    )

    guardians = list(Referral.objects.get().journey.pupil.guardians.all())
    assert [(one.name, one.language, one.is_first) for one in guardians] == [
        ("Rima Haddad", "ar", True),
        ("Omar Haddad", "en", False),
    ]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"call_name": ""}, "call_name"),
        ({"language": ""}, "language"),
        ({"language": "xx"}, "language"),
        ({"birth_on": "2010-01-01"}, "birth_on"),
        ({"birth_on": "morgen"}, "birth_on"),
        ({"arrived_on": "2000-01-01"}, "arrived_on"),
        ({"parent_phone": ""}, "parent_phone"),
        ({"other_phone": "06"}, "other_name"),
        ({"parents_informed_on": "2100-01-01"}, "parents_informed_on"),
        ({"referring_school_id": ""}, "referring_school_id"),
        ({"referring_school_id": "1"}, "referring_school_id"),
    ],
)
def test_it_keeps_what_was_typed_when_something_is_wrong(
    facts: dict[str, str], field: str, client_for: ClientFor, bram: Member, places: Places
) -> None:
    page = client_for(bram).post(URL, typed(places, **facts))

    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert "Rima Haddad" in page.content.decode()
    assert not Referral.objects.exists()


@pytest.mark.parametrize("who", ["carla", "teun", "esra", "femke", "tom", "paula", "ad"])
def test_it_is_closed_to_who_does_not_refer(
    who: str, client_for: ClientFor, places: Places, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))

    assert client.get(URL).status_code == 403
    assert client.post(URL, typed(places)).status_code == 403


def test_it_does_not_exist_for_another_region(client_for: ClientFor, zoe: Member, places: Places) -> None:
    assert client_for(zoe).get(URL).status_code == 404


def test_it_shows_who_is_known_before_anything_is_saved(client_for: ClientFor, bram: Member, places: Places) -> None:
    client = client_for(bram)
    client.post(URL, typed(places))

    page = client.post(URL, typed(places, call_name="Ameera", last_name="Hadad"))

    assert page.status_code == 200
    assert "Amira Haddad" in page.content.decode()
    assert page.context["form"]["call_name"].value() == "Ameera", "what was typed is still there"
    assert Referral.objects.count() == 1

    reason = {"doubles_seen": page.context["marks"], "another_child_reason": "Een nicht."}
    assert client.post(URL, typed(places, call_name="Ameera", last_name="Hadad", **reason)).status_code == 302
    assert Referral.objects.count() == 2


def test_it_tells_another_school_only_that_there_is_one(
    client_for: ClientFor, bram: Member, rita: Member, places: Places
) -> None:
    client_for(bram).post(URL, typed(places))
    case = Referral.objects.get().journey.case_number

    page = client_for(rita).post(
        URL, typed(places, call_name="Ameera", last_name="Hadad", referring_school_id=places.other_school.pk)
    )

    shown = page.content.decode()
    assert "Er is al een aanmelding van een kind dat hierop lijkt" in shown
    assert "Amira" not in shown
    assert case not in shown
    assert Look.objects.get(looked_at="known", user_id=rita.user_id).case_number == case


def test_it_follows_the_referral_that_there_is(client_for: ClientFor, bram: Member, places: Places) -> None:
    client = client_for(bram)
    client.post(URL, typed(places))
    case = Referral.objects.get().journey.case_number

    answer = client.post(URL, typed(places, follow=case))

    assert answer.headers["Location"] == f"/po2601/newcomers/referral/{case}/"
    assert Referral.objects.count() == 1


def test_it_cannot_follow_what_it_cannot_see(client_for: ClientFor, bram: Member, rita: Member, places: Places) -> None:
    client_for(bram).post(URL, typed(places))
    case = Referral.objects.get().journey.case_number

    answer = client_for(rita).post(URL, typed(places, follow=case, referring_school_id=places.other_school.pk))

    assert answer.status_code == 404


def test_it_takes_brothers_and_sisters_in_one_go(client_for: ClientFor, bram: Member, places: Places) -> None:
    client = client_for(bram)
    page = client.post(URL, typed(places, add_sibling="1"))
    assert len(page.context["forms"].siblings) == 1
    assert page.context["form"]["parent_name"].value() == "Rima Haddad"
    assert not page.context["form"].errors
    sibling = {
        "siblings": "2",
        "sibling0-call_name": "Sami",
        "sibling0-last_name": "Haddad",
        "sibling0-birth_on": (clock.today() - timedelta(days=365 * 7)).isoformat(),
    }

    answer = client.post(URL, typed(places, **sibling))

    assert answer.status_code == 302
    assert sorted(one.journey.pupil.call_name for one in Referral.objects.all()) == ["Amira", "Sami"]
    assert {one.journey.pupil.guardians.get().name for one in Referral.objects.all()} == {"Rima Haddad"}


def test_it_says_what_is_wrong_with_a_brother_and_lets_him_be_taken_out(
    client_for: ClientFor, bram: Member, places: Places
) -> None:
    client = client_for(bram)
    sibling = {"siblings": "1", "sibling0-call_name": "Sami", "sibling0-last_name": "Haddad", "sibling0-birth_on": ""}

    page = client.post(URL, typed(places, **sibling))

    assert "birth_on" in page.context["forms"].siblings[0].errors
    assert not Referral.objects.exists()
    assert client.post(URL, typed(places, remove_sibling="0", **sibling)).context["forms"].siblings == []
