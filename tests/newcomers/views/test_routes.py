from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers import actions, rules
from steiger.newcomers.enums import Cefr, Skill
from steiger.newcomers.models import ExitProfile, RouteChoice, SkillLevel
from steiger.organisations.enums import FacilityKind
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import placed

ClientFor = Callable[[Member], Client]
LEVELS = st.sampled_from(list(Cefr))


@pytest.fixture
def journey(amina: Member, dirk: Member, places: Places) -> Journey:
    places.facility.kind = FacilityKind.ISK
    places.facility.save()
    actions.take_standard_profiles(by=dirk)
    return placed(amina, places)


def _url(journey: Journey, rest: str = "") -> str:
    return f"/po2601/newcomers/stay/{journey.case_number}/route/{rest}"


@given(levels=st.dictionaries(st.sampled_from(list(Skill)), LEVELS), wanted=LEVELS)
def test_each_skill_is_there_or_still_wanted(levels: dict[Skill, Cefr], wanted: Cefr) -> None:
    missing = rules.not_yet(levels, wanted)  # type: ignore[arg-type]

    for skill in Skill:
        is_there = skill in levels and rules.reaches(levels[skill], wanted)
        assert (skill in missing) != is_there


def test_a_way_out_is_chosen_and_a_next_one_keeps_it(client_for: ClientFor, amina: Member, journey: Journey) -> None:
    client = client_for(amina)
    for profile in ExitProfile.objects.order_by("pk")[:2]:
        typed = {"profile_id": profile.pk, "leaves_in": clock.today().year + 1, "reason": f"Past: {profile.name}"}
        client.post(_url(journey, "choose/"), typed)

    page = client.get(_url(journey)).content.decode()
    assert RouteChoice.objects.count() == 2
    assert "Past: Praktijkonderwijs" in page
    assert "Past: Mbo-entree" in page


def test_skills_are_drawn_against_what_the_way_out_asks(client_for: ClientFor, amina: Member, journey: Journey) -> None:
    client = client_for(amina)
    profile = ExitProfile.objects.get(name="Mbo-entree")
    route = actions.RouteInput(profile.pk, clock.today().year, "Wil werken")
    actions.choose_route(journey=journey, route=route, by=amina)

    typed = {"assessed_on": clock.today().isoformat(), "instrument": "TOA", "reading": "b1", "writing": "a1"}
    client.post(_url(journey, "skills/"), typed)

    page = client.get(_url(journey)).content.decode()
    assert SkillLevel.objects.count() == 2
    assert page.count("<polyline") == 2
    assert "Nog niet op A2" in page
    assert "Schrijven" in page


@pytest.mark.parametrize("typed, field", [({"leaves_in": 1999}, "leaves_in"), ({"reason": " "}, "reason")])
def test_a_choice_that_makes_no_sense_is_refused(
    typed: dict[str, object], field: str, client_for: ClientFor, amina: Member, journey: Journey
) -> None:
    given = {"profile_id": ExitProfile.objects.all()[0].pk, "leaves_in": clock.today().year, "reason": "Past", **typed}

    page = client_for(amina).post(_url(journey, "choose/"), given)

    assert field in page.context["form"].errors
    assert not RouteChoice.objects.exists()


def test_it_is_not_there_in_primary_education(client_for: ClientFor, amina: Member, places: Places) -> None:
    journey = placed(amina, places)

    for rest in ("", "choose/", "skills/"):
        assert client_for(amina).get(_url(journey, rest)).status_code == 404


def test_it_is_closed_to_others(client_for: ClientFor, bram: Member, zoe: Member, journey: Journey) -> None:
    assert client_for(bram).get(_url(journey)).status_code == 404
    assert client_for(zoe).get(_url(journey)).status_code == 404
    assert client_for(bram).get(_url(journey, "choose/")).status_code == 403


def test_the_coordinator_keeps_the_list(client_for: ClientFor, dirk: Member, amina: Member, journey: Journey) -> None:
    client = client_for(dirk)
    url = "/po2601/newcomers/profiles/"
    typed = {"name": "Vso", "route": "1", "leads_to": "Voortgezet speciaal onderwijs", "wanted": "a1"}

    client.post(f"{url}add/", typed)
    added = ExitProfile.objects.get(name="Vso")
    again = client.post(f"{url}add/", {**typed, "name": "VSO"})
    client.post(f"{url}{added.pk}/", {**typed, "name": "Vso Utrecht"})
    client.post(f"{url}{added.pk}/retire/")

    added.refresh_from_db()
    assert "name" in again.context["form"].errors
    assert (added.name, added.retired_on is not None) == ("Vso Utrecht", True)
    assert client_for(amina).get(url).status_code == 200
    assert client_for(amina).get(f"{url}add/").status_code == 403
