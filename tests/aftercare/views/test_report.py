from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from steiger.access.member import Member
from steiger.aftercare.models import Visit, VisitReport
from steiger.core import clock
from tests.aftercare import factories

SignIn = Callable[[Member], Client]
PARTS = (
    "going", "going_words", "standing_arithmetic", "standing_technical_reading", "standing_vocabulary",
    "standing_reading_comprehension", "school_needs", "plan_familiarity", "plan_use",
)  # fmt: skip


def url(visit: Visit) -> str:
    return f"/po2601/aftercare/{visit.journey.case_number}/visits/{visit.number}/report/"


def test_it_sends_the_report(visit: Visit, carla: Member, client_for: SignIn) -> None:
    client = client_for(carla)
    content = client.get(url(visit)).content.decode()
    assert 'data-draft="visit-report-' in content

    response = client.post(url(visit), factories.posted_report())

    assert response.status_code == 302
    assert response["Location"].endswith("/visits/1/")
    assert VisitReport.objects.get(visit=visit).standings.count() == 4


@pytest.mark.parametrize("part", PARTS)
def test_it_names_each_missing_part_and_links_to_it(part: str, visit: Visit, carla: Member, client_for: SignIn) -> None:
    sent = factories.posted_report(**{part: ""})

    response = client_for(carla).post(url(visit), sent)

    content = response.content.decode()
    assert response.status_code == 200
    assert f'href="#id_{part}' in content
    assert f'id="id_{part}' in content
    assert not VisitReport.objects.exists()


def test_it_keeps_everything_that_was_typed(visit: Visit, carla: Member, client_for: SignIn) -> None:
    sent = factories.posted_report(plan_use="", school_needs="Een heel bijzondere behoefte", going="well")

    content = client_for(carla).post(url(visit), sent).content.decode()

    assert "Een heel bijzondere behoefte" in content
    assert content.count("checked") == 6


def test_it_refuses_a_day_that_has_yet_to_come(visit: Visit, carla: Member, client_for: SignIn) -> None:
    sent = factories.posted_report(held_on=clock.today().replace(year=2030).isoformat())

    assert "Deze dag moet nog komen" in client_for(carla).post(url(visit), sent).content.decode()


def test_it_is_closed_after_sending(visit: Visit, carla: Member, client_for: SignIn) -> None:
    factories.reported(visit, by=carla)

    assert client_for(carla).post(url(visit), factories.posted_report()).status_code == 403


@pytest.mark.parametrize(
    ("who", "status"),
    [("zoe", 404), ("cees", 404), ("dirk", 403), ("amina", 403), ("bram", 403), ("teun", 403), ("esra", 403)],
)
def test_it_is_closed_to_others(
    who: str, status: int, visit: Visit, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))
    assert client.get(url(visit)).status_code == status
    assert client.post(url(visit), factories.posted_report()).status_code == status


def from_device(client: Client, visit: Visit, **changed: str) -> HttpResponse:
    return client.post(url(visit), factories.posted_report(**changed), headers={"X-Steiger-Queue": "later"})


def test_a_device_hears_that_it_is_in_however_often_it_sends(visit: Visit, carla: Member, client_for: SignIn) -> None:
    client, key = client_for(carla), str(uuid4())

    answers = [from_device(client, visit, key=key) for _ in range(2)]

    assert [one.status_code for one in answers] == [201, 201]
    assert all("Verstuurd om" in one.content.decode() for one in answers)
    assert str(VisitReport.objects.get().key) == key


def test_a_device_hears_what_is_missing(visit: Visit, carla: Member, client_for: SignIn) -> None:
    assert from_device(client_for(carla), visit, key=str(uuid4()), going="").status_code == 200


def test_a_device_hears_that_it_came_too_late(visit: Visit, carla: Member, client_for: SignIn) -> None:
    """By another device, with a key of its own; or changed since the answer got lost."""
    key = str(uuid4())
    client = client_for(carla)
    from_device(client, visit, key=key)

    for changed in ({"key": str(uuid4())}, {"key": key, "going_words": "Toch anders."}):
        answer = from_device(client, visit, **changed)
        assert answer.status_code == 409
        assert "<" not in answer.content.decode()


def test_the_form_keeps_its_key_when_something_is_missing(visit: Visit, carla: Member, client_for: SignIn) -> None:
    key = str(uuid4())

    content = client_for(carla).post(url(visit), factories.posted_report(key=key, going="")).content.decode()

    assert f'value="{key}"' in content
