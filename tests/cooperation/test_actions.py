from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.cooperation.actions import adopt_policy, start_from_template
from steiger.cooperation.enums import Enroller, Proof, Signatory, Template
from steiger.cooperation.events import policy_adopted
from steiger.cooperation.models import PolicyVersion
from steiger.cooperation.rules import WindowInput, template_terms, terms_of
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from tests.cooperation.factories import FIRST_DAY, TERMS, first_policy, next_policy

TODAY = date(2025, 3, 10)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


@pytest.mark.parametrize("template", Template.values)
def test_start_from_template_keeps_its_terms(dirk: Member, template: str) -> None:
    policy = first_policy(dirk, template=template)

    assert policy.number == 1
    assert terms_of(PolicyVersion.objects.get(pk=policy.pk)) == template_terms(template)


def test_start_from_template_takes_differing_rules(dirk: Member) -> None:
    policy = first_policy(dirk, rules={"answer_days": 3})

    assert (policy.answer_days, policy.stay_weeks) == (3, 40)


def test_start_from_template_of_tomorrow_is_adopted_today(dirk: Member) -> None:
    policy = start_from_template(
        by=dirk, template=Template.HAND_OVER, valid_from=TODAY + timedelta(days=1), decision="stuurgroep"
    )

    assert policy.adopted_on == TODAY


def test_adopt_policy_takes_next_number_and_keeps_unnamed_rules(dirk: Member) -> None:
    first_policy(dirk, rules={"answer_days": 3})

    policy = next_policy(dirk, TODAY, rules=None)
    another = adopt_policy(
        by=dirk,
        valid_from=TODAY,
        decision="stuurgroep",
        adopted_on=TODAY,
        rules={"stay_weeks": 50},
        steps=list(TERMS.steps),
        windows=list(TERMS.windows),
    )

    assert (policy.number, another.number) == (2, 3)
    assert (another.answer_days, another.stay_weeks) == (policy.answer_days, 50)


def test_adopt_policy_records_and_announces(dirk: Member) -> None:
    heard: list[PolicyVersion] = []

    def listen(policy: PolicyVersion, **_news: Any) -> None:
        heard.append(policy)

    policy_adopted.connect(listen)
    policy = first_policy(dirk)
    policy_adopted.disconnect(listen)

    assert heard == [policy]
    happening = Happening.objects.get(kind="adopt_policy")
    assert (happening.subject, happening.user_id) == ("1", dirk.user_id)
    assert policy.adopted_by_id == dirk.user_id


def test_adopt_policy_orders_steps_by_week(dirk: Member) -> None:
    policy = next_policy(dirk, TODAY, steps=list(reversed(TERMS.steps)))

    weeks = [step.weeks for step in policy.protocol_steps.all()]
    assert weeks == sorted(weeks)


@pytest.mark.parametrize("who", ["amina", "bram", "carla", "esra", "femke", "ad", "paula"])
def test_adopt_policy_refuses_other_roles(who: str, request: pytest.FixtureRequest) -> None:
    member: Member = request.getfixturevalue(who)

    with pytest.raises(NotAllowedError):
        next_policy(member, TODAY)


def test_adopt_policy_refuses_what_was_not_seen(dirk: Member) -> None:
    first_policy(dirk)
    next_policy(dirk, TODAY)

    with pytest.raises(DomainError, match="2"):
        next_policy(dirk, TODAY, after=1)
    assert next_policy(dirk, TODAY, after=2).number == 3


def test_adopt_policy_refuses_the_past_except_for_a_first(dirk: Member) -> None:
    first_policy(dirk, valid_from=FIRST_DAY)

    with pytest.raises(DomainError) as refused:
        next_policy(dirk, TODAY - timedelta(days=1))
    assert refused.value.field == "valid_from"


def test_adopt_policy_refuses_a_day_before_the_previous_begins(dirk: Member) -> None:
    first_policy(dirk)
    next_policy(dirk, TODAY + timedelta(days=30))

    with pytest.raises(DomainError) as refused:
        next_policy(dirk, TODAY + timedelta(days=29))
    assert refused.value.field == "valid_from"


def test_adopt_policy_on_the_same_day_corrects_the_previous(dirk: Member) -> None:
    next_policy(dirk, TODAY + timedelta(days=30))

    assert next_policy(dirk, TODAY + timedelta(days=30)).number == 2


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"decision": "  "}, "decision"),
        ({"adopted_on": TODAY + timedelta(days=1)}, "adopted_on"),
        ({"rules": {"newcomer_age_from": 12, "newcomer_age_until": 8}}, "newcomer_age_until"),
        ({"rules": {"answer_days": 0}}, "answer_days"),
        ({"rules": {"small_cell": 2}}, "small_cell"),
        ({"rules": {"stay_weeks": 10}}, "mother_school_lead_weeks"),
        ({"rules": {"required_signatures": []}}, "required_signatures"),
        ({"rules": {"required_signatures": ["nobody"]}}, "required_signatures"),
        ({"rules": {"enroller": "nobody"}}, "enroller"),
        ({"steps": []}, "steps"),
        ({"windows": []}, "windows"),
    ],
)
def test_adopt_policy_refuses_what_is_no_policy(dirk: Member, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(DomainError) as refused:
        next_policy(dirk, TODAY, **changed)

    assert refused.value.field == field
    assert not PolicyVersion.objects.exists()


def test_adopt_policy_takes_fewer_signatures_and_another_enroller(dirk: Member) -> None:
    policy = next_policy(
        dirk, TODAY, rules={"required_signatures": [Signatory.PARENTS], "enroller": Enroller.FIXED_DAY}
    )

    policy.refresh_from_db()
    assert policy.required_signatures == ["parents"]
    assert policy.enroller == Enroller.FIXED_DAY


def test_a_version_never_changes(dirk: Member) -> None:
    policy = first_policy(dirk)

    with pytest.raises(DatabaseError), transaction.atomic():
        PolicyVersion.objects.filter(pk=policy.pk).update(answer_days=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        policy.protocol_steps.all().delete()


def test_adopt_policy_refuses_signing_after_the_move(dirk: Member) -> None:
    late = [replace(s, weeks=Decimal(1)) if s.proof == Proof.DOCUMENT_SIGNED else s for s in TERMS.steps]

    with pytest.raises(DomainError) as refused:
        next_policy(dirk, TODAY, steps=late)
    assert refused.value.field == "steps"


def test_adopt_policy_refuses_overlapping_windows(dirk: Member) -> None:
    with pytest.raises(DomainError) as refused:
        next_policy(dirk, TODAY, windows=[WindowInput(1, 2, 10), WindowInput(2, 10, 14), WindowInput(3, 24, 30)])
    assert refused.value.field in {"steps", "windows"}
