from __future__ import annotations

from datetime import timedelta

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.messaging.models import Letter
from steiger.training import actions
from steiger.training.actions import CoachingInput
from steiger.training.enums import CoachingState
from steiger.training.models import Enrolment
from steiger.training.selectors import coaching as selectors
from tests.training.factories import a_coaching, at, coached

SOON = timedelta(days=3)


@pytest.fixture
def carlas(teuns: Enrolment, tom: Member, carla: Member) -> Enrolment:
    return actions.assign_coach(by=tom, enrolment=teuns, coach_id=carla.user_id)


def test_who_leads_gives_a_coach(teuns: Enrolment, tom: Member, carla: Member, bram: Member, esra: Member) -> None:
    with pytest.raises(NotAllowedError):
        actions.assign_coach(by=bram, enrolment=teuns, coach_id=carla.user_id)
    with pytest.raises(DomainError, match="specialist or a trainer"):
        actions.assign_coach(by=tom, enrolment=teuns, coach_id=esra.user_id)

    assert actions.assign_coach(by=tom, enrolment=teuns, coach_id=carla.user_id).coach_id == carla.user_id
    assert Letter.objects.filter(to__startswith="carla").exists()


def test_a_session_is_planned_held_reported_and_answered(carlas: Enrolment, carla: Member, teun: Member) -> None:
    session = a_coaching(carla, carlas, clock.today() + SOON)
    with pytest.raises(DomainError, match="yet to come"):
        actions.report_coaching(by=carla, session=session, observed="x", agreements="y")
    with clock.on(clock.today() + SOON):
        with pytest.raises(DomainError) as refused:
            actions.report_coaching(by=carla, session=session, observed="x", agreements=" ")
        assert refused.value.field == "agreements"
        with pytest.raises(DomainError, match="no report yet"):
            actions.react_to_coaching(by=teun, session=session, reaction="x")
        reported = actions.report_coaching(by=carla, session=session, observed="Rust.", agreements="Meer wachttijd.")
        assert reported.state == CoachingState.REPORTED
        answered = actions.react_to_coaching(by=teun, session=session, reaction="Dat herken ik.")

    assert answered.state == CoachingState.ANSWERED
    with pytest.raises(DomainError, match="already"):
        actions.react_to_coaching(by=teun, session=session, reaction="x")
    with pytest.raises(DomainError, match="stays as it is"):
        actions.cancel_coaching(by=carla, session=session, reason="x")


def test_it_can_be_changed_and_cancelled_before(carlas: Enrolment, carla: Member) -> None:
    session = a_coaching(carla, carlas, clock.today() + SOON)
    asked = CoachingInput(at(clock.today() + 2 * SOON, 10), "Woordenschat", "Groep 6")
    changed = actions.change_coaching(by=carla, session=session, asked=asked)
    assert changed.focus == "Woordenschat"

    cancelled = actions.cancel_coaching(by=carla, session=session, reason="Studiedag")

    assert cancelled.state == CoachingState.CANCELLED


def test_only_coach_teacher_and_who_leads_read_it(
    carlas: Enrolment, carla: Member, teun: Member, tom: Member, dirk: Member, bram: Member, rita: Member
) -> None:
    session = coached(carla, carlas)

    for member in (carla, teun, tom, dirk):
        assert selectors.coaching_for(member, session.pk)
    for member in (bram, rita):
        assert selectors.coaching_for(member, session.pk) is None
    with pytest.raises(NotAllowedError):
        actions.react_to_coaching(by=carla, session=session, reaction="x")
    with pytest.raises(NotAllowedError):
        a_coaching(bram, carlas)


def test_what_was_agreed_last_time_is_at_hand(carlas: Enrolment, carla: Member) -> None:
    first = coached(carla, carlas)
    second = a_coaching(carla, carlas, clock.today() + SOON)

    assert selectors.earlier_agreements(carla, second) == first
    assert selectors.earlier_agreements(carla, first) is None


def test_who_has_not_agreed_is_not_coached(dirk: Member, bram: Member, teun: Member, teuns: Enrolment) -> None:
    stopped = actions.stop_enrolment(by=teun, enrolment=teuns, reason="x")

    with pytest.raises(DomainError, match="does not take part"):
        a_coaching(dirk, stopped)
