from __future__ import annotations

from datetime import date, timedelta

import pytest

from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.messaging.models import Letter
from steiger.newcomers import actions
from steiger.newcomers.enums import ReferralState, Urgency
from steiger.newcomers.models import Referral, WaitingListEntry
from steiger.people.models import User
from steiger.pupils.enums import LeavingReason, Phase, Relation
from steiger.pupils.models import Involvement, Pupil
from steiger.pupils.rules import sections_for
from tests.factories import Places
from tests.newcomers.factories import (
    MOTHER,
    a_pupil,
    offered,
    refer,
    referred,
)

MONDAY = date(2026, 3, 2)


def test_refer_pupil_makes_a_journey_with_its_referral(bram: Member, places: Places) -> None:
    with clock.on(MONDAY):
        referral = refer(bram, places.mother_school.pk)

    assert referral.journey.phase == Phase.REFERRED
    assert referral.state == ReferralState.OPEN
    assert referral.answer_due_on == date(2026, 3, 9), "five working days"
    assert referral.referred_by_id == bram.user_id
    assert Happening.objects.filter(kind="refer_pupil", case_number=referral.journey.case_number).exists()


def test_refer_pupil_gives_the_referring_school_no_sight_of_the_file(bram: Member, places: Places) -> None:
    journey = referred(bram, places)

    assert Involvement.objects.filter(
        journey=journey, relation=Relation.REFERRING_SCHOOL, school=places.mother_school
    ).exists()
    assert not sections_for(bram, journey)


def test_refer_pupil_for_another_school_is_refused(bram: Member, places: Places) -> None:
    with pytest.raises(NotAllowedError, match="eigen school"):
        refer(bram, places.other_school.pk)
    with pytest.raises(NotAllowedError):
        refer(bram, None)


def test_refer_pupil_on_behalf_of_a_school_by_desk_and_newcomer_school(
    dirk: Member, amina: Member, places: Places
) -> None:
    assert refer(dirk, places.other_school.pk).referring_school_id == places.other_school.pk
    assert refer(amina, None).referring_school_id is None


@pytest.mark.parametrize("who", ["carla", "teun", "esra", "femke", "tom", "paula", "ad"])
def test_refer_pupil_without_the_role_is_refused(who: str, places: Places, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowedError):
        refer(request.getfixturevalue(who), places.mother_school.pk)

    assert not Pupil.objects.exists()


def test_refer_pupil_who_is_no_newcomer_is_refused_with_the_reason(bram: Member, places: Places) -> None:
    too_old = clock.today() - timedelta(days=365 * 15)
    with pytest.raises(DomainError, match="1") as refusal:
        referred(bram, places, birth_on=too_old)
    assert refusal.value.field == "birth_on"

    long_here = clock.today() - timedelta(days=365 * 3)
    with pytest.raises(DomainError):
        referred(bram, places, arrived_on=long_here)
    assert not Pupil.objects.exists(), "nothing is left of a refused referral"


def test_refer_pupil_before_the_parents_know_is_refused(bram: Member, places: Places) -> None:
    with pytest.raises(DomainError) as refusal:
        actions.refer_pupil(
            pupil=a_pupil(),
            guardians=[MOTHER],
            referring_school_id=places.mother_school.pk,
            preferred_facility_id=None,
            parents_informed_on=clock.today() + timedelta(days=1),
            note="",
            by=bram,
        )

    assert refusal.value.field == "parents_informed_on"


def test_refer_pupil_without_a_parent_is_refused(bram: Member, places: Places) -> None:
    with pytest.raises(DomainError):
        actions.refer_pupil(
            pupil=a_pupil(),
            guardians=[],
            referring_school_id=places.mother_school.pk,
            preferred_facility_id=None,
            parents_informed_on=clock.today(),
            note="",
            by=bram,
        )


