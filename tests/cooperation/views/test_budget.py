from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.cooperation.actions import add_key_line, freeze_budget, start_budget
from steiger.cooperation.enums import Measure
from steiger.cooperation.models import Budget, KeyNumber
from steiger.core import clock
from tests.cooperation.factories import a_covenant, a_party, a_signature
from tests.factories import Places

TODAY = date(2025, 9, 15)
SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


@pytest.fixture
def budget(dirk: Member, esra: Member, femke: Member, places: Places) -> Budget:
    covenant = a_covenant(dirk)
    a_signature(esra, a_party(dirk, covenant, places.board.pk))
    a_signature(femke, a_party(dirk, covenant, places.municipality.pk))
    made = start_budget(by=dirk, covenant=covenant, first_year=2025, title="Expertisecentrum", amount=100_001)
    add_key_line(by=dirk, budget=made, measure=Measure.PARTY)
    return made


def _address(budget: Budget, rest: str = "") -> str:
    return f"/po2601/agreements/money/{budget.pk}/{rest}"


def _send(client: Client, address: str, typed: dict[str, Any]) -> Any:
    return client.post(address, typed, headers=ENGLISH)


def test_it_makes_a_budget_from_euros_as_people_write_them(dirk: Member, budget: Budget, client_for: SignIn) -> None:
    typed = {"first_year": "2026", "title": "Volgend jaar", "amount": "€ 1.234,50", "other_income": ""}

    _send(client_for(dirk), "/po2601/agreements/money/new/", typed)

    assert Budget.objects.get(first_year=2026).amount == 123_450


@pytest.mark.parametrize("typed, cents", [("1234.5", 123_450), ("1.234", 123_400), ("1 234,05", 123_405), ("0,1", 10)])
def test_it_reads_amounts(typed: str, cents: int, dirk: Member, budget: Budget, client_for: SignIn) -> None:
    _send(client_for(dirk), _address(budget, "change/"), {"title": "X", "amount": typed})

    budget.refresh_from_db()
    assert budget.amount == cents


@pytest.mark.parametrize("typed", ["veel", "1,234", "-5"])
def test_it_refuses_what_is_no_amount_and_keeps_it(
    typed: str, dirk: Member, budget: Budget, client_for: SignIn
) -> None:
    page = _send(client_for(dirk), _address(budget, "change/"), {"title": "X", "amount": typed}).content.decode()

    assert f'value="{typed}"' in page


def test_it_shows_where_an_amount_comes_from_and_marks_the_own_row(
    esra: Member, budget: Budget, client_for: SignIn
) -> None:
    page = client_for(esra).get(_address(budget), headers=ENGLISH).content.decode()

    assert "Where does this amount come from?" in page
    assert page.count("is-own") == 1
    assert "€\u00a0500.01" in page
    assert "lines/add/" not in page


def test_it_leads_to_where_a_missing_number_is_entered(dirk: Member, budget: Budget, client_for: SignIn) -> None:
    client = client_for(dirk)
    typed = {"measure": "pupils", "payers": "all", "price": "1,00"}

    _send(client, _address(budget, "lines/add/"), typed)
    page = client.get(_address(budget), headers=ENGLISH).content.decode()
    board = budget.covenant.parties.get(organisation__kind="board")
    _send(client, _address(budget, "numbers/"), {f"pupils-{board.pk}": "400"})

    assert "<strong>Enrolled pupils of the board</strong>: Stichting De Oever" in page
    assert "numbers/" in page
    assert KeyNumber.objects.get().number == 400
    assert "This does not add up yet" not in client.get(_address(budget), headers=ENGLISH).content.decode()


def test_it_fixes_follows_and_exports(dirk: Member, esra: Member, budget: Budget, client_for: SignIn) -> None:
    client = client_for(dirk)

    _send(client, _address(budget, "freeze/"), {"decision_text": "Stuurgroep", "decided_on": "2025-09-10"})
    one = budget.contributions.all()[0]
    _send(client, _address(budget, f"contributions/{one.pk}/"), {"day": "2025-09-12"})
    _send(client, _address(budget, f"contributions/{one.pk}/"), {"day": "2025-09-14"})

    one.refresh_from_db()
    assert (one.invoiced_on, one.paid_on) == (date(2025, 9, 12), date(2025, 9, 14))
    assert client_for(esra).get(_address(budget, "spreadsheet/")).content[:2] == b"PK"
    assert "Stichting De Oever" in client_for(esra).get(_address(budget, "csv/")).content.decode()


def test_it_keeps_what_was_typed_when_the_decision_is_refused(dirk: Member, budget: Budget, client_for: SignIn) -> None:
    page = _send(client_for(dirk), _address(budget, "freeze/"), {"decision_number": "2025-99"}).content.decode()

    assert "There is no decision with this number" in page
    assert 'value="2025-99"' in page


def test_it_shows_the_settlement(dirk: Member, budget: Budget, client_for: SignIn) -> None:
    freeze_budget(by=dirk, budget=budget, decision_text="Stuurgroep", decided_on=TODAY)
    client = client_for(dirk)
    with clock.on(date(2026, 9, 1)):
        _send(client, _address(budget, "settle/"), {"real_amount": "900"})
        page = client.get(_address(budget), headers=ENGLISH).content.decode()

    assert "comes back" in page


def test_it_hides_from_another_region(zoe: Member, budget: Budget, client_for: SignIn) -> None:
    client = client_for(zoe)
    for rest in ("", "change/", "lines/add/", "numbers/", "freeze/", "settle/", "spreadsheet/", "csv/"):
        assert client.get(_address(budget, rest)).status_code == 404
        assert client.get(_address(budget, rest).replace("po2601", "po2602")).status_code == 404


@pytest.mark.parametrize("who", ["esra", "femke", "amina", "paula"])
def test_it_is_written_by_the_coordinator(
    who: str, budget: Budget, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))

    assert client.get(_address(budget)).status_code == 200
    for rest in ("change/", "lines/add/", "numbers/", "freeze/", "settle/"):
        assert client.get(_address(budget, rest)).status_code == 403


def test_it_asks_as_little_for_two_years_as_for_one(
    dirk: Member, budget: Budget, client_for: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = client_for(dirk)
    client.get("/po2601/agreements/money/")
    with django_assert_max_num_queries(13):
        client.get("/po2601/agreements/money/")
    start_budget(by=dirk, covenant=budget.covenant, first_year=2026, title="Volgend jaar", amount=5)

    with django_assert_max_num_queries(13):
        client.get("/po2601/agreements/money/")
    with django_assert_max_num_queries(20):
        client.get(_address(budget))
