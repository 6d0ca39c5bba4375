from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.cooperation.actions import adopt_proposal
from steiger.cooperation.enums import BodyKind, SeatFunction
from steiger.cooperation.models import Action, AgendaItem, Body, Decision, PolicyVersion
from steiger.cooperation.selectors import decisions, decisions_due_for
from steiger.core import clock
from tests.cooperation.factories import a_body, a_decision, a_meeting, a_proposal, a_seat, first_policy, next_policy
from tests.cooperation.views.test_new_version import _typed as _policy_typed

TODAY = date(2025, 3, 10)
LIST = "/po2601/agreements/decisions/"
SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


@pytest.fixture
def body(dirk: Member) -> Body:
    return a_body(dirk)


def _read(client: Client, path: str, **asked: Any) -> str:
    return client.get(path, asked, headers=ENGLISH).content.decode()


def test_it_lists_searches_and_narrows(dirk: Member, body: Body, client_for: SignIn) -> None:
    other = a_body(dirk, "Werkgroep", BodyKind.WORKING_GROUP)
    a_decision(dirk, body, title="Eerder kiezen", evaluate_on=TODAY + timedelta(days=30))
    a_decision(dirk, other, title="Themawoorden", decided_on=date(2024, 5, 1))
    client = client_for(dirk)

    assert all(title in _read(client, LIST) for title in ("Eerder kiezen", "Themawoorden"))
    for asked, title in (
        ({"q": "2024-01"}, "Themawoorden"),
        ({"q": "kiezen"}, "Eerder kiezen"),
        ({"body": other.pk}, "Themawoorden"),
        ({"year": 2024}, "Themawoorden"),
        ({"evaluate": "on"}, "Eerder kiezen"),
    ):
        page = _read(client, LIST, **asked)
        shown = re.findall(r"decisions/\d+/\">([^<]+)</a></th>", page)
        assert shown == [title], asked
    assert "No decision fits" in _read(client, LIST, q="zwemles")


def test_the_list_costs_the_same_for_one_and_for_many(dirk: Member, body: Body, client_for: SignIn) -> None:
    client = client_for(dirk)
    counts = []
    for _round in range(2):
        a_decision(dirk, body)
        a_decision(dirk, body, decided_on=date(2024, 5, 1))
        client.get(LIST)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_who_reads_which_decision(
    dirk: Member, amina: Member, carla: Member, esra: Member, teun: Member, paula: Member, zoe: Member, body: Body
) -> None:
    table = a_body(dirk, "IB-overleg", BodyKind.CONSULTATION)
    a_seat(table, amina)
    steering, at_table = a_decision(dirk, body), a_decision(dirk, table)
    public = a_decision(dirk, table)
    next_policy(dirk, TODAY, adopted_in=public)

    seen = {member.name: set(decisions(member)) for member in (dirk, amina, carla, esra, teun, paula)}

    assert seen == {
        "Dirk": {steering, at_table, public},
        "Amina": {at_table, public},
        "Carla": {public},
        "Esra": {steering, public},
        "Teun": {public},
        "Paula": {public},
    }
    assert not decisions(zoe).exists()


def test_a_page_of_another_table_is_not_there(dirk: Member, carla: Member, body: Body, client_for: SignIn) -> None:
    decision = a_decision(dirk, body)
    client = client_for(carla)

    for page in ("", "evaluate/", "supersede/"):
        assert client.get(f"{LIST}{decision.pk}/{page}").status_code == 404
    assert client.get(f"{LIST}new/").status_code == 403


def test_it_shows_what_follows(dirk: Member, body: Body, client_for: SignIn, teun: Member) -> None:
    item = a_proposal(dirk, body)
    a_meeting(dirk, body, item)
    decision = a_decision(dirk, body, agenda_item=item)
    adopt_proposal(by=dirk, decision=decision, valid_from=TODAY)
    Action.objects.create(
        region_id=body.region_id,
        body=body,
        agenda_item=item,
        what="Vertel het de scholen",
        owner_id=dirk.user_id,
        due_on=TODAY,
        made_by_id=dirk.user_id,
        made_on=TODAY,
    )

    page = _read(client_for(dirk), f"{LIST}{decision.pk}/")
    assert "Policy, version 2" in page
    assert "Vertel het de scholen" in page
    assert "Vertel het de scholen" not in _read(client_for(teun), f"{LIST}{decision.pk}/")
    assert f"{LIST}{decision.pk}/" in _read(client_for(teun), "/po2601/policy/2/")


def test_it_records_about_an_item_and_replaces(dirk: Member, body: Body, client_for: SignIn) -> None:
    first_policy(dirk)
    item, earlier = a_proposal(dirk, body), a_decision(dirk, body)
    a_meeting(dirk, body, item)
    client = client_for(dirk)
    assert 'value="Kortere aanlooptijd"' in _read(client, f"{LIST}new/", item=item.pk)
    typed = {"body": body.pk, "title": "Korter", "text": "Acht weken", "decided_on": "2025-03-10"}

    wrong = client.post(f"{LIST}new/?item={item.pk}", {**typed, "decided_on": "2025-04-01"}, headers=ENGLISH)
    assert "A decision is in the past or of today." in wrong.content.decode()
    assert "Acht weken" in wrong.content.decode()
    right = client.post(f"{LIST}new/?item={item.pk}", {**typed, "supersedes": earlier.pk})

    decision = Decision.objects.get(agenda_item=item)
    assert right["Location"] == f"{LIST}{decision.pk}/"
    earlier.refresh_from_db()
    assert earlier.superseded_by == decision
    assert client.get(f"{LIST}new/?item=99999").status_code == 404