def test_refer_pupil_to_a_school_that_no_longer_teaches_newcomers_is_refused(bram: Member, places: Places) -> None:
    places.facility.until_on = clock.today()
    places.facility.save(update_fields=["until_on"])

    with pytest.raises(DomainError) as refusal:
        refer(bram, places.mother_school.pk, facility_id=places.facility.pk)

    assert refusal.value.field == "preferred_facility_id"


def test_refer_pupil_tells_the_desk_and_the_preferred_school_without_a_name(
    bram: Member, amina: Member, dirk: Member, places: Places
) -> None:
    referral = refer(bram, places.mother_school.pk, facility_id=places.facility.pk)

    told = {letter.to for letter in Letter.objects.all()}
    assert told == set(User.objects.filter(pk__in=[amina.user_id, dirk.user_id]).values_list("email", flat=True))
    for letter in Letter.objects.all():
        assert referral.journey.case_number in letter.body
        assert "Amira" not in letter.subject + letter.body
        assert "Haddad" not in letter.subject + letter.body


def test_put_on_waiting_list_counts_from_the_referral(dirk: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = referred(dirk, places)
    with clock.on(MONDAY + timedelta(days=4)):
        entry = actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)

    assert entry.since_on == MONDAY
    assert (journey.phase, journey.owner_id) == (Phase.WAITING, dirk.user_id)
    assert Referral.objects.get(journey=journey).state == ReferralState.WAITING


def test_put_on_waiting_list_urgently_needs_a_reason(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)

    with pytest.raises(DomainError) as refusal:
        actions.put_on_waiting_list(journey=journey, urgency=Urgency.HIGH, reason=" ", by=dirk)

    assert refusal.value.field == "reason"


def test_put_on_waiting_list_again_changes_the_urgency(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)
    actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)

    actions.put_on_waiting_list(journey=journey, urgency=Urgency.HIGH, reason="Zit thuis", by=dirk)

    entry = WaitingListEntry.objects.get(journey=journey)
    assert (entry.urgency, entry.reason) == (Urgency.HIGH, "Zit thuis")


def test_put_on_waiting_list_with_a_place_is_refused(dirk: Member, places: Places) -> None:
    journey = offered(dirk, places)

    with pytest.raises(DomainError):
        actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)


def test_decline_referral_ends_the_journey_and_tells_who_referred(bram: Member, dirk: Member, places: Places) -> None:
    journey = referred(bram, places)
    Letter.objects.all().delete()

    referral = actions.decline_referral(journey=journey, reason="Gaat naar het so", by=dirk)

    assert (referral.state, referral.declined_reason) == (ReferralState.DECLINED, "Gaat naar het so")
    assert (journey.phase, journey.leaving_reason) == (Phase.LEFT, LeavingReason.NOT_A_NEWCOMER)
    assert Letter.objects.get().to == User.objects.get(pk=bram.user_id).email


def test_decline_referral_that_was_withdrawn(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)
    actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)

    actions.decline_referral(journey=journey, reason="Gezin verhuist", by=dirk, leaving_reason=LeavingReason.WITHDRAWN)

    assert journey.leaving_reason == LeavingReason.WITHDRAWN
    assert WaitingListEntry.objects.get(journey=journey).ended_on is not None


def test_decline_referral_without_a_reason_is_refused(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)

    with pytest.raises(DomainError) as refusal:
        actions.decline_referral(journey=journey, reason=" ", by=dirk)
    assert refusal.value.field == "reason"

    with pytest.raises(DomainError):
        actions.decline_referral(journey=journey, reason="x", by=dirk, leaving_reason=LeavingReason.MOVED_AWAY)


def test_decline_referral_with_a_place_is_refused(dirk: Member, places: Places) -> None:
    journey = offered(dirk, places)

    with pytest.raises(DomainError):
        actions.decline_referral(journey=journey, reason="Toch niet", by=dirk)


def test_decline_referral_by_who_referred_is_refused(bram: Member, places: Places) -> None:
    with pytest.raises(NotAllowedError):
        actions.decline_referral(journey=referred(bram, places), reason="Toch niet", by=bram)
