from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.aftercare.models import Visit
from steiger.audit.enums import Looked
from steiger.audit.models import Look
from steiger.cooperation.actions import publish_strategy
from steiger.core import clock
from tests.aftercare import factories
from tests.cooperation.strategies import a_plan, a_strategy

SignIn = Callable[[Member], Client]


def url(visit: Visit) -> str:
    return f"/po2601/aftercare/{visit.journey.case_number}/visits/{visit.number}/"


@pytest.mark.parametrize("who", ["dirk", "carla", "amina", "bram"])
def test_it_shows_the_whole_report_and_logs_the_look(
    who: str, visit: Visit, carla: Member, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    factories.reported(visit, by=carla)
    member: Member = request.getfixturevalue(who)

    content = client_for(member).get(url(visit)).content.decode()

    assert "Het gaat goed in de groep." in content
    assert "Ideeën voor woordenschat." in content
    assert Look.objects.filter(looked_at=Looked.VISIT, user_id=member.user_id).count() == 1


def test_it_shows_a_teacher_the_agreed_points_only(
    visit: Visit, carla: Member, teun: Member, client_for: SignIn
) -> None:
    factories.reported(visit, by=carla)

    content = client_for(teun).get(url(visit)).content.decode()

    assert "Elke dag tien woorden." in content
    for hidden in ("Het gaat goed", "Ideeën", "Het team kent", "gewenste niveau"):
        assert hidden not in content


def test_it_offers_one_click_to_make_an_action(visit: Visit, carla: Member, client_for: SignIn) -> None:
    factories.reported(visit, by=carla)

    content = client_for(carla).get(url(visit)).content.decode()

    assert "Maak er een actiepunt van" in content
    assert "Ideeën voor woordenschat.</textarea>" in content


def test_it_shows_a_visit_that_was_not_held_yet(visit: Visit, dirk: Member, client_for: SignIn) -> None:
    assert "Periode" in client_for(dirk).get(url(visit)).content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("zoe", 404), ("cees", 404), ("rita", 404), ("esra", 403), ("femke", 403), ("tom", 403)]
)
def test_it_is_closed_to_others(
    who: str, status: int, visit: Visit, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).get(url(visit)).status_code == status


def test_it_says_about_which_version_of_the_plan_the_school_was_asked(
    visit: Visit, carla: Member, dirk: Member, client_for: SignIn
) -> None:
    first = a_plan(dirk)
    factories.reported(visit, by=carla)
    publish_strategy(by=dirk, strategy=a_strategy(dirk), holds_from=clock.today() + timedelta(days=1))
    with clock.on(clock.today() + timedelta(days=2)):
        page = client_for(carla).get(url(visit), headers={"accept-language": "en"}).content.decode()

    assert "version 1 of" in page
    assert f"/agreements/plan/{first.pk}/" in page


def test_it_says_that_no_plan_held(visit: Visit, carla: Member, client_for: SignIn) -> None:
    factories.reported(visit, by=carla)

    page = client_for(carla).get(url(visit), headers={"accept-language": "en"}).content.decode()

    assert "No support plan held" in page


def test_the_question_names_the_version(visit: Visit, carla: Member, dirk: Member, client_for: SignIn) -> None:
    a_plan(dirk)

    page = client_for(carla).get(f"{url(visit)}report/", headers={"accept-language": "en"}).content.decode()

    assert "Ask about version 1 of" in page


@pytest.mark.parametrize(("days", "is_offered"), [(7, True), (-1, False)])
def test_the_school_is_asked_of_a_moment_that_is_still_to_come(
    days: int, is_offered: bool, visit: Visit, dirk: Member, client_for: SignIn
) -> None:
    Visit.objects.filter(pk=visit.pk).update(planned_at=clock.now() + timedelta(days=days))
    client = client_for(dirk)

    assert (f"{url(visit)}school/" in client.get(url(visit)).content.decode()) == is_offered
    assert (client.get(f"{url(visit)}school/").status_code == 200) == is_offered
