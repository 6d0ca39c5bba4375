"""The teacher's five minutes by a link, and everything that somebody else could try with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from steiger.access.doors import GUESSES
from steiger.access.member import Member
from steiger.aftercare import actions
from steiger.aftercare.enums import Going
from steiger.aftercare.models import TeacherForm, Visit
from steiger.core import clock
from steiger.core.errors import NotAllowedError
from steiger.core.secret_links import make_link
from steiger.messaging.models import Letter
from steiger.organisations.models import Region
from tests.aftercare import factories
from tests.factories import Places

SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _nobody_guessed_before() -> None:
    cache.clear()


def asked(visit: Visit, by: Member, email: str = "") -> str:
    return "/" + actions.ask_teacher(visit=visit, email=email, by=by).split("/", 3)[3]


def answered(path: str, **changed: Any) -> tuple[int, str]:
    sent = {"going": "fairly", "goes_well": "Rekenen", "is_hard": "Zaakvakken", "wants": "Woorden", **changed}
    response = Client().post(path, sent)
    return response.status_code, response.content.decode()


def opened(path: str) -> tuple[int, str]:
    response = Client().get(path)
    return response.status_code, response.content.decode()


def test_the_answers_stand_beside_the_report(visit: Visit, carla: Member, client_for: SignIn) -> None:
    path = asked(visit, carla)
    status, content = opened(path)
    assert status == 200
    assert "A.H." in content
    for name in ("Amira", "Haddad", visit.journey.case_number):
        assert name not in content

    status, content = answered(path, standing_vocabulary="below", name="Juf Mieke")

    assert (status, "Bedankt" in content) == (200, True)
    where = f"/po2601/aftercare/{visit.journey.case_number}/visits/1/"
    for page in (where, f"{where}report/"):
        content = client_for(carla).get(page).content.decode()
        assert "Zaakvakken" in content
        assert "Juf Mieke" in content
    assert "De leerkracht heeft geantwoord" in Letter.objects.latest("pk").subject


def test_the_mail_holds_initials_and_the_link(visit: Visit, carla: Member) -> None:
    path = asked(visit, carla, email="juf@school.nl")

    letter = Letter.objects.latest("pk")
    assert letter.to == "juf@school.nl"
    assert path in letter.body
    assert "A.H." in letter.body
    assert "Amira" not in letter.body + letter.subject


def test_a_link_answers_once(visit: Visit, carla: Member) -> None:
    path = asked(visit, carla)
    assert answered(path)[0] == 200

    assert opened(path)[0] == 404
    assert answered(path, goes_well="Toch anders")[0] == 404
    assert TeacherForm.objects.get().goes_well == "Rekenen"
    with pytest.raises(NotAllowedError):
        actions.ask_teacher(visit=visit, by=carla)


def test_opening_and_an_incomplete_answer_use_nothing_up(visit: Visit, carla: Member) -> None:
    path = asked(visit, carla)
    opened(path)
    status, content = answered(path, going="", wants="Woorden vooraf")

    assert (status, "Kies hoe het gaat" in content, "Woorden vooraf" in content) == (200, True, True)
    assert answered(path)[0] == 200


def test_asking_again_closes_the_first_link(visit: Visit, carla: Member) -> None:
    first, second = asked(visit, carla), asked(visit, carla)

    assert answered(first)[0] == 404
    assert answered(second)[0] == 200


def test_a_link_ends_after_the_visit(visit: Visit, carla: Member) -> None:
    actions.plan_visit(
        visit=visit, specialist_id=carla.user_id, planned_at=factories.at(factories.FIRST_FROM), by=carla
    )
    path = asked(visit, carla)

    with clock.on(factories.FIRST_FROM + timedelta(days=2)):
        assert opened(path)[0] == 404
        assert answered(path)[0] == 404


@pytest.mark.parametrize("ending", ["report", "skip"])
def test_a_link_closes_with_its_visit(ending: str, visit: Visit, carla: Member) -> None:
    path = asked(visit, carla)
    if ending == "report":
        factories.reported(visit, by=carla)
    else:
        actions.skip_visit(visit=visit, reason="Ziek", by=carla)

    assert opened(path)[0] == 404
    assert answered(path)[0] == 404


def test_a_link_is_for_one_child_whatever_is_sent(
    visit: Visit, region: Region, places: Places, amina: Member, carla: Member, dirk: Member
) -> None:
    other = factories.entrusted(factories.make_moved(region, places, by=amina, call_name="Karim"), carla, by=dirk)
    asked(other, carla)
    path = asked(visit, carla)

    answered(f"{path}?visit={other.pk}", visit=other.pk, subject=other.pk, journey=other.journey_id)

    assert TeacherForm.objects.get(visit=other).answered_at is None
    assert TeacherForm.objects.get(visit=visit).going == Going.FAIRLY


def test_a_link_for_something_else_opens_no_questions(visit: Visit, carla: Member, region: Region) -> None:
    asked(visit, carla)
    term = clock.now() + timedelta(days=1)
    other = make_link(region_id=region.pk, purpose="calendar", subject=str(visit.pk), expires_at=term)

    assert opened(f"/teacher/{other.secret}/")[0] == 404


def test_who_guesses_waits(visit: Visit, carla: Member) -> None:
    path = asked(visit, carla)
    for _ in range(GUESSES.misses):
        assert answered(f"{path[:-5]}wrong/")[0] == 404

    assert opened(path)[0] == 429
    assert TeacherForm.objects.get().answered_at is None


@pytest.mark.parametrize("who", ["cees", "amina", "bram", "teun", "esra"])
def test_asking_is_for_who_plans_the_visit(who: str, visit: Visit, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowedError):
        actions.ask_teacher(visit=visit, by=request.getfixturevalue(who))


def test_a_teacher_reads_no_answers_on_the_page_of_the_visit(
    visit: Visit, carla: Member, teun: Member, bram: Member, client_for: SignIn
) -> None:
    answered(asked(visit, carla))
    where = f"/po2601/aftercare/{visit.journey.case_number}/visits/1/"

    assert "Zaakvakken" in client_for(bram).get(where).content.decode()
    assert "Zaakvakken" not in client_for(teun).get(where).content.decode()


def test_the_link_is_told_once(visit: Visit, carla: Member, client_for: SignIn) -> None:
    page = f"/po2601/aftercare/{visit.journey.case_number}/visits/1/teacher/"
    client = client_for(carla)

    response = client.post(page, {"email": ""})
    assert "/teacher/sl_" in response.content.decode()
    assert response["Cache-Control"] == "no-store, private"
    assert "sl_" not in client.get(page).content.decode()
    assert client.post(page, {"email": "juf@school.nl"}).status_code == 302
