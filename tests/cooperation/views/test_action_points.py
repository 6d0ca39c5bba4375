from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.cooperation.actions import finish_action
from steiger.cooperation.enums import SeatFunction
from steiger.cooperation.models import Action, AgendaItem, Body
from steiger.core import clock
from tests.cooperation.tables import a_body, an_action, seated

TODAY = date(2025, 9, 15)
SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}
LIST = "/po2601/agreements/actions/"
NEW = "/po2601/agreements/actions/new/"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


@pytest.fixture
def body(dirk: Member, esra: Member, femke: Member) -> Body:
    """The steering group: Esra in the chair, and Femke."""
    body = a_body(dirk)
    seated(dirk, body, esra, SeatFunction.CHAIR)
    seated(dirk, body, femke)
    return body


def _page(client: Client, address: str) -> str:
    response = client.get(address, headers=ENGLISH)
    assert response.status_code == 200, address
    return response.content.decode()


def _send(client: Client, address: str, typed: dict[str, Any] | None = None) -> Any:
    # A form always sends its token, also when nothing is filled in.
    return client.post(address, {"csrfmiddlewaretoken": "-", **(typed or {})}, headers=ENGLISH)


def test_the_list_shows_mine_first_and_all_of_my_tables_when_asked(
    dirk: Member, esra: Member, femke: Member, bram: Member, body: Body, client_for: SignIn
) -> None:
    an_action(dirk, body, esra, "Later", due_on=TODAY + timedelta(days=9))
    an_action(dirk, body, esra, "Eerder", due_on=TODAY + timedelta(days=2))
    an_action(dirk, body, femke, "Van Femke")
    finish_action(by=esra, action=an_action(dirk, body, esra, "Voorbij"), note="Het lukte")
    client = client_for(esra)

    mine, every = _page(client, LIST), _page(client, f"{LIST}?whose=all")
    done = _page(client, f"{LIST}?state=done&body={body.pk}")

    assert mine.index("Eerder") < mine.index("Later")
    assert [word in mine for word in ("Van Femke", "Voorbij")] == [False, False]
    assert "Van Femke" in every
    assert "Voorbij" in done
    assert "Het lukte" in done
    assert "Van Femke" not in _page(client_for(bram), f"{LIST}?whose=all")
    assert "No open actions" in _page(client_for(bram), LIST)
    assert "Van Femke" in _page(client_for(dirk), f"{LIST}?whose=all&body={body.pk}")


def test_a_wrong_question_is_no_failure(esra: Member, body: Body, client_for: SignIn) -> None:
    for query in ("body=999", "body=x", "whose=x&state=y", "page=x"):
        _page(client_for(esra), f"{LIST}?{query}")


def test_it_makes_an_action_from_a_point_of_the_agenda(
    dirk: Member, esra: Member, femke: Member, body: Body, client_for: SignIn
) -> None:
    item = AgendaItem.objects.create(region_id=dirk.region_id, body=body, title="De begroting", proposed_on=TODAY)
    client = client_for(esra)
    address = f"{NEW}?body={body.pk}&item={item.pk}"
    page = _page(client, address)
    assert "De begroting" in page
    assert "Dirk" not in page.split("<form", 2)[-1]

    refused = _send(client, address, {"what": "Bel rond", "owner": femke.user_id, "due_on": "2025-09-01"})
    assert "has passed" in refused.content.decode()
    assert 'value="Bel rond"' in refused.content.decode()
    _send(client, address, {"what": "Bel rond", "owner": femke.user_id, "due_on": "2025-10-01"})

    action = Action.objects.get()
    assert (action.agenda_item, action.owner_id, action.made_by_id) == (item, femke.user_id, esra.user_id)


def test_a_new_action_asks_at_which_table_when_there_are_more(
    dirk: Member, esra: Member, body: Body, client_for: SignIn
) -> None:
    assert "What has to be done?" in _page(client_for(esra), NEW)
    other = a_body(dirk, "Werkgroep")

    page = _page(client_for(dirk), NEW)

    assert f"?body={other.pk}" in page


def test_a_new_action_is_for_who_writes_there(
    dirk: Member, esra: Member, femke: Member, teun: Member, body: Body, client_for: SignIn
) -> None:
    other = a_body(dirk, "Werkgroep")

    assert client_for(femke).get(f"{NEW}?body={body.pk}").status_code == 403
    assert client_for(teun).get(f"{NEW}?body={body.pk}").status_code == 403
    for wrong in (f"body={other.pk}", "body=x"):
        assert client_for(esra).get(f"{NEW}?{wrong}").status_code == 404


def test_it_is_done_with_a_note_and_opened_again(
    dirk: Member, esra: Member, femke: Member, bram: Member, body: Body, client_for: SignIn
) -> None:
    action = an_action(dirk, body, femke)
    address = f"{LIST}{action.pk}/"
    client = client_for(femke)
    assert "Mark as done" in _page(client, address)

    _send(client, address, {"note": "Twee namen"})
    assert "Twee namen" in _page(client, address)
    twice = _send(client, address, {"note": "Nog eens"})
    assert "done already" in twice.content.decode()

    _send(client, f"{address}reopen/")
    again = client.post(f"{address}reopen/", headers=ENGLISH, follow=True)
    assert "open already" in again.content.decode()
    action.refresh_from_db()
    assert (action.done_on, action.note) == (None, "Twee namen")
    assert client_for(bram).get(address).status_code == 404


def test_who_may_not_finish_it_reads_who_may(
    dirk: Member, esra: Member, femke: Member, body: Body, client_for: SignIn
) -> None:
    action = an_action(dirk, body, esra)

    page = _page(client_for(femke), f"{LIST}{action.pk}/")

    assert "Whoever does it says so" in page
    assert "Mark as done" not in page


def test_the_list_asks_the_same_number_of_questions(
    dirk: Member, esra: Member, femke: Member, body: Body, client_for: SignIn, django_assert_max_num_queries: Any
) -> None:
    for _number in range(60):
        an_action(dirk, body, esra)
    client = client_for(esra)
    page = _page(client, LIST)
    assert "60" in page
    assert "page=2" in page

    with django_assert_max_num_queries(14):
        client.get(LIST)


def test_the_parts_of_the_agreements_are_those_that_one_may_open(
    dirk: Member, esra: Member, tom: Member, teun: Member, body: Body, client_for: SignIn
) -> None:
    parts = {"Covenant": "/agreements/covenant/", "Tables": "/agreements/bodies/", "Actions": "/agreements/actions/"}
    shown = {}
    for one in (dirk, esra, tom, teun):
        page = _page(client_for(one), "/po2601/policy/")
        assert "Cooperation" in page
        nav = page.partition('class="subnav"')[2].partition("</nav>")[0]
        shown[one.name] = [name for name, address in parts.items() if f"/po2601{address}" in nav]

    assert shown == {
        "Dirk": [*parts], "Esra": [*parts], "Tom": ["Tables", "Actions"], "Teun": [],
    }  # fmt: skip


@pytest.mark.parametrize("page", ["policy/", "agreements/bodies/", "agreements/actions/", "agreements/money/"])
def test_cooperation_lights_up_on_all_its_pages(page: str, dirk: Member, body: Body, client_for: SignIn) -> None:
    shown = _page(client_for(dirk), f"/po2601/{page}")

    assert '<a href="/po2601/policy/" aria-current="page"><svg' in shown.replace("\n", "")
