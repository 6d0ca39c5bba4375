"""A policy that takes effect gives open steps new dates, and their reason names its decision."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.cooperation.actions import adopt_proposal
from steiger.core import clock
from steiger.core.due import Why
from steiger.organisations.models import Region
from steiger.pupils.models import Journey
from steiger.transitions import actions
from steiger.transitions.jobs import follow_policy_of
from steiger.transitions.models import Step
from steiger.transitions.selectors.file import step_lines
from tests.cooperation.factories import a_body, a_decision, a_meeting, a_proposal
from tests.factories import Places
from tests.transitions import factories
from tests.transitions.factories import MOVE, TODAY


def _choosing(journey: Journey) -> Step:
    return Step.objects.get(journey=journey, proof="school_chosen")


def test_a_shorter_lead_time_moves_open_steps_and_names_its_decision(
    journey: Journey, places: Places, amina: Member, dirk: Member
) -> None:
    actions.plan_move(journey=journey, expected_on=MOVE, by=amina)
    before = _choosing(journey)
    assert before.weeks == Decimal(-12)

    body = a_body(dirk)
    item = a_proposal(dirk, body)
    a_meeting(dirk, body, item)
    decision = a_decision(dirk, body, agenda_item=item)
    adopt_proposal(by=dirk, decision=decision, valid_from=TODAY)

    after = _choosing(journey)
    assert (after.weeks, after.protocol_step.policy.adopted_in) == (Decimal(-8), decision)
    assert after.due_on > before.due_on
    line = next(one for one in step_lines(dirk, journey) if one.pk == after.pk)
    assert f"decision {decision.number}" in line.rule or f"besluit {decision.number}" in line.rule
    assert isinstance(line.rule, Why)
    assert line.rule.pk == decision.pk
    assert Happening.objects.filter(kind="follow_policy", case_number=journey.case_number).count() == 1


def test_what_is_done_stays_as_it_was(journey: Journey, places: Places, amina: Member, dirk: Member) -> None:
    actions.plan_move(journey=journey, expected_on=MOVE, by=amina)
    factories.announced(journey, places, by=amina)
    done = _choosing(journey)
    assert done.done_on == TODAY

    factories.make_short_policy(places.policy.region)
    assert actions.follow_policy(by=dirk) == 1

    assert list(Step.objects.filter(journey=journey, done_on__isnull=False)) == [done]
    assert set(Step.objects.filter(journey=journey, done_on=None).values_list("key", flat=True)) == {"sign", "move"}
    assert actions.follow_policy(by=dirk) == 0


def test_a_later_version_takes_effect_on_its_day(
    journey: Journey, places: Places, amina: Member, dirk: Member, region: Region
) -> None:
    actions.plan_move(journey=journey, expected_on=MOVE, by=amina)
    body = a_body(dirk)
    item = a_proposal(dirk, body)
    a_meeting(dirk, body, item)
    adopt_proposal(by=dirk, decision=a_decision(dirk, body, agenda_item=item), valid_from=TODAY + timedelta(days=14))
    assert _choosing(journey).weeks == Decimal(-12)
    assert follow_policy_of(region.pk) == 0

    with clock.on(TODAY + timedelta(days=14)):
        assert follow_policy_of(region.pk) == 1
    assert _choosing(journey).weeks == Decimal(-8)


def test_a_region_without_a_policy_has_nothing_to_follow(region: Region) -> None:
    assert follow_policy_of(region.pk) == 0


def test_who_left_or_moved_keeps_what_was_agreed(
    journey: Journey, places: Places, amina: Member, dirk: Member, region: Region
) -> None:
    actions.plan_move(journey=journey, expected_on=MOVE, by=amina)
    factories.make_short_policy(region)
    Journey.objects.filter(pk=journey.pk).update(moved_on=TODAY)

    assert actions.follow_policy(by=dirk) == 0
