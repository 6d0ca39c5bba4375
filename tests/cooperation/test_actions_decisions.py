from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.cooperation.actions import (
    adopt_proposal,
    decide_and_adopt,
    evaluate_decision,
    record_decision,
    supersede_decision,
)
from steiger.cooperation.enums import BodyKind, SeatFunction
from steiger.cooperation.models import Body, Decision, PolicyVersion
from steiger.cooperation.rules import because, terms_of
from steiger.cooperation.rules.decisions import decision_problems
from steiger.cooperation.rules.drafts import draft_in, kept
from steiger.core import clock
from steiger.core.due import Why
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import region_scope
from steiger.organisations.models import Region
from tests import factories
from tests.cooperation.factories import (
    TERMS,
    a_body,
    a_decision,
    a_meeting,
    a_proposal,
    a_seat,
    first_policy,
    next_policy,
)

TODAY = date(2025, 3, 10)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY), translation.override("en"):
        yield


@pytest.fixture
def body(dirk: Member) -> Body:
    return a_body(dirk)


def test_record_decision_numbers_per_year(dirk: Member, body: Body) -> None:
    numbers = [
        a_decision(dirk, body).number,
        a_decision(dirk, body).number,
        a_decision(dirk, body, decided_on=date(2024, 12, 1)).number,
        a_decision(dirk, a_body(dirk, "Werkgroep", BodyKind.WORKING_GROUP)).number,
    ]

    assert numbers == ["2025-01", "2025-02", "2024-01", "2025-03"]
    assert Happening.objects.filter(kind="record_decision").count() == 4


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gaps_when_many_record_at_once() -> None:
    region = factories.make_region("po2601", "Utrecht", "PO2601")
    with region_scope(region.pk):
        dirk = factories.make_member(region, "Dirk", Role.COORDINATOR)
        body = a_body(dirk)

    def work() -> None:
        try:
            for number in range(4):
                with clock.on(TODAY), region_scope(region.pk):
                    wrong = {"title": ""} if number == 2 else {}
                    try:
                        a_decision(dirk, body, **wrong)
                    except DomainError:
                        continue
        finally:
            connection.close()

    people = [threading.Thread(target=work) for _number in range(4)]
    for one in people:
        one.start()
    for one in people:
        one.join()

    with region_scope(region.pk):
        serials = sorted(Decision.objects.values_list("serial", flat=True))
    assert serials == list(range(1, 13))


@pytest.mark.parametrize("who", ["amina", "bram", "esra", "femke", "tom", "carla"])
def test_record_decision_is_for_chair_secretary_and_coordinator(
    who: str, body: Body, request: pytest.FixtureRequest
) -> None:
    member: Member = request.getfixturevalue(who)
    a_seat(body, member)
    with pytest.raises(NotAllowedError):
        a_decision(member, body)

    table = a_body(member, "Werkgroep", BodyKind.WORKING_GROUP)
    a_seat(table, member, SeatFunction.SECRETARY)
    assert a_decision(member, table).recorded_by_id == member.user_id
    with pytest.raises(NotAllowedError):
        a_decision(member, body)


@pytest.mark.parametrize("who", ["teun", "paula", "ad"])
def test_record_decision_refuses_who_has_no_table(who: str, body: Body, request: pytest.FixtureRequest) -> None:
    member: Member = request.getfixturevalue(who)
    a_seat(body, member, SeatFunction.CHAIR)

    with pytest.raises(NotAllowedError):
        a_decision(member, body)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"text": ""}, "text"),
        ({"decided_on": TODAY + timedelta(days=1)}, "decided_on"),
        ({"from_on": TODAY - timedelta(days=1)}, "from_on"),
        ({"evaluate_on": TODAY}, "evaluate_on"),
    ],
)
def test_record_decision_says_what_is_wrong(dirk: Member, body: Body, changed: dict[str, object], field: str) -> None:
    with pytest.raises(DomainError) as refused:
        a_decision(dirk, body, **changed)

    assert refused.value.field == field
    assert not Decision.objects.exists()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(*[st.integers(-400, 400) for _day in range(3)])
