from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.messaging.actions import tell
from steiger.messaging.enums import Kind, Way
from steiger.messaging.selectors import news, wishes
from steiger.organisations.models import Region
from steiger.people.models import User

WAYS = "/po2601/told/"


def test_it_shows_and_keeps_what_somebody_chooses(bram: Member, client_for: Callable[[Member], Client]) -> None:
    client = client_for(bram)
    form = client.get(WAYS).context["form"]
    chosen = {name: field.initial for name, field in form.fields.items()}

    answer = client.post(WAYS, {**chosen, "visit": "today"})

    assert answer.status_code == 302
    assert wishes(bram)[Kind.VISIT] == Way.TODAY


def test_it_refuses_a_way_that_is_not_there(bram: Member, client_for: Callable[[Member], Client]) -> None:
    answer = client_for(bram).post(WAYS, {"visit": "by pigeon"})

    assert answer.status_code == 200
    assert answer.context["form"].errors["visit"]


def test_today_shows_news_until_it_is_put_away(
    region: Region, bram: Member, client_for: Callable[[Member], Client]
) -> None:
    tell(
        region_id=region.pk,
        users=[User.objects.get(pk=bram.user_id)],
        subject="Bezoek afgezegd",
        body="Bezoek 2 gaat niet door.",
        path="/po2601/",
    )
    client = client_for(bram)
    assert "Bezoek afgezegd" in client.get("/po2601/").content.decode()

    client.post("/po2601/told/read/", {"notice": news(bram)[0].pk})

    assert "Bezoek afgezegd" not in client.get("/po2601/").content.decode()
    assert client.get("/po2601/told/read/").status_code == 405
