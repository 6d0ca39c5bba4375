from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.cooperation import actions
from steiger.cooperation.enums import Answer, ItemOutcome, MeetingState
from steiger.cooperation.models import AgendaItem, Body, Meeting
from steiger.cooperation.rules.meetings import mark_of
from steiger.core import clock
from tests.cooperation.meetings import a_meeting, a_table

TODAY = date(2025, 9, 15)
ROOT = "/po2601/agreements"
HTMX = {"HX-Request": "true", "accept-language": "en"}
SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def today(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    with clock.on(TODAY):
        yield


@pytest.fixture
def body(dirk: Member, esra: Member, femke: Member, amina: Member) -> Body:
    return a_table(dirk, esra, femke, amina)


@pytest.fixture
def meeting(esra: Member, body: Body) -> Meeting:
    return a_meeting(esra, body, TODAY)


@pytest.fixture
def item(esra: Member, meeting: Meeting) -> AgendaItem:
    return actions.add_item(by=esra, meeting=meeting, title="Wachttijden", text="Wat doen we?")


def _page(client: Client, path: str) -> str:
    response = client.get(f"{ROOT}/{path}", headers={"accept-language": "en"})
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


def _send(client: Client, path: str, typed: dict[str, Any] | None = None, **headers: str) -> Any:
    return client.post(f"{ROOT}/{path}", typed or {}, headers={"accept-language": "en", **headers})


def test_every_page_opens_for_the_chair(esra: Member, meeting: Meeting, item: AgendaItem, client_for: SignIn) -> None:
    client = client_for(esra)
    for path in (
        "meetings/", f"meetings/?body={meeting.body_id}", "meetings/call/", "meetings/propose/",
        f"meetings/standing/{meeting.body_id}/", f"meetings/{meeting.pk}/", f"meetings/{meeting.pk}/change/",
        f"meetings/{meeting.pk}/cancel/", f"meetings/{meeting.pk}/items/add/", f"meetings/{meeting.pk}/minutes/",
        f"items/{item.pk}/change/", f"items/{item.pk}/papers/",
    ):  # fmt: skip
        assert "<h1>" in _page(client, path)


def test_it_calls_a_meeting_at_the_usual_hour(esra: Member, meeting: Meeting, client_for: SignIn) -> None:
    client = client_for(esra)
    assert 'value="15:00"' in _page(client, "meetings/call/")

    typed = {"body": meeting.body_id, "day": "2025-10-06", "since": "13:30", "until": "15:00", "place": "School"}
    _send(client, "meetings/call/", typed)

    assert Meeting.objects.get(place="School").state == MeetingState.CALLED


def test_it_keeps_what_was_typed_when_it_refuses(esra: Member, body: Body, client_for: SignIn) -> None:
    typed = {"body": body.pk, "day": "2025-01-06", "since": "13:30", "until": "15:00", "place": "Kamer zeven"}
    page = _send(client_for(esra), "meetings/call/", typed).content.decode()

    assert "This day is over" in page
    assert 'value="Kamer zeven"' in page


def test_it_takes_an_answer(femke: Member, meeting: Meeting, client_for: SignIn) -> None:
    _send(client_for(femke), f"meetings/{meeting.pk}/answer/", {"comes": "no"})

    assert meeting.invitations.get(user_id=femke.user_id).answer == Answer.DECLINED


def test_a_member_reads_and_does_not_lead(
    amina: Member, meeting: Meeting, item: AgendaItem, client_for: SignIn
) -> None:
    client = client_for(amina)
    page = _page(client, f"meetings/{meeting.pk}/")

    assert "Wachttijden" in page
    assert "one place up" not in page
    for path in (f"meetings/{meeting.pk}/change/", f"meetings/{meeting.pk}/minutes/"):
        assert client.get(f"{ROOT}/{path}").status_code == 403
    assert _send(client, f"items/{item.pk}/move/", {"where": "up"}).status_code == 403


def test_whoever_sits_elsewhere_finds_nothing(
    carla: Member, femke: Member, meeting: Meeting, item: AgendaItem, client_for: SignIn
) -> None:
    paper = actions.add_paper(by=femke, item=item, title="Stuk", file_name="a.pdf", content=b"%PDF-1.7")
    client = client_for(carla)

    assert "Stuurgroep" not in _page(client, "meetings/")
    for path in (
        f"meetings/{meeting.pk}/", f"meetings/{meeting.pk}/minutes/", f"meetings/{meeting.pk}/minutes/pdf/",
        f"items/{item.pk}/papers/", f"papers/{paper.pk}/", f"meetings/standing/{meeting.body_id}/",
    ):  # fmt: skip
        assert client.get(f"{ROOT}/{path}").status_code == 404, path


def test_it_orders_the_agenda_by_keyboard(esra: Member, meeting: Meeting, item: AgendaItem, client_for: SignIn) -> None:
    actions.add_item(by=esra, meeting=meeting, title="Begroting")

    answer = _send(client_for(esra), f"items/{item.pk}/move/", {"where": "down"}, **{"HX-Request": "true"})

    page = answer.content.decode()
    assert page.index("Begroting") < page.index("Wachttijden")
    assert "<html" not in page
    assert f'id="down-{item.pk}"' in page


def test_it_keeps_notes_as_they_are_typed(esra: Member, item: AgendaItem, client_for: SignIn) -> None:
    client = client_for(esra)
    first = _send(client, f"items/{item.pk}/write/", {"notes": "Drie", "seen": mark_of("")}, **HTMX).content.decode()
    assert "Kept" in first
    assert mark_of("Drie") in first

    other = _send(client, f"items/{item.pk}/write/", {"notes": "Iets", "seen": mark_of("")}, **HTMX).content.decode()
    assert "Somebody else wrote here" in other
    assert "Drie" in other

    done = {"notes": "Drie", "seen": mark_of("Drie"), "outcome": "handled"}
    _send(client, f"items/{item.pk}/write/", done, **HTMX)
    item.refresh_from_db()
    assert (item.notes, item.outcome) == ("Drie", ItemOutcome.HANDLED)


def test_closing_is_refused_with_what_to_do_and_then_the_minutes_are_there(
    esra: Member, amina: Member, meeting: Meeting, item: AgendaItem, client_for: SignIn
) -> None:
    client = client_for(esra)
    refused = client.post(
        f"{ROOT}/meetings/{meeting.pk}/minutes/close/", headers={"accept-language": "en"}, follow=True
    )
    assert "Not handled yet: Wachttijden" in refused.content.decode()

    present = list(meeting.invitations.values_list("pk", flat=True))
    ticked = _send(client, f"meetings/{meeting.pk}/minutes/attendance/", {"present": present}, **HTMX)
    assert "3 seats" in ticked.content.decode()
    actions.set_outcome(by=esra, item=item, outcome=ItemOutcome.HANDLED)
    _send(client, f"meetings/{meeting.pk}/minutes/close/")

    kept = client_for(amina).get(f"{ROOT}/meetings/{meeting.pk}/minutes/pdf/")
    assert kept.content.startswith(b"%PDF-")


def test_papers_are_added_and_read(esra: Member, item: AgendaItem, client_for: SignIn) -> None:
    client = client_for(esra)
    file = SimpleUploadedFile("begroting.pdf", b"%PDF-1.7 cijfers")
    _send(client, f"items/{item.pk}/papers/", {"file": file, "title": "Begroting"})

    paper = item.papers.get()
    assert client.get(f"{ROOT}/papers/{paper.pk}/").content == b"%PDF-1.7 cijfers"


def test_the_list_asks_as_much_for_many_as_for_one(
    esra: Member, meeting: Meeting, item: AgendaItem, client_for: SignIn
) -> None:
    client = client_for(esra)
    actions.propose_item(by=esra, body=meeting.body, title="Voorstel")
    _page(client, "meetings/")
    with CaptureQueriesContext(connection) as one:
        _page(client, "meetings/")
        _page(client, f"meetings/{meeting.pk}/")
    for place in range(3):
        a_meeting(esra, meeting.body, TODAY + timedelta(days=place + 1))
        actions.add_item(by=esra, meeting=meeting, title=f"Punt {place}")
        actions.propose_item(by=esra, body=meeting.body, title=f"Voorstel {place}")

    with CaptureQueriesContext(connection) as many:
        _page(client, "meetings/")
        _page(client, f"meetings/{meeting.pk}/")

    assert len(many) == len(one)