def test_a_decision_is_taken_then_holds_then_is_evaluated(decided: int, holds: int, evaluated: int) -> None:
    decided_on, from_on, evaluate_on = (TODAY + timedelta(days=days) for days in (decided, holds, evaluated))
    with clock.on(TODAY):
        found = decision_problems(decided_on=decided_on, from_on=from_on, evaluate_on=evaluate_on)

    assert (not found) == (decided_on <= TODAY and decided_on <= from_on < evaluate_on)


def test_a_decision_is_about_an_item_of_its_own_table_at_a_meeting(dirk: Member, body: Body) -> None:
    first_policy(dirk)
    item = a_proposal(dirk, body)
    with pytest.raises(DomainError, match="waits for a meeting"):
        a_decision(dirk, body, agenda_item=item)

    a_meeting(dirk, body, item)
    with pytest.raises(DomainError, match="another table"):
        a_decision(dirk, a_body(dirk, "Werkgroep"), agenda_item=item)
    assert a_decision(dirk, body, agenda_item=item).agenda_item == item


def test_supersede_decision_goes_forward_only(dirk: Member, body: Body) -> None:
    first, second = a_decision(dirk, body), a_decision(dirk, body)
    with pytest.raises(DomainError, match="2025-01 is not later"):
        supersede_decision(by=dirk, decision=second, successor=first)

    third = a_decision(dirk, body, supersedes=first)
    first.refresh_from_db()
    assert first.superseded_by == third
    with pytest.raises(DomainError, match="replaced already"):
        supersede_decision(by=dirk, decision=first, successor=second)


def test_evaluate_decision_once_and_not_before_it_was_taken(dirk: Member, body: Body, esra: Member) -> None:
    decision = a_decision(dirk, body)
    for evaluated_on, learned, field in (
        (TODAY + timedelta(days=1), "x", "evaluated_on"),
        (TODAY - timedelta(days=1), "x", "evaluated_on"),
        (TODAY, " ", "learned"),
    ):
        with pytest.raises(DomainError) as refused:
            evaluate_decision(by=dirk, decision=decision, learned=learned, evaluated_on=evaluated_on)
        assert refused.value.field == field
    with pytest.raises(NotAllowedError):
        evaluate_decision(by=esra, decision=decision, learned="x", evaluated_on=TODAY)

    assert (
        evaluate_decision(by=dirk, decision=decision, learned="Het werkt.", evaluated_on=TODAY).learned == "Het werkt."
    )
    with pytest.raises(DomainError, match="evaluated already"):
        evaluate_decision(by=dirk, decision=decision, learned="x", evaluated_on=TODAY)


def _decided(by: Member, body: Body, **changed: object) -> Decision:
    item = a_proposal(by, body)
    a_meeting(by, body, item)
    return a_decision(by, body, agenda_item=item, **changed)


def test_adopt_proposal_makes_the_next_version_as_it_was_proposed(dirk: Member, body: Body) -> None:
    first_policy(dirk)
    decision = _decided(dirk, body)

    policy = adopt_proposal(by=dirk, decision=decision, valid_from=TODAY)

    assert (policy.number, policy.adopted_in, policy.decision) == (2, decision, "2025-01, Stuurgroep")
    assert policy.adopted_on == decision.decided_on
    adopted, proposed = terms_of(policy), draft_in(decision.agenda_item.policy_draft).terms  # type: ignore[union-attr, arg-type]
    assert (adopted.rules, adopted.windows) == (proposed.rules, proposed.windows)
    # Steps stand in the order of the way, however they were typed.
    assert sorted(adopted.steps, key=lambda step: step.key) == sorted(proposed.steps, key=lambda step: step.key)
    said = because(policy, "x")
    assert "decision 2025-01" in said
    assert isinstance(said, Why)
    assert (said.page, said.pk) == ("agreements:decision", decision.pk)
    with pytest.raises(DomainError, match="by this decision already"):
        adopt_proposal(by=dirk, decision=decision, valid_from=TODAY)


def test_adopt_proposal_refuses_the_past_and_before_the_decision_holds(dirk: Member, body: Body) -> None:
    first_policy(dirk)
    decision = _decided(dirk, body, from_on=TODAY + timedelta(days=7))
    for valid_from, message in (
        (TODAY - timedelta(days=1), "holds from a later day"),
        (TODAY + timedelta(days=6), "holds from a later day"),
    ):
        with pytest.raises(DomainError, match=message):
            adopt_proposal(by=dirk, decision=decision, valid_from=valid_from)
    earlier = a_decision(dirk, body, decided_on=TODAY - timedelta(days=9), agenda_item=decision.agenda_item)
    with pytest.raises(DomainError, match="Rules do not change afterwards"):
        adopt_proposal(by=dirk, decision=earlier, valid_from=TODAY - timedelta(days=1))


