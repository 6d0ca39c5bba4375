"""The report with its four parts, and what comes out of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from steiger.access.member import Member
from steiger.aftercare import actions
from steiger.aftercare.enums import VisitState
from steiger.aftercare.models import Visit, VisitReport, VisitStanding
from steiger.audit.models import Happening
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.pupils.enums import CORE_DOMAINS, Domain, Standing
from steiger.transitions.models import Step
from tests.aftercare import factories


def test_report_visit_keeps_everything_and_does_its_step(visit: Visit, carla: Member) -> None:
    report = factories.reported(visit, by=carla)

    visit.refresh_from_db()
    assert (visit.state, visit.reported_on, visit.specialist_id) == (
        VisitState.REPORTED, clock.today(), carla.user_id,
    )  # fmt: skip
    assert report.school_needs == "Ideeën voor woordenschat."
    assert set(VisitStanding.objects.filter(report=report).values_list("domain", flat=True)) == set(CORE_DOMAINS)
    assert Step.objects.get(journey=visit.journey, key="visit-1").done_on == clock.today()


@pytest.mark.parametrize(
    ("left_out", "named"),
    [
        ({"going": ""}, "hoe het gaat"),
        ({"going_words": " "}, "eigen woorden"),
        ({"school_needs": ""}, "wat de school nodig heeft"),
        ({"plan_familiarity": ""}, "kent"),
        ({"plan_use": ""}, "ondersteuningsplan doet"),
    ],
)
def test_report_is_not_sent_without_each_part(
    left_out: dict[str, Any], named: str, visit: Visit, carla: Member
) -> None:
    with pytest.raises(DomainError, match=named) as refused:
        factories.reported(visit, by=carla, **left_out)

    assert refused.value.field == next(iter(left_out))
    assert not VisitReport.objects.exists()


@pytest.mark.parametrize("domain", CORE_DOMAINS)
def test_report_is_not_sent_without_each_domain(domain: Domain, visit: Visit, carla: Member) -> None:
    standings = {one: value for one, value in factories.report_of()["standings"].items() if one != domain}

    with pytest.raises(DomainError, match=str(domain.label).lower()) as refused:
        factories.reported(visit, by=carla, standings=standings)

    assert refused.value.field == f"standing_{domain.value}"


def test_every_missing_part_is_named_at_once(visit: Visit, carla: Member) -> None:
    with pytest.raises(DomainError) as refused:
        factories.reported(visit, by=carla, school_needs="", plan_use="", standings={})

    assert refused.value.message.count(";") == len(CORE_DOMAINS) + 1


def test_report_refuses_the_future_and_the_time_before_the_move(visit: Visit, carla: Member) -> None:
    with pytest.raises(DomainError, match="nog"):
        factories.reported(visit, by=carla, held_on=clock.today() + timedelta(days=1))
    with pytest.raises(DomainError, match="overgestapt"):
        factories.reported(visit, by=carla, held_on=clock.today() - timedelta(days=1))
    with pytest.raises(DomainError) as refused:
        factories.reported(visit, by=carla, present=" ")
    assert refused.value.field == "present"


def test_report_twice_is_refused(visit: Visit, carla: Member) -> None:
    factories.reported(visit, by=carla)

    with pytest.raises(NotAllowedError, match="al"):
        factories.reported(visit, by=carla)


def test_report_sent_again_under_its_key_is_the_same_report(visit: Visit, carla: Member) -> None:
    key = uuid4()
    first = factories.reported(visit, by=carla, key=key)

    again = factories.reported(visit, by=carla, key=key)

    assert (again.pk, VisitReport.objects.count(), VisitStanding.objects.count()) == (first.pk, 1, len(CORE_DOMAINS))
    assert Happening.objects.filter(kind="report_visit").count() == 1


def test_report_sent_again_with_other_words_is_told(visit: Visit, carla: Member) -> None:
    key = uuid4()
    factories.reported(visit, by=carla, key=key)

    with pytest.raises(DomainError, match="al binnen"):
        factories.reported(visit, by=carla, key=key, going_words="Toch anders.")
    with pytest.raises(DomainError, match="al binnen"):
        factories.reported(visit, by=carla, key=key, standings=dict.fromkeys(CORE_DOMAINS, Standing.ABOVE))
    assert VisitReport.objects.get().going_words == "Het gaat goed in de groep."


def test_a_key_opens_nothing_for_somebody_else(visit: Visit, carla: Member, cees: Member) -> None:
    key = uuid4()
    factories.reported(visit, by=carla, key=key)

    with pytest.raises(NotAllowedError):
        factories.reported(visit, by=cees, key=key)


def test_one_key_is_one_report_in_the_database(visit: Visit, carla: Member) -> None:
    report = factories.reported(visit, by=carla, key=uuid4())
    second = Visit.objects.select_related("journey__pupil").get(journey=visit.journey, number=2)

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.reported(second, by=carla, key=report.key)


@pytest.mark.parametrize("who", ["dirk", "cees", "amina", "bram", "teun", "esra", "femke"])
def test_report_is_the_specialists_own(who: str, visit: Visit, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowedError):
        factories.reported(visit, by=request.getfixturevalue(who))


def test_make_action_with_owner_and_date(visit: Visit, carla: Member, bram: Member) -> None:
    report = factories.reported(visit, by=carla)
    due_on = clock.today() + timedelta(days=14)

    action = actions.make_action(
        report=report, what="Stuur woordkaarten", owner_id=bram.user_id, due_on=due_on, by=carla
    )

    assert (action.owner_id, action.due_on, action.done_on) == (bram.user_id, due_on, None)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"what": " "}, "what"),
        ({"due_on": factories.MOVED_ON - timedelta(days=1)}, "due_on"),
        ({"owner_id": 0}, "owner"),
    ],
)
def test_make_action_refuses(changed: dict[str, Any], field: str, visit: Visit, carla: Member) -> None:
    report = factories.reported(visit, by=carla)
    asked: dict[str, Any] = {"what": "Kaarten", "owner_id": carla.user_id, "due_on": clock.today(), **changed}

    with pytest.raises(DomainError) as refused:
        actions.make_action(report=report, by=carla, **asked)

    assert refused.value.field == field


def test_an_outsider_owns_nothing(visit: Visit, carla: Member, rita: Member) -> None:
    report = factories.reported(visit, by=carla)

    with pytest.raises(DomainError):
        actions.make_action(report=report, what="Kaarten", owner_id=rita.user_id, due_on=clock.today(), by=carla)
    with pytest.raises(NotAllowedError):
        actions.make_action(report=report, what="Kaarten", owner_id=carla.user_id, due_on=clock.today(), by=rita)


def test_finish_action_by_its_owner_once(visit: Visit, carla: Member, bram: Member, teun: Member) -> None:
    report = factories.reported(visit, by=carla)
    action = actions.make_action(report=report, what="Kaarten", owner_id=bram.user_id, due_on=clock.today(), by=carla)
    with pytest.raises(NotAllowedError):
        actions.finish_action(action=action, by=teun)

    actions.finish_action(action=action, by=bram)

    assert action.done_on == clock.today()
    with pytest.raises(NotAllowedError):
        actions.finish_action(action=action, by=carla)
