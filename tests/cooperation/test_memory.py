"""What a table and a subject of the policy have behind them, told from what was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from steiger.access.member import Member
from steiger.cooperation.actions import (
    adopt_proposal,
    evaluate_decision,
    finish_action,
    make_action,
    set_outcome,
    write_notes,
)
from steiger.cooperation.enums import ItemOutcome, SeatFunction
from steiger.cooperation.models import Body
from steiger.cooperation.rules.meetings import mark_of
from steiger.cooperation.selectors import body_memory, subject_memory
from steiger.core import clock
from tests.cooperation.factories import a_body, a_decision, a_meeting, a_proposal, a_seat, first_policy

TODAY = date(2025, 9, 15)
MOST_QUERIES = 8


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY), translation.override("en"):
        yield


@pytest.fixture
def body(dirk: Member, esra: Member) -> Body:
    body = a_body(dirk)
    a_seat(body, dirk, SeatFunction.SECRETARY)
    a_seat(body, esra, SeatFunction.CHAIR)
    return body


def test_a_table_tells_what_it_decided_did_and_learned(dirk: Member, esra: Member, body: Body) -> None:
    decided_on = TODAY - timedelta(days=200)
    early = a_decision(dirk, body, title="Eerder kiezen", decided_on=decided_on, reason="Het ging te laat.")
    evaluate_decision(by=dirk, decision=early, learned="Scholen zijn er blij mee.", evaluated_on=TODAY)
    bare = make_action(by=dirk, body=body, what="Bel de scholen", owner_id=esra.user_id, due_on=TODAY)
    told = make_action(by=dirk, body=body, what="Vraag de tolken", owner_id=esra.user_id, due_on=TODAY)
    finish_action(by=esra, action=bare)
    finish_action(by=esra, action=told, note="Zij komen ook op school.")
    memory = body_memory(dirk, body)
    assert [one.title for one in memory.holding] == ["Eerder kiezen"]
    assert [one.learned for one in memory.learned] == ["Scholen zijn er blij mee."]
    assert [label for label, _ in memory.years] == ["2025-2026", "2024-2025"]
    this_year, last_year = ([(str(one.kind), one.texts, one.by) for one in told] for _, told in memory.years)
    assert sorted(this_year) == [
        ("Done", ("Zij komen ook op school.",), "Esra"),
        ("Learned", ("Scholen zijn er blij mee.",), "Dirk"),
    ]
    assert last_year == [("Decided", (early.text, "Het ging te laat."), "")]


def test_a_new_table_has_nothing_behind_it(dirk: Member, body: Body) -> None:
    assert body_memory(dirk, body).is_empty


def test_a_subject_tells_how_it_became_so(dirk: Member, bram: Member, body: Body) -> None:
    item = a_proposal(dirk, body)
    a_meeting(dirk, body, item)
    decision = a_decision(dirk, body, agenda_item=item, reason="Twaalf weken is te lang.")
    adopt_proposal(by=dirk, decision=decision, valid_from=TODAY)
    memory = subject_memory(bram, "move", TODAY)
    assert memory is not None
    assert "8 school weeks" in " ".join(memory.now)
    turn, first = memory.turns
    assert ["12" in one.before and "8" in one.after for one in turn.changes] == [True]
    assert turn.decision is not None
    assert turn.decision.reason == "Twaalf weken is te lang."
    assert (first.changes, first.decision, memory.attempts) == ([], None, [])
    untouched = subject_memory(bram, "newcomer", TODAY)
    assert untouched is not None
    assert [one.version.number for one in untouched.turns] == [1]


def test_what_was_not_adopted_is_told_to_who_reads_the_papers(dirk: Member, rita: Member, body: Body) -> None:
    item = a_proposal(dirk, body)
    a_meeting(dirk, body, item)
    write_notes(by=dirk, item=item, notes="Eerst een jaar kijken.", seen=mark_of(""))
    set_outcome(by=dirk, item=item, outcome=ItemOutcome.HANDLED)
    read, unread = (subject_memory(member, "move", TODAY) for member in (dirk, rita))
    assert read is not None
    assert [one.item.notes for one in read.attempts] == ["Eerst een jaar kijken."]
    assert unread is not None
    assert unread.attempts == []
    assert [str(one.kind) for _, told in body_memory(dirk, body).years for one in told] == ["Not adopted"]


def test_a_subject_that_no_policy_knows_is_none(dirk: Member) -> None:
    assert subject_memory(dirk, "steps", TODAY) is None
    first_policy(dirk)
    assert subject_memory(dirk, "weather", TODAY) is None


def test_memory_asks_as_much_for_many_decisions_as_for_one(dirk: Member, body: Body) -> None:
    for number in range(5):
        one = a_decision(dirk, body, title=f"Besluit {number}")
        evaluate_decision(by=dirk, decision=one, learned="Goed.", evaluated_on=TODAY)
    with CaptureQueriesContext(connection) as asked:
        body_memory(dirk, body)
    assert len(asked) <= MOST_QUERIES
