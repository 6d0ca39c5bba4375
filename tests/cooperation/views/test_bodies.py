from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.actions import add_seat
from steiger.cooperation.enums import BodyKind, SeatFunction
from steiger.cooperation.models import Body, Seat, Sitting
from steiger.core import clock
from tests.cooperation.factories import a_covenant, a_party, a_signature
from tests.cooperation.tables import a_body, a_seat, an_action, seated
from tests.factories import Places

TODAY = date(2025, 9, 15)
SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}
TYPED = {"name": "Werkgroep", "kind": "working_group", "founded_on": "2025-09-01", "purpose": "Voorbereiden"}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


@pytest.fixture
def body(dirk: Member) -> Body:
    return a_body(dirk, founded_on=date(2024, 9, 1))


def _at(body: Body, rest: str = "") -> str:
    return f"/po2601/agreements/bodies/{body.pk}/{rest}"


def _page(client: Client, address: str) -> str:
    response = client.get(address, headers=ENGLISH)
    assert response.status_code == 200, address
    return response.content.decode()


def _send(client: Client, address: str, typed: dict[str, Any] | None = None) -> Any:
    # A form always sends its token, also when nothing is filled in.
    return client.post(address, {"csrfmiddlewaretoken": "-", **(typed or {})}, headers=ENGLISH)


def test_the_list_shows_the_tables_at_which_one_sits(
    dirk: Member, esra: Member, tom: Member, teun: Member, zoe: Member, body: Body, client_for: SignIn
) -> None:
    seated(dirk, body, esra)
    a_body(dirk, "IB-overleg")
    pages = [_page(client_for(one), "/po2601/agreements/bodies/") for one in (dirk, esra, tom)]

    assert [("IB-overleg" in page, "Stuurgroep" in page) for page in pages] == [
        (True, True), (False, True), (False, False),
    ]  # fmt: skip
    assert "You do not sit at a table now" in pages[2]
    assert client_for(teun).get("/po2601/agreements/bodies/").status_code == 403
    assert client_for(zoe).get("/po2601/agreements/bodies/").status_code == 404


def test_a_table_opens_for_who_sits_there_only(
    dirk: Member, esra: Member, femke: Member, zoe: Member, body: Body, client_for: SignIn
) -> None:
    seated(dirk, body, esra, SeatFunction.CHAIR)

    page = _page(client_for(esra), _at(body))

    assert "Esra" in page
    assert "Add a seat" not in page
    assert "Record an action" in page
    assert "Add a seat" in _page(client_for(dirk), _at(body))
    assert client_for(femke).get(_at(body)).status_code == 404
    assert client_for(zoe).get(_at(body)).status_code == 404


def test_a_table_shows_who_sat_when_and_what_is_empty(
    dirk: Member, esra: Member, femke: Member, body: Body, client_for: SignIn
) -> None:
    with clock.on(date(2025, 1, 10)):
        seated(dirk, body, esra, until_on=date(2025, 6, 30))
        seated(dirk, body, femke, until_on=TODAY + timedelta(days=9))

    page = _page(client_for(dirk), _at(body))

    assert "Empty since" in page
    assert "1 juli" in page or "1 July" in page
    assert "Becomes empty soon" in page
    assert page.index("Who sat when") < page.rindex("Esra")


def test_it_founds_a_body_and_refuses_its_name_twice(dirk: Member, esra: Member, client_for: SignIn) -> None:
    client = client_for(dirk)

    response = _send(client, "/po2601/agreements/bodies/new/", TYPED)
    refused = _send(client, "/po2601/agreements/bodies/new/", TYPED)

    body = Body.objects.get()
    assert response["Location"] == _at(body)
    assert (body.kind, body.founded_on, body.quorum) == (BodyKind.WORKING_GROUP, date(2025, 9, 1), 0)
    assert "this name already" in refused.content.decode()
    assert "Voorbereiden" in refused.content.decode()
    assert client_for(esra).get("/po2601/agreements/bodies/new/").status_code == 403


def test_it_changes_a_body(dirk: Member, body: Body, client_for: SignIn) -> None:
    client = client_for(dirk)
    assert body.name in _page(client, _at(body, "change/"))

    _send(client, _at(body, "change/"), {**TYPED, "quorum": "4"})

    body.refresh_from_db()
    assert (body.name, body.quorum, body.founded_on) == ("Werkgroep", 4, date(2024, 9, 1))


