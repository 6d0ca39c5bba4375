from __future__ import annotations

import pytest

from steiger.access.member import Member
from steiger.core.errors import DomainError, NotAllowedError
from steiger.organisations.actions import name_board
from steiger.organisations.enums import OrganisationKind
from tests.factories import Places, make_organisation


def test_name_board_gives_it_a_name(dirk: Member, places: Places) -> None:
    assert name_board(by=dirk, board=places.board, name="  Stichting  KSU ").name == "Stichting KSU"


def test_name_board_refuses_an_empty_name(dirk: Member, places: Places) -> None:
    with pytest.raises(DomainError) as refused:
        name_board(by=dirk, board=places.board, name=" ")
    assert refused.value.field == "name"


def test_name_board_refuses_what_has_no_school_here(dirk: Member, places: Places) -> None:
    stranger = make_organisation(OrganisationKind.BOARD, "Elders")
    for other in (stranger, places.municipality):
        with pytest.raises(NotAllowedError):
            name_board(by=dirk, board=other, name="Van ons")


def test_name_board_is_not_for_the_board_itself(esra: Member, zoe: Member, places: Places) -> None:
    for member in (esra, zoe):
        with pytest.raises(NotAllowedError):
            name_board(by=member, board=places.board, name="Van ons")
