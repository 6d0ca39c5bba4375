from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from tests.factories import Places
from tests.newcomers.factories import placed

ClientFor = Callable[[Member], Client]


def _url(group_id: int) -> str:
    return f"/po2601/newcomers/groups/{group_id}/close/"


def test_it_closes_an_empty_group(client_for: ClientFor, amina: Member, places: Places) -> None:
    client_for(amina).post(_url(places.group.pk))

    places.group.refresh_from_db()
    assert places.group.until_on == clock.today()


def test_it_refuses_while_children_have_a_place(client_for: ClientFor, amina: Member, places: Places) -> None:
    placed(amina, places)

    page = client_for(amina).post(_url(places.group.pk), follow=True)

    assert "1 kind heeft nog een plek" in page.content.decode()


def test_it_is_a_deed_and_no_page(
    client_for: ClientFor, amina: Member, bram: Member, zoe: Member, places: Places
) -> None:
    assert client_for(amina).get(_url(places.group.pk)).status_code == 405
    assert client_for(bram).post(_url(places.group.pk)).status_code == 403
    assert client_for(zoe).post(_url(places.group.pk)).status_code == 404
