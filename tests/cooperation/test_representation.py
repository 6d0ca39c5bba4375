from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from steiger.access.member import Member
from steiger.cooperation.actions import add_seat, withdraw_party
from steiger.cooperation.enums import PartyState
from steiger.cooperation.models import Covenant
from steiger.cooperation.selectors import (
    RepresentationFilter,
    representation,
    representation_answer,
    shares_over_time,
)
from steiger.core import clock
from steiger.core.scope import enter_region
from tests.cooperation.factories import a_covenant, a_party, a_signature
from tests.cooperation.receivers import a_board, received
from tests.cooperation.tables import a_body
from tests.factories import Places, make_organisation

TODAY = date(2026, 3, 2)
ALL = RepresentationFilter()
BOARDS = RepresentationFilter(kind="board")


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY), translation.override("en"):
        yield


@pytest.fixture
def covenant(dirk: Member, esra: Member, places: Places) -> Covenant:
    """The board of Esra has signed on the first of September."""
    with clock.on(date(2025, 9, 1)):
        covenant = a_covenant(dirk)
        a_signature(esra, a_party(dirk, covenant, places.board.pk))
    return covenant


def _told(member: Member, wanted: RepresentationFilter = BOARDS) -> list[tuple[str, str, str]]:
    rows = representation(member, wanted).rows
    return [(row.organisation.name, row.received.text, row.state_label) for row in rows]


def test_who_receives_and_is_no_party_stands_first(dirk: Member, places: Places, covenant: Covenant) -> None:
    received(dirk, places.mother_school, 30, date(2025, 10, 1))
    received(dirk, a_board("Stichting Veel", places.municipality), 30, date(2024, 8, 1))
    a_board("Stichting Geen", places.municipality)
    received(dirk, a_board("Stichting Paar", places.municipality), 10, date(2026, 1, 8))

    # The few of one board would follow from the others and the sum: the party is hidden, for it is asked for least.
    assert _told(dirk) == [
        ("Stichting Veel", "30", ""),
        ("Stichting Paar", "10", ""),
        ("Stichting Geen", "<5", ""),
        ("Stichting De Oever", "•", "Signed"),
    ]
    assert _told(dirk, RepresentationFilter(kind="board", sort="received"))[0][0] == "Stichting Veel"
    assert [name for name, *_rest in _told(dirk, RepresentationFilter(is_party=True))] == ["Stichting De Oever"]
    assert [name for name, *_rest in _told(dirk, RepresentationFilter(is_party=False, sort="name"))] == [
        "Stichting Geen", "Stichting Paar", "Stichting Veel", "Utrecht",
    ]  # fmt: skip


def test_it_counts_this_school_year_and_the_one_before(dirk: Member, places: Places, covenant: Covenant) -> None:
    for day in (date(2024, 7, 31), date(2024, 8, 1), date(2026, 3, 2)):
        received(dirk, places.mother_school, 6, day)

    assert representation(dirk, ALL).since == date(2024, 8, 1)
    assert _told(dirk) == [("Stichting De Oever", "12", "Signed")]


def test_it_tells_who_teaches_newcomers_and_who_has_seats(dirk: Member, places: Places, covenant: Covenant) -> None:
    a_board("Stichting Geen", places.municipality)
    add_seat(by=dirk, body=a_body(dirk), organisation_id=places.board.pk)

    rows = {row.organisation.name: row for row in representation(dirk, ALL).rows}

    assert {name for name, row in rows.items() if row.has_newcomer_school} == {"Stichting De Oever", "Utrecht"}
    assert {name: row.seats for name, row in rows.items()} == {
        "Stichting De Oever": 1, "Utrecht": 0, "Stichting Geen": 0,
    }  # fmt: skip


def test_a_party_from_outside_the_region_stands_on_the_page_too(dirk: Member, covenant: Covenant) -> None:
    a_party(dirk, covenant, make_organisation("municipality", "De Bilt").pk, PartyState.CONVERSATION)

    assert ("De Bilt", "<5", "In conversation") in _told(dirk, ALL)


def test_the_sentence_answers_in_numbers(dirk: Member, places: Places, covenant: Covenant) -> None:
    assert representation_answer(representation(dirk, ALL)).startswith("Every school board")
    few = a_board("Stichting Weinig", places.municipality)
    assert "Too few newcomers" in representation_answer(representation(dirk, ALL))

    received(dirk, places.mother_school, 30, date(2025, 10, 1))
    received(dirk, few, 3, date(2025, 10, 1))
    said = representation_answer(representation(dirk, ALL))
    assert "33 newcomers moved on" in said
    assert "To the one board that is not a party went too few" in said

    received(dirk, a_board("Stichting Veel", places.municipality), 9, date(2025, 10, 1))
    said = representation_answer(representation(dirk, ALL))
    assert "At least 9 of them went to the 2 boards that are not a party." in said
    received(dirk, few, 3, date(2025, 10, 1))
    assert "45 newcomers moved on" in representation_answer(representation(dirk, ALL))
    assert " 15 of them went to the 2 boards" in representation_answer(representation(dirk, ALL))


def test_without_a_covenant_nobody_is_a_party(dirk: Member, places: Places) -> None:
    page = representation(dirk, ALL)

    assert page.covenant is None
    assert [row.is_party for row in page.rows] == [False, False]
    assert shares_over_time(dirk, 5) == []


def test_another_region_counts_nothing_of_it(dirk: Member, zoe: Member, places: Places, covenant: Covenant) -> None:
    received(dirk, places.mother_school, 30, date(2025, 10, 1))
    enter_region(zoe.region_id)

    assert representation(zoe, ALL).rows == []


def test_the_share_over_time_follows_who_had_signed_by_the_end_of_the_year(
    dirk: Member, places: Places, covenant: Covenant
) -> None:
    other = a_board("Stichting Ander", places.municipality)
    for year in (2024, 2025):
        received(dirk, places.mother_school, 15, date(year, 10, 1))
        received(dirk, other, 5, date(year, 11, 1))

    shares = shares_over_time(dirk, 5)

    told = [(one.school_year, one.parties, one.band and (one.band.low, one.band.high)) for one in shares]
    assert told == [
        ("2022-2023", 0, None), ("2023-2024", 0, None), ("2024-2025", 0, (0, 25)), ("2025-2026", 1, (75, 100)),
    ]  # fmt: skip


def test_who_left_was_a_party_until_the_last_day(dirk: Member, places: Places, covenant: Covenant) -> None:
    received(dirk, places.mother_school, 20, date(2025, 10, 1))
    withdraw_party(by=dirk, party=covenant.parties.get(), reason="Fusie", until_on=date(2026, 9, 30))

    assert shares_over_time(dirk, 5)[-1].parties == 1
    with clock.on(date(2026, 10, 1)):
        assert shares_over_time(dirk, 5)[-1].parties == 0


def test_it_asks_as_little_for_six_boards_as_for_three(
    dirk: Member, places: Places, covenant: Covenant, django_assert_max_num_queries: Any
) -> None:
    for name in ("Een", "Twee"):
        received(dirk, a_board(name, places.municipality), 2, date(2025, 10, 1))
    with django_assert_max_num_queries(15):
        representation(dirk, ALL)
    for name in ("Drie", "Vier", "Vijf"):
        received(dirk, a_board(name, places.municipality), 2, date(2025, 10, 1))
    with django_assert_max_num_queries(15):
        representation(dirk, ALL)
    with django_assert_max_num_queries(3):
        shares_over_time(dirk, 5)
