from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from steiger.access.member import Member
from steiger.cooperation.enums import PartyState
from steiger.cooperation.models import Covenant, Party, Signature
from steiger.cooperation.selectors import latest_text
from steiger.core import clock
from tests.cooperation.factories import a_covenant, a_party, a_signature, write_other_text
from tests.factories import Places

TODAY = date(2025, 9, 15)
SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def today(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    with clock.on(TODAY):
        yield


@pytest.fixture
def covenant(dirk: Member) -> Covenant:
    return a_covenant(dirk)


@pytest.fixture
def board(dirk: Member, covenant: Covenant, places: Places) -> Party:
    return a_party(dirk, covenant, places.board.pk)


def _address(party: Party, rest: str = "") -> str:
    return f"/po2601/agreements/covenant/{party.covenant_id}/parties/{party.pk}/{rest}"


def _send(client: Client, address: str, typed: dict[str, Any]) -> Any:
    return client.post(address, typed, headers={"accept-language": "en"})


def _signing(party: Party, **changed: Any) -> dict[str, Any]:
    mark = latest_text(party.covenant).checksum
    return {"name": "Esra Demirci", "function": "bestuurder", "agrees": "on", "checksum": mark, **changed}


def test_it_adds_a_party(dirk: Member, covenant: Covenant, places: Places, client_for: SignIn) -> None:
    typed = {
        "organisation": places.municipality.pk,
        "state": "conversation",
        "moved_on": "2025-09-01",
        "role": "Gemeente",
    }

    _send(client_for(dirk), f"/po2601/agreements/covenant/{covenant.pk}/parties/add/", typed)

    party = Party.objects.get()
    assert (party.state, party.moves.get().moved_on) == (PartyState.CONVERSATION, date(2025, 9, 1))


def test_it_offers_only_who_is_not_on_the_way_in(
    dirk: Member, covenant: Covenant, board: Party, client_for: SignIn
) -> None:
    page = client_for(dirk).get(f"/po2601/agreements/covenant/{covenant.pk}/parties/add/").content.decode()

    assert "Utrecht (" in page
    assert "Stichting De Oever (" not in page


def test_it_records_a_step_and_refuses_a_day_to_come(
    dirk: Member, covenant: Covenant, places: Places, client_for: SignIn
) -> None:
    party = a_party(dirk, covenant, places.board.pk, PartyState.APPROACHED)
    client = client_for(dirk)

    refused = _send(client, _address(party), {"state": "agreed", "moved_on": "2025-10-01", "note": "Per mail"})
    _send(client, _address(party), {"state": "agreed", "moved_on": "2025-09-15", "note": "Per mail"})

    assert "yet to come" in refused.content.decode()
    assert "Per mail" in refused.content.decode()
    party.refresh_from_db()
    assert party.state == PartyState.AGREED


def test_it_takes_a_step_from_the_coordinator_only(esra: Member, board: Party, client_for: SignIn) -> None:
    client = client_for(esra)

    assert "Next step" not in client.get(_address(board), headers={"accept-language": "en"}).content.decode()
    _send(client, _address(board), {"state": "conversation", "moved_on": "2025-09-15"})

    board.refresh_from_db()
    assert board.state == PartyState.AGREED


def test_sign_puts_the_signature_under_the_text(esra: Member, board: Party, client_for: SignIn) -> None:
    response = _send(client_for(esra), _address(board, "sign/"), _signing(board))

    assert response.status_code == 302
    signature = Signature.objects.get()
    assert (signature.name, signature.is_on_paper) == ("Esra Demirci", False)


def test_sign_refuses_a_changed_text_shows_it_and_takes_it_then(
    dirk: Member, esra: Member, covenant: Covenant, board: Party, client_for: SignIn
) -> None:
    typed = _signing(board, function="voorzitter")
    write_other_text(dirk, covenant, "Een heel andere tekst")
    client = client_for(esra)

    page = _send(client, _address(board, "sign/"), typed).content.decode()

    assert "The text changed after you opened it" in page
    assert "Een heel andere tekst" in page
    assert 'value="voorzitter"' in page
    assert latest_text(covenant).checksum in page
    assert not Signature.objects.exists()
    assert _send(client, _address(board, "sign/"), _signing(board)).status_code == 302


def test_sign_says_so_when_it_was_signed_already(esra: Member, board: Party, client_for: SignIn) -> None:
    a_signature(esra, board)

    response = _send(client_for(esra), _address(board, "sign/"), _signing(board))

    assert "signed this text already" in response.content.decode()
    assert Signature.objects.count() == 1


def test_sign_shows_what_changed_since_the_last_signature(
    dirk: Member, esra: Member, covenant: Covenant, board: Party, client_for: SignIn
) -> None:
    a_signature(esra, board)
    write_other_text(dirk, covenant)

    page = client_for(esra).get(_address(board, "sign/"), headers={"accept-language": "en"}).content.decode()

    assert "What changed since you signed" in page


def test_sign_hides_from_other_organisations(femke: Member, dirk: Member, board: Party, client_for: SignIn) -> None:
    assert client_for(femke).get(_address(board, "sign/")).status_code == 404
    assert client_for(dirk).get(_address(board, "sign/")).status_code == 403


def test_record_keeps_the_scan_for_who_may_read_the_covenant(
    dirk: Member, esra: Member, teun: Member, zoe: Member, board: Party, client_for: SignIn
) -> None:
    typed = _signing(board, signed_on="2025-09-15", scan=SimpleUploadedFile("blad.pdf", b"%PDF-1.7 x"))

    assert _send(client_for(dirk), _address(board, "record/"), typed).status_code == 302

    address = f"/po2601/agreements/covenant/signatures/{Signature.objects.get().pk}/scan/"
    response = client_for(esra).get(address)
    assert response.content == b"%PDF-1.7 x"
    assert "attachment" in response["Content-Disposition"]
    assert client_for(teun).get(address).status_code == 403
    assert client_for(zoe).get(address).status_code == 404


def test_record_refuses_another_kind_of_file_and_keeps_the_name(dirk: Member, board: Party, client_for: SignIn) -> None:
    typed = _signing(board, signed_on="2025-09-15", scan=SimpleUploadedFile("blad.exe", b"MZ"))

    page = _send(client_for(dirk), _address(board, "record/"), typed).content.decode()

    assert "Choose a PDF" in page
    assert 'value="Esra Demirci"' in page


def test_withdraw_asks_for_a_reason(dirk: Member, board: Party, client_for: SignIn) -> None:
    client = client_for(dirk)
    typed = {"noticed_on": "2025-09-15", "until_on": "2026-07-31"}

    assert _send(client, _address(board, "withdraw/"), typed).status_code == 200
    _send(client, _address(board, "withdraw/"), {**typed, "reason": "Fusie"})

    board.refresh_from_db()
    assert board.state == PartyState.WITHDRAWN


def test_contact_is_changed(dirk: Member, board: Party, client_for: SignIn) -> None:
    _send(client_for(dirk), _address(board, "contact/"), {"contact_name": "Jan", "contact_email": "jan@example.org"})

    board.refresh_from_db()
    assert board.contact_name == "Jan"


def test_it_asks_for_consent_anew_when_the_text_changed_meanwhile(
    dirk: Member, esra: Member, board: Party, client_for: SignIn
) -> None:
    typed = _signing(board, function="voorzitter")
    write_other_text(dirk, board.covenant)

    page = _send(client_for(esra), _address(board, "sign/"), typed).content.decode()

    assert "The text changed after you opened it" in page
    assert 'value="voorzitter"' in page
    assert "checked" not in page
    assert not Signature.objects.exists()


def test_it_begins_with_the_organisation_that_was_asked_for(
    dirk: Member, covenant: Covenant, places: Places, client_for: SignIn
) -> None:
    address = f"/po2601/agreements/covenant/{covenant.pk}/parties/add/?organisation={places.municipality.pk}"

    page = client_for(dirk).get(address).content.decode()

    assert f'<option value="{places.municipality.pk}" selected>' in page
