"""A newcomer first at a regular school: asked with a reason, decided by another person, counted."""

from __future__ import annotations

import pytest

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core.errors import DomainError, NotAllowedError
from steiger.newcomers import actions, selectors
from steiger.newcomers.models import ExceptionRequest, Referral
from steiger.organisations.models import Region
from steiger.pupils.enums import Phase, Relation
from steiger.pupils.models import Involvement, SchoolEnrolment
from steiger.transitions.models import Step
from tests.factories import Places, make_member
from tests.newcomers.factories import offered, refer


def asked_by(by: Member, referral: Referral, places: Places) -> ExceptionRequest:
    return actions.ask_exception(
        journey=referral.journey,
        school_id=places.mother_school.pk,
        reason="Woont in de crisisopvang naast de school.",
        support="Een leerkracht met Nt2, acht uur per week.",
        by=by,
    )


def decide(asked: ExceptionRequest, *, is_granted: bool, by: Member) -> None:
    actions.decide_exception(asked=asked, is_granted=is_granted, decision="De groep is nabij en klein.", by=by)


def test_ask_exception_waits_for_a_decision(bram: Member, dirk: Member, places: Places) -> None:
    referral = refer(bram, places.mother_school.pk)

    asked = asked_by(bram, referral, places)

    assert list(selectors.exceptions_to_decide(dirk)) == [asked]
    assert not selectors.exceptions_to_decide(bram)
    assert any("/newcomers/exceptions/" in item.url for item in selectors.due_for(dirk))
    with pytest.raises(DomainError):
        asked_by(bram, referral, places)


def test_ask_exception_for_another_school_or_without_reason_is_refused(bram: Member, places: Places) -> None:
    referral = refer(bram, places.mother_school.pk)

    for school_id, reason in ((places.other_school.pk, "Dichtbij"), (places.mother_school.pk, " ")):
        with pytest.raises(DomainError):
            actions.ask_exception(journey=referral.journey, school_id=school_id, reason=reason, support="Nt2", by=bram)


def test_ask_exception_when_a_place_was_offered_is_refused(dirk: Member, places: Places) -> None:
    journey = offered(dirk, places)

    with pytest.raises(NotAllowedError):
        asked_by(dirk, Referral.objects.get(journey=journey), places)


def test_ask_exception_for_a_child_of_another_school_is_refused(bram: Member, rita: Member, places: Places) -> None:
    with pytest.raises(NotAllowedError):
        asked_by(rita, refer(bram, places.mother_school.pk), places)


def test_decide_exception_of_ones_own_is_refused(region: Region, dirk: Member, places: Places) -> None:
    asked = asked_by(dirk, refer(dirk, places.mother_school.pk), places)
    assert not selectors.exceptions_to_decide(dirk)

    with pytest.raises(NotAllowedError):
        decide(asked, is_granted=True, by=dirk)

    decide(asked, is_granted=True, by=make_member(region, "Dineke", Role.COORDINATOR))


@pytest.mark.parametrize("who", ["bram", "amina", "carla", "esra"])
def test_decide_exception_without_the_role_is_refused(
    who: str, dirk: Member, places: Places, request: pytest.FixtureRequest
) -> None:
    asked = asked_by(dirk, refer(dirk, places.mother_school.pk), places)

    with pytest.raises(NotAllowedError):
        decide(asked, is_granted=True, by=request.getfixturevalue(who))


def test_decide_exception_granted_starts_at_the_regular_school(bram: Member, dirk: Member, places: Places) -> None:
    referral = refer(bram, places.mother_school.pk)

    decide(asked_by(bram, referral, places), is_granted=True, by=dirk)

    journey = referral.journey
    journey.refresh_from_db()
    assert journey.phase == Phase.AFTERCARE
    assert SchoolEnrolment.objects.get(journey=journey).school_id == places.mother_school.pk
    assert Involvement.objects.filter(journey=journey, relation=Relation.MOTHER_SCHOOL, until_on=None).exists()
    steps = Step.objects.filter(journey=journey)
    assert steps.exists()
    assert not steps.filter(weeks__lt=0).exists(), "nothing before a move that comes first"
    assert referral not in selectors.referrals_to_answer(dirk)
    (counted,) = selectors.exceptions_counted(dirk)
    assert (counted.school, counted.asked, counted.granted, counted.refused) == ("De Regenboog", 1, 1, 0)


def test_decide_exception_refused_leaves_the_referral_to_be_answered(
    bram: Member, dirk: Member, places: Places
) -> None:
    referral = refer(bram, places.mother_school.pk)
    asked = asked_by(bram, referral, places)

    decide(asked, is_granted=False, by=dirk)

    assert referral in selectors.referrals_to_answer(dirk)
    assert selectors.exceptions_of(referral)[0].decision == "De groep is nabij en klein."
    with pytest.raises(NotAllowedError):
        decide(asked, is_granted=True, by=dirk)
