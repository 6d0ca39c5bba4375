from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.aftercare.models import SupportLine, Visit
from tests.aftercare import factories

SignIn = Callable[[Member], Client]


def where(visit: Visit) -> str:
    return f"/po2601/aftercare/{visit.journey.case_number}/visits/1/"


def test_a_need_becomes_support_by_sending_the_form_as_it_stands(
    visit: Visit, carla: Member, client_for: SignIn
) -> None:
    report = factories.reported(visit, by=carla)
    client = client_for(carla)
    form = client.get(where(visit)).context["support_form"]
    sent = {name: form[name].value() or "" for name in form.fields}

    assert client.post(f"{where(visit)}support/", sent).status_code == 302

    line = SupportLine.objects.get()
    assert (line.what, line.report_id, line.owner_id) == ("Ideeën voor woordenschat.", report.pk, carla.user_id)
    content = client.get(where(visit)).content.decode()
    assert f"/support/{line.pk}/" in content


def test_it_keeps_what_was_typed(visit: Visit, carla: Member, client_for: SignIn) -> None:
    factories.reported(visit, by=carla)
    sent: dict[str, Any] = {
        "support_for": "teacher",
        "what": "Iets bijzonders",
        "hours": "0",
        "from_on": "",
        "until_on": "",
    }

    content = client_for(carla).post(f"{where(visit)}support/", sent).content.decode()

    assert "Iets bijzonders" in content
    assert not SupportLine.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("cees", 404), ("amina", 403), ("bram", 403), ("teun", 403)])
def test_it_is_closed_to_others(
    who: str, status: int, visit: Visit, carla: Member, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    factories.reported(visit, by=carla)

    assert client_for(request.getfixturevalue(who)).post(f"{where(visit)}support/", {}).status_code == status