def test_it_evaluates_and_vandaag_asks_for_it(dirk: Member, esra: Member, body: Body, client_for: SignIn) -> None:
    decision = a_decision(dirk, body, evaluate_on=TODAY + timedelta(days=20))
    (item,) = decisions_due_for(dirk)
    assert item.url == f"{LIST}{decision.pk}/evaluate/"
    assert decisions_due_for(esra) == []

    client_for(dirk).post(item.url, {"evaluated_on": "2025-03-10", "learned": "Het hielp."})

    assert decisions_due_for(dirk) == []
    assert "Het hielp." in _read(client_for(esra), f"{LIST}{decision.pk}/")


def test_it_replaces_by_a_later_one(dirk: Member, body: Body, client_for: SignIn) -> None:
    first, second = a_decision(dirk, body), a_decision(dirk, body)

    client_for(dirk).post(f"{LIST}{first.pk}/supersede/", {"successor": second.pk})

    assert "Replaced by 2025-02" in _read(client_for(dirk), f"{LIST}{first.pk}/")


def test_the_header_finds_it_by_number_for_who_may_read_it(
    dirk: Member, esra: Member, carla: Member, body: Body, client_for: SignIn
) -> None:
    decision = a_decision(dirk, body)
    for member, is_found in ((dirk, True), (esra, True), (carla, False)):
        page = client_for(member).get("/po2601/search/", {"q": decision.number}).content.decode()
        assert (f"{LIST}{decision.pk}/" in page) == is_found, member.name


def test_a_member_proposes_and_the_coordinator_adopts(
    dirk: Member, carla: Member, body: Body, client_for: SignIn
) -> None:
    first_policy(dirk)
    client = client_for(carla)
    url = "/po2601/agreements/policy/propose/"
    assert client.get(url).status_code == 403
    a_seat(a_body(dirk, "Werkgroep", BodyKind.WORKING_GROUP), carla)
    assert client.get(url).status_code == 200
    typed = _policy_typed(mother_school_lead_weeks="8", body=body.pk, title="Korter", text="Te lang")

    checked = client.post(url, typed, headers=ENGLISH).content.decode()
    assert "at the latest 8 school weeks before the move" in checked
    assert not AgendaItem.objects.exists()
    proposed = client.post(url, {**typed, "wish": "propose"})

    item = AgendaItem.objects.get()
    assert proposed["Location"] == f"/po2601/agreements/policy/proposals/{item.pk}/"
    assert "Waits for a meeting" in _read(client, proposed["Location"])
    a_meeting(dirk, body, item)
    decision = a_decision(dirk, body, agenda_item=item)
    adopt = f"{LIST}{decision.pk}/adopt/"
    assert client.get(adopt).status_code == 403
    past = client_for(dirk).post(adopt, {"valid_from": "2025-03-01"}, headers=ENGLISH).content.decode()
    assert "holds from a later day" in past
    assert client_for(dirk).post(adopt, {"valid_from": "2025-04-01"})["Location"] == "/po2601/policy/2/"
    assert PolicyVersion.objects.get(number=2).adopted_in == decision


def test_an_overtaken_proposal_shows_the_way_out(dirk: Member, body: Body, client_for: SignIn) -> None:
    first_policy(dirk)
    item = a_proposal(dirk, body)
    a_meeting(dirk, body, item)
    decision = a_decision(dirk, body, agenda_item=item)
    next_policy(dirk, TODAY, adopted_in=a_decision(dirk, body))

    page = _read(client_for(dirk), f"{LIST}{decision.pk}/adopt/")
    way_out = f"/po2601/agreements/policy/propose/?from={item.pk}"
    assert way_out in page
    again = _read(client_for(dirk), way_out)
    assert 'name="mother_school_lead_weeks" value="8"' in again
    assert 'name="after" value="2"' in again


def test_the_next_version_names_a_decision(dirk: Member, body: Body, client_for: SignIn) -> None:
    first_policy(dirk)
    client = client_for(dirk)
    url = "/po2601/policy/new/"
    nameless = client.post(url, _policy_typed(decision=""), headers=ENGLISH).content.decode()
    assert "Choose a recorded decision, or fill this in." in nameless

    client.post(url, _policy_typed(wish="adopt", body=body.pk, decision="Sneller"))
    chosen = a_decision(dirk, body)
    client.post(url, _policy_typed(wish="adopt", after=2, adopted_in=chosen.pk, valid_from="2025-05-01"))

    assert [one.adopted_in and one.adopted_in.title for one in PolicyVersion.objects.order_by("number")] == [
        None,
        "Sneller",
        chosen.title,
    ]


def test_a_chair_records_for_the_own_table_only(esra: Member, dirk: Member, body: Body, client_for: SignIn) -> None:
    other = a_body(dirk, "Werkgroep", BodyKind.WORKING_GROUP)
    a_seat(body, esra, SeatFunction.CHAIR)
    typed = {"title": "x", "text": "y", "decided_on": "2025-03-10"}
    client = client_for(esra)

    assert client.post(f"{LIST}new/", {**typed, "body": other.pk}).status_code == 200
    assert client.post(f"{LIST}new/", {**typed, "body": body.pk}).status_code == 302
    assert Decision.objects.get().body == body
