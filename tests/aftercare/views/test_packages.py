from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.aftercare import actions
from steiger.aftercare.models import SpentHours, SupportLine, SupportPackage, Visit
from steiger.core import clock
from steiger.pupils.models import Journey
from tests.aftercare import factories
from tests.factories import Places

SignIn = Callable[[Member], Client]
BASE = "/po2601/aftercare"


def sent(**changed: Any) -> dict[str, Any]:
    return {
        "name": "Basis",
        "municipality": "",
        "teacher_what": "Coaching in de klas",
        "teacher_hours": "6",
        "teacher_from_week": "0",
        "teacher_weeks": "10",
        **changed,
    }


def test_a_package_is_made_changed_and_no_longer_offered(
    dirk: Member, places: Places, carla: Member, client_for: SignIn
) -> None:
    client = client_for(dirk)
    assert client.post(f"{BASE}/packages/new/", sent()).status_code == 302
    made = SupportPackage.objects.get()
    assert "Coaching in de klas" in client_for(carla).get(f"{BASE}/packages/").content.decode()

    content = client.get(f"{BASE}/packages/{made.pk}/").content.decode()
    assert 'value="Coaching in de klas"' in content
    client.post(f"{BASE}/packages/{made.pk}/", sent(teacher_hours="8"))
    assert made.lines.get().hours == 8
    client.post(f"{BASE}/packages/{made.pk}/end/")
    assert "Nog geen standaardondersteuning" in client.get(f"{BASE}/packages/").content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"teacher_what": "", "teacher_hours": ""}, "Vul uren in"),
        ({"teacher_weeks": ""}, "schoolweken"),
        ({"teacher_what": ""}, "Schrijf op wat"),
    ],
)
def test_it_says_what_a_package_lacks(
    changed: dict[str, Any], words: str, dirk: Member, places: Places, client_for: SignIn
) -> None:
    content = client_for(dirk).post(f"{BASE}/packages/new/", sent(**changed)).content.decode()

    assert words in content
    assert 'value="Basis"' in content


def test_a_package_and_a_line_are_agreed_and_hours_written(
    visit: Visit, journey: Journey, carla: Member, dirk: Member, client_for: SignIn
) -> None:
    client = client_for(carla)
    client_for(dirk).post(f"{BASE}/packages/new/", sent())
    page = f"{BASE}/{journey.case_number}/support/"
    assert "Spreek dit pakket af" in client.get(page).content.decode()

    chosen = {"package": SupportPackage.objects.get().pk, "owner": carla.user_id}
    assert client.post(f"{page}package/", chosen).status_code == 302

    line = SupportLine.objects.get()
    one = f"{page}{line.pk}/"
    assert client.post(one, {"spent_on": clock.today().isoformat(), "hours": "1.5"}).status_code == 302
    assert "1,5" in client.get(one).content.decode()
    client.post(f"{one}hours/{SpentHours.objects.get().pk}/strike/")
    assert "Er zijn nog geen uren opgeschreven" in client.get(one).content.decode()


def test_it_says_which_hours_are_not_there_and_keeps_what_was_typed(
    visit: Visit, journey: Journey, carla: Member, dirk: Member, client_for: SignIn
) -> None:
    actions.set_hours(user_id=carla.user_id, from_on=clock.today(), hours_per_week=Decimal(1), by=dirk)
    asked = {
        "support_for": "teacher",
        "what": "Coaching",
        "hours": "90",
        "from_on": clock.today().isoformat(),
        "until_on": clock.today().replace(month=11).isoformat(),
        "owner": carla.user_id,
    }

    content = client_for(carla).post(f"{BASE}/{journey.case_number}/support/", asked).content.decode()
    assert "uur vrij, en dit vraagt" in content
    assert 'value="Coaching"' in content
    assert "over_reason" not in content
    asked["over_reason"] = "De school kan niet wachten"
    assert client_for(dirk).post(f"{BASE}/{journey.case_number}/support/", asked).status_code == 302


def test_hours_are_shown_to_all_specialists_and_set_by_the_coordinator(
    visit: Visit, carla: Member, cees: Member, dirk: Member, client_for: SignIn
) -> None:
    url = f"{BASE}/hours/"
    asked = {"user": carla.user_id, "hours_per_week": "6", "from_on": clock.today().isoformat()}
    assert client_for(dirk).post(url, asked).status_code == 302

    content = client_for(cees).get(url).content.decode()
    assert "Carla" not in content.split("<main")[1]
    assert "Alle specialisten" in content
    assert client_for(cees).post(url, asked).status_code == 404
    for who in (dirk, carla):
        assert "6 per week" in client_for(who).get(url).content.decode()


def test_it_costs_the_same_for_many_lines(
    visit: Visit, journey: Journey, carla: Member, dirk: Member, client_for: SignIn
) -> None:
    client = client_for(dirk)
    factories.supported(journey, by=carla, owner_id=carla.user_id)
    client.get(f"{BASE}/hours/")
    with CaptureQueriesContext(connection) as one:
        client.get(f"{BASE}/hours/")
    for _ in range(2):
        factories.supported(journey, by=carla, owner_id=carla.user_id)

    with CaptureQueriesContext(connection) as three:
        client.get(f"{BASE}/hours/")
    assert len(three) == len(one) <= 17


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("cees", 404), ("amina", 200), ("bram", 200), ("teun", 200)])
def test_a_line_is_read_by_who_reads_the_support(
    who: str, status: int, visit: Visit, journey: Journey, carla: Member, client_for: SignIn,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    line = factories.supported(journey, by=carla)
    url = f"{BASE}/{journey.case_number}/support/{line.pk}/"
    client = client_for(request.getfixturevalue(who))

    response = client.get(url)
    assert response.status_code == status
    assert "Schrijf uren op" not in response.content.decode()
    client.post(url, {"spent_on": clock.today().isoformat(), "hours": "1"})
    assert not SpentHours.objects.exists()
