from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.cooperation.actions import (
    add_party,
    evaluate_covenant,
    move_party,
    record_signature,
    sign_covenant,
    start_covenant,
    withdraw_party,
    write_covenant,
)
from steiger.cooperation.enums import CovenantState, PartyState
from steiger.cooperation.models import Covenant, Party, Signature
from steiger.cooperation.selectors import covenant_reading, latest_text, party_row, text_in
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from tests.cooperation.factories import (
    ARTICLES,
    TERM,
    a_covenant,
    a_party,
    a_signature,
    another_text,
    write_other_text,
)
from tests.factories import Places, make_organisation

TODAY = date(2025, 9, 15)
PDF = b"%PDF-1.7 signed"


@pytest.fixture(autouse=True)
def today(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    with clock.on(TODAY), translation.override("en"):
        yield


@pytest.fixture
def covenant(dirk: Member) -> Covenant:
    return a_covenant(dirk)


@pytest.fixture
def board(dirk: Member, covenant: Covenant, places: Places) -> Party:
    return a_party(dirk, covenant, places.board.pk)


@pytest.fixture
def municipality(dirk: Member, covenant: Covenant, places: Places) -> Party:
    return a_party(dirk, covenant, places.municipality.pk)


def _paper(by: Member, party: Party, **changed: Any) -> Signature:
    asked: dict[str, Any] = {
        "checksum": latest_text(party.covenant).checksum,
        "name": "Jan de Boer",
        "function": "voorzitter",
        "signed_on": TODAY,
        "file_name": "blad.pdf",
        "content": PDF,
        **changed,
    }
    return record_signature(by=by, party=party, **asked)


def test_start_covenant_makes_a_first_version_and_one_audit_line(dirk: Member, covenant: Covenant) -> None:
    version = latest_text(covenant)

    assert (version.number, version.is_frozen) == (1, False)
    assert [article.heading for article in version.articles.all()] == ["Doel", "Geld"]
    assert Happening.objects.filter(kind="start_covenant").count() == 1


def test_start_covenant_refuses_a_term_that_ends_before_it_begins(dirk: Member) -> None:
    with pytest.raises(DomainError) as refused:
        a_covenant(dirk, term=replace(TERM, until_on=date(2020, 1, 1)))

    assert refused.value.field == "until_on"


@pytest.mark.parametrize("who", ["esra", "femke", "amina", "paula"])
def test_write_covenant_is_for_the_coordinator(who: str, covenant: Covenant, request: pytest.FixtureRequest) -> None:
    member = request.getfixturevalue(who)

    with pytest.raises(NotAllowedError):
        write_other_text(member, covenant)
    with pytest.raises(NotAllowedError):
        start_covenant(by=member, title="X", term=TERM, articles=ARTICLES)


def test_write_covenant_rewrites_a_text_that_nobody_signed(dirk: Member, covenant: Covenant) -> None:
    write_other_text(dirk, covenant, "Anders.")

    version = latest_text(covenant)
    assert version.number == 1
    assert next(article.text for article in version.articles.all()) == "Anders."


def test_write_covenant_refuses_when_nothing_changed(dirk: Member, covenant: Covenant) -> None:
    latest = latest_text(covenant)

    with pytest.raises(DomainError, match="changed"):
        write_covenant(by=dirk, covenant=covenant, seen=latest.checksum, wording=text_in(latest))


def test_write_covenant_refuses_when_another_wrote_meanwhile(dirk: Member, covenant: Covenant) -> None:
    began_with = latest_text(covenant).checksum
    write_other_text(dirk, covenant, "Iemand was eerder.")

    with pytest.raises(DomainError):
        write_covenant(by=dirk, covenant=covenant, seen=began_with, wording=another_text(covenant, "Te laat."))

    assert latest_text(covenant).articles.all()[0].text == "Iemand was eerder."


def test_sign_freezes_the_text_and_a_next_text_asks_again(
    dirk: Member, esra: Member, covenant: Covenant, board: Party
) -> None:
    a_signature(esra, board)
    write_other_text(dirk, covenant)

    first, second = covenant.versions.order_by("number")
    assert first.is_frozen
    assert first.articles.all()[0].text == ARTICLES[0].text
    assert (second.number, second.is_frozen) == (2, False)
    row = party_row(esra, Party.objects.get(pk=board.pk))
    assert row.must_sign
    assert row.earlier is not None


def test_a_next_version_with_the_same_words_keeps_the_signatures(
    dirk: Member, esra: Member, covenant: Covenant, board: Party
) -> None:
    a_signature(esra, board)
    write_other_text(dirk, covenant, ARTICLES[0].text.replace(" ", "\n\n", 1))

    reading = covenant_reading(esra, covenant)
    assert reading is not None
    assert (reading.version.number, reading.version.is_frozen) == (2, True)
    assert reading.state == CovenantState.IN_FORCE
    assert not reading.to_sign


def test_sign_covenant_refuses_the_second_time(esra: Member, board: Party) -> None:
    a_signature(esra, board)

    with pytest.raises(DomainError, match="already"):
        a_signature(esra, board)


def test_sign_covenant_refuses_a_text_that_changed_meanwhile(
    dirk: Member, esra: Member, covenant: Covenant, board: Party
) -> None:
    read = latest_text(covenant).checksum
    write_other_text(dirk, covenant)

    with pytest.raises(DomainError, match="changed after you opened it"):
        sign_covenant(by=esra, party=board, checksum=read, name="Esra", function="bestuurder")

    assert not Signature.objects.exists()


def test_sign_covenant_is_for_the_own_organisation(femke: Member, dirk: Member, board: Party) -> None:
    for member in (femke, dirk):
        with pytest.raises(NotAllowedError):
            a_signature(member, board)


def test_sign_covenant_waits_until_the_party_agreed(
    dirk: Member, esra: Member, covenant: Covenant, places: Places
) -> None:
    party = a_party(dirk, covenant, places.board.pk, PartyState.CONVERSATION)

    with pytest.raises(DomainError, match="agreed in principle"):
        a_signature(esra, party)


def test_state_follows_from_signatures_and_term(
    dirk: Member, esra: Member, femke: Member, covenant: Covenant, board: Party, municipality: Party
) -> None:
    def state() -> str:
        reading = covenant_reading(dirk, covenant)
        assert reading is not None
        return reading.state

    assert state() == CovenantState.DRAFT
    a_signature(esra, board)
    assert state() == CovenantState.SIGNING
    a_signature(femke, municipality)
    assert state() == CovenantState.IN_FORCE
    with clock.on(date(2029, 8, 1)):
        assert state() == CovenantState.ENDED


def test_accession_asks_nobody_else_to_sign_again(dirk: Member, esra: Member, covenant: Covenant, board: Party) -> None:
    a_signature(esra, board)
    joined = a_party(dirk, covenant, make_organisation("board", "Stichting Nieuw").pk, PartyState.APPROACHED)
    joined = move_party(by=dirk, party=joined, state=PartyState.AGREED, moved_on=TODAY)
    _paper(dirk, joined)

    reading = covenant_reading(dirk, covenant)
    assert reading is not None
    assert reading.state == CovenantState.IN_FORCE
    assert len(reading.signed) == 2
    assert [move.state for move in joined.moves.all()] == ["approached", "agreed", "signed"]


def test_record_signature_keeps_the_scanned_page(dirk: Member, board: Party) -> None:
    signature = _paper(dirk, board)

    assert signature.is_on_paper
    assert signature.scan is not None
    assert signature.scan.media_type == "application/pdf"


@pytest.mark.parametrize(
    "changed, field",
    [
        ({"content": b"GIF89a"}, "scan"),
        ({"content": b"%PDF-" + b"x" * 10_485_760}, "scan"),
        ({"signed_on": date(2025, 9, 16)}, "signed_on"),
        ({"signed_on": date(2025, 9, 1)}, "signed_on"),
        ({"name": " "}, "name"),
        ({"function": ""}, "function"),
    ],
)
def test_record_signature_refuses_and_names_the_field(
    dirk: Member, board: Party, changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        _paper(dirk, board, **changed)

    assert refused.value.field == field


def test_record_signature_is_for_the_coordinator(esra: Member, board: Party) -> None:
    with pytest.raises(NotAllowedError):
        _paper(esra, board)


def test_add_party_refuses_the_same_organisation_twice(dirk: Member, covenant: Covenant, board: Party) -> None:
    with pytest.raises(DomainError) as refused:
        a_party(dirk, covenant, board.organisation_id)

    assert refused.value.field == "organisation"


def test_add_party_does_not_sign(dirk: Member, covenant: Covenant, places: Places) -> None:
    with pytest.raises(DomainError):
        add_party(by=dirk, covenant=covenant, organisation_id=places.board.pk, state=PartyState.SIGNED)


def test_withdraw_party_needs_a_reason_and_the_notice_of_the_text(
    dirk: Member, esra: Member, covenant: Covenant, board: Party
) -> None:
    a_signature(esra, board)

    with pytest.raises(DomainError) as without_reason:
        withdraw_party(by=dirk, party=board, reason=" ", until_on=date(2026, 7, 31))
    with pytest.raises(DomainError) as too_soon:
        withdraw_party(by=dirk, party=board, reason="Fusie", until_on=date(2025, 12, 31))
    gone = withdraw_party(by=dirk, party=board, reason="Fusie", until_on=date(2026, 7, 31))

    assert (without_reason.value.field, too_soon.value.field) == ("reason", "until_on")
    assert (gone.state, gone.until_on) == (PartyState.WITHDRAWN, date(2026, 7, 31))
    with pytest.raises(DomainError, match="already"):
        withdraw_party(by=dirk, party=board, reason="Nog eens", until_on=date(2027, 7, 31))


def test_who_withdrew_can_join_again_as_a_new_party(dirk: Member, covenant: Covenant, board: Party) -> None:
    withdraw_party(by=dirk, party=board, reason="Fusie", until_on=TODAY)

    again = a_party(dirk, covenant, board.organisation_id)

    assert again.pk != board.pk


def test_evaluate_covenant_once(dirk: Member, covenant: Covenant) -> None:
    evaluate_covenant(by=dirk, covenant=covenant, learned="De sleutel is te ingewikkeld.", evaluated_on=TODAY)

    assert latest_text(covenant).learned
    with pytest.raises(DomainError, match="already"):
        evaluate_covenant(by=dirk, covenant=covenant, learned="Nog eens", evaluated_on=TODAY)