def test_adopt_proposal_refuses_what_was_overtaken(dirk: Member, body: Body) -> None:
    first_policy(dirk)
    decision = _decided(dirk, body)
    next_policy(dirk, TODAY, adopted_in=a_decision(dirk, body))

    with pytest.raises(DomainError, match="Version 2 was adopted after this was proposed"):
        adopt_proposal(by=dirk, decision=decision, valid_from=TODAY)
    with pytest.raises(DomainError, match="Version 2"):
        a_proposal(dirk, body, after=1)
    assert a_proposal(dirk, body, after=2).policy_draft


def test_adopt_proposal_refuses_a_decision_without_a_proposal_and_other_roles(
    dirk: Member, esra: Member, body: Body
) -> None:
    with pytest.raises(DomainError, match="Nothing was proposed"):
        adopt_proposal(by=dirk, decision=a_decision(dirk, body), valid_from=TODAY)
    a_seat(body, esra, SeatFunction.CHAIR)
    with pytest.raises(NotAllowedError):
        adopt_proposal(by=esra, decision=_decided(dirk, body), valid_from=TODAY)


def test_a_region_with_tables_names_the_decision(dirk: Member, body: Body) -> None:
    first_policy(dirk)
    with pytest.raises(DomainError) as refused:
        next_policy(dirk, TODAY)
    assert refused.value.field == "adopted_in"

    replaced = a_decision(dirk, body)
    a_decision(dirk, body, supersedes=replaced)
    replaced.refresh_from_db()
    with pytest.raises(DomainError, match="has been replaced"):
        next_policy(dirk, TODAY, adopted_in=replaced)


def test_decide_and_adopt_records_what_changes(dirk: Member, body: Body) -> None:
    first_policy(dirk)
    policy = decide_and_adopt(
        by=dirk,
        body=body,
        decision="Sneller antwoord",
        adopted_on=TODAY,
        valid_from=TODAY,
        rules={"answer_days": 3},
        steps=list(TERMS.steps),
        windows=list(TERMS.windows),
    )

    assert policy.adopted_in is not None
    assert (policy.adopted_in.title, policy.adopted_in.from_on) == ("Sneller antwoord", TODAY)
    assert "within 3 working days" in policy.adopted_in.text


def test_propose_policy_is_for_who_sits_at_a_table(dirk: Member, carla: Member, teun: Member, body: Body) -> None:
    with pytest.raises(NotAllowedError):
        a_proposal(carla, body)
    a_seat(a_body(dirk, "Werkgroep", BodyKind.WORKING_GROUP), carla)
    other = a_body(dirk, "IB-overleg", BodyKind.CONSULTATION)

    assert a_proposal(carla, body).proposed_by_id == carla.user_id
    with pytest.raises(NotAllowedError):
        a_proposal(carla, other)
    with pytest.raises(NotAllowedError):
        a_proposal(teun, body)
    with pytest.raises(DomainError, match="title"):
        a_proposal(carla, body, title=" ")


def test_a_kept_draft_says_the_same(dirk: Member, body: Body) -> None:
    first_policy(dirk)
    stored = a_proposal(dirk, body).policy_draft

    assert stored is not None
    assert kept(draft_in(stored)) == stored
    assert draft_in({**stored, "rules": {**stored["rules"], "gone": 1}}).terms == draft_in(stored).terms


def test_record_decision_stays_in_its_region(dirk: Member, body: Body, region: Region) -> None:
    other = factories.make_region("po2602", "Andere regio", "PO2602")
    with region_scope(other.pk):
        zoe = factories.make_member(other, "Zoe", Role.COORDINATOR)
        with pytest.raises(NotAllowedError):
            record_decision(by=zoe, body=body, title="x", text="x", decided_on=TODAY)
        assert a_decision(zoe, a_body(zoe)).number == "2025-01"
    assert not PolicyVersion.objects.filter(region=other).exists()