def test_it_ends_a_body_and_says_why_not(dirk: Member, esra: Member, body: Body, client_for: SignIn) -> None:
    client = client_for(dirk)
    seated(dirk, body, esra)
    action = an_action(dirk, body, esra)
    refused = client.post(_at(body, "end/"), headers=ENGLISH, follow=True).content.decode()
    assert "open actions" in refused

    action.delete()
    client.post(_at(body, "end/"), headers=ENGLISH)

    page = _page(client, _at(body))
    assert "Ended" in page
    assert "Add a seat" not in page
    assert "Ended" in _page(client, "/po2601/agreements/bodies/")


def test_it_adds_a_seat_of_an_organisation_and_of_a_role(
    dirk: Member, body: Body, places: Places, client_for: SignIn
) -> None:
    client = client_for(dirk)
    assert "Stichting De Oever" in _page(client, _at(body, "seats/add/"))
    for owner in (f"organisation-{places.board.pk}", "role-specialist"):
        typed = {"function": "chair", "belongs_to": owner, "from_on": "2025-09-01"}
        response = _send(client, _at(body, "seats/add/"), typed)

    assert "chair or a secretary already" in response.content.decode()
    _send(client, _at(body, "seats/add/"), {**typed, "function": "member"})
    assert list(body.seats.values_list("function", "organisation", "role")) == [
        ("chair", places.board.pk, ""), ("member", None, "specialist"),
    ]  # fmt: skip


def test_it_proposes_the_seats_from_the_covenant(
    dirk: Member, esra: Member, body: Body, places: Places, client_for: SignIn
) -> None:
    client = client_for(dirk)
    assert "there is no covenant yet" in _page(client, _at(body, "seats/propose/"))
    covenant = a_covenant(dirk)
    a_signature(esra, a_party(dirk, covenant, places.board.pk))
    a_party(dirk, covenant, places.municipality.pk)

    page = _page(client, _at(body, "seats/propose/"))
    assert page.count("checked") == 1
    assert "at least one" in _send(client, _at(body, "seats/propose/")).content.decode()
    _send(client, _at(body, "seats/propose/"), {"organisations": [places.board.pk]})

    assert body.seats.get().organisation_id == places.board.pk


def test_it_fills_a_seat_and_lets_somebody_leave(
    dirk: Member, esra: Member, femke: Member, body: Body, client_for: SignIn
) -> None:
    client = client_for(dirk)
    seat = a_seat(dirk, body, esra)
    fill, leave = _at(body, f"seats/{seat.pk}/fill/"), _at(body, f"seats/{seat.pk}/leave/")
    page = _page(client, fill)
    assert "Esra" in page
    assert "Femke" not in page
    assert client.get(leave).status_code == 404

    early = _send(client, fill, {"user": esra.user_id, "from_on": "2024-01-01"})
    assert "did not exist yet" in early.content.decode()
    _send(client, fill, {"user": esra.user_id, "from_on": "2025-09-15", "until_on": ""})
    assert "Esra" in _page(client, leave)
    _send(client, leave, {"until_on": "2025-12-31"})

    assert Sitting.objects.get().until_on == date(2025, 12, 31)


def test_it_says_so_when_nobody_can_sit_there(dirk: Member, body: Body, client_for: SignIn) -> None:
    seat = add_seat(by=dirk, body=body, role=Role.TRAINER)

    assert "Nobody has a running role" in _page(client_for(dirk), _at(body, f"seats/{seat.pk}/fill/"))


def test_it_ends_a_seat_of_this_table_only(dirk: Member, esra: Member, body: Body, client_for: SignIn) -> None:
    client = client_for(dirk)
    seat = a_seat(dirk, body, esra)
    elsewhere = a_body(dirk, "Werkgroep")

    assert client.post(_at(elsewhere, f"seats/{seat.pk}/end/")).status_code == 404
    client.post(_at(body, f"seats/{seat.pk}/end/"))
    again = client.post(_at(body, f"seats/{seat.pk}/end/"), headers=ENGLISH, follow=True)

    assert Seat.objects.get().until_on == TODAY
    assert "has ended" in again.content.decode()


def test_lists_and_tables_ask_the_same_number_of_questions(
    dirk: Member, esra: Member, femke: Member, bram: Member, client_for: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = client_for(dirk)
    for name in ("Een", "Twee", "Drie"):
        body = a_body(dirk, name)
        for one in (esra, femke, bram):
            seated(dirk, body, one)
    client.get("/po2601/agreements/bodies/")

    with django_assert_max_num_queries(12):
        client.get("/po2601/agreements/bodies/")
    with django_assert_max_num_queries(17):
        client.get(_at(body))
