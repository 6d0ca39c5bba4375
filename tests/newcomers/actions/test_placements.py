from __future__ import annotations

import contextlib
import threading
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.enums import Enroller
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import region_scope
from steiger.messaging.models import Letter
from steiger.newcomers import actions
from steiger.newcomers.enums import PlacementState, ReferralState, Urgency
from steiger.newcomers.models import Placement, Referral, WaitingListEntry
from steiger.organisations.models import Region
from steiger.people.models import User
from steiger.pupils import actions as pupils
from steiger.pupils.enums import LeavingReason, Phase
from steiger.pupils.models import Journey, SchoolEnrolment
from steiger.pupils.rules import sections_for
from tests import factories
from tests.factories import Places
from tests.newcomers.factories import (
    offered,
    other_newcomer_school,
    placed,
    refer,
    referred,
)

MONDAY = date(2026, 3, 2)
# As many people at once as the tests' own server has room for; each keeps trying until nobody is left.
CONNECTIONS = 40


def _full(places: Places, by: Member) -> None:
    """The group's last place is given away."""
    places.group.places = 1
    places.group.save(update_fields=["places"])
    offered(by, places, call_name="Sami")


def test_offer_place_reserves_answers_and_lets_the_newcomer_school_in(
    bram: Member, amina: Member, places: Places
) -> None:
    journey = referred(bram, places)
    assert not sections_for(amina, journey)

    placement = actions.offer_place(
        journey=journey, group_id=places.group.pk, intake_planned_on=clock.today(), by=amina
    )

    referral = Referral.objects.get(journey=journey)
    assert placement.state == PlacementState.RESERVED
    assert (referral.state, referral.answered_by_id) == (ReferralState.ACCEPTED, amina.user_id)
    assert (journey.phase, journey.owner_id) == (Phase.INTAKE, amina.user_id)
    assert sections_for(amina, journey)


def test_offer_place_keeps_the_owner_and_tells_who_referred(
    bram: Member, amina: Member, dirk: Member, places: Places
) -> None:
    journey = referred(bram, places)
    pupils.give_owner(journey=journey, owner_id=dirk.user_id, by=dirk)
    Letter.objects.all().delete()

    actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=amina)

    journey.refresh_from_db()
    assert journey.owner_id == dirk.user_id
    assert [letter.to for letter in Letter.objects.all()] == [User.objects.get(pk=bram.user_id).email]


def test_offer_place_in_a_full_group_is_refused_with_a_way_out(dirk: Member, places: Places) -> None:
    _full(places, dirk)
    journey = referred(dirk, places)

    with pytest.raises(DomainError, match="wachtlijst") as refusal:
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)

    assert refusal.value.field == "group_id"
    assert not Placement.objects.filter(journey=journey).exists()


def test_offer_place_over_the_places_is_the_schools_own_reasoned_choice(
    dirk: Member, amina: Member, places: Places
) -> None:
    _full(places, dirk)
    journey = referred(dirk, places)
    offer: dict[str, Any] = {"group_id": places.group.pk, "intake_planned_on": None, "over_places_reason": "Broertje"}

    with pytest.raises(NotAllowedError):
        actions.offer_place(journey=journey, by=dirk, **offer)
    placement = actions.offer_place(journey=journey, by=amina, **offer)

    assert (placement.is_over_places, placement.over_places_reason) == (True, "Broertje")


def test_offer_place_with_room_needs_no_reason(amina: Member, places: Places) -> None:
    journey = referred(amina, places)

    placement = actions.offer_place(
        journey=journey, group_id=places.group.pk, intake_planned_on=None, by=amina, over_places_reason="Broertje"
    )

    assert (placement.is_over_places, placement.over_places_reason) == (False, "")


def test_offer_place_twice_is_refused(dirk: Member, places: Places) -> None:
    journey = offered(dirk, places)

    with pytest.raises(DomainError):
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)


def test_offer_place_with_an_intake_in_the_past_is_refused(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)
    yesterday = clock.today() - timedelta(days=1)

    with pytest.raises(DomainError) as refusal:
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=yesterday, by=dirk)

    assert refusal.value.field == "intake_planned_on"


def test_offer_place_in_a_closed_group_is_refused(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)
    actions.close_group(group_id=places.group.pk, by=dirk)

    with pytest.raises(DomainError) as refusal:
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)

    assert refusal.value.field == "group_id"


def test_offer_place_in_a_group_of_another_school_is_refused(amina: Member, places: Places, region: Region) -> None:
    elsewhere = other_newcomer_school(region)
    journey = referred(amina, places)

    with pytest.raises(NotAllowedError):
        actions.offer_place(journey=journey, group_id=elsewhere.pk, intake_planned_on=None, by=amina)


def test_offer_place_for_a_child_that_prefers_another_school_is_refused(
    dirk: Member, amina: Member, places: Places, region: Region
) -> None:
    elsewhere = other_newcomer_school(region)
    journey = referred(dirk, places, facility_id=elsewhere.facility_id)

    with pytest.raises(NotAllowedError):
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=amina)


def test_offer_place_by_who_only_referred_is_refused(bram: Member, places: Places) -> None:
    journey = referred(bram, places)

    with pytest.raises(NotAllowedError):
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=bram)


def test_offer_place_on_an_ended_journey_is_refused(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)
    actions.decline_referral(journey=journey, reason="Woont elders", by=dirk)

    with pytest.raises(NotAllowedError):
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)


def test_offer_place_to_a_child_without_a_referral_is_refused(dirk: Member, places: Places, region: Region) -> None:
    journey = factories.make_journey(region)

    with pytest.raises(DomainError):
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)


def test_offer_place_ends_the_waiting(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)
    actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)

    actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)

    assert WaitingListEntry.objects.get(journey=journey).ended_on == clock.today()


def test_withdraw_offer_frees_the_place_and_keeps_the_turn(dirk: Member, amina: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = referred(dirk, places)
        actions.put_on_waiting_list(journey=journey, urgency=Urgency.HIGH, reason="Zit thuis", by=dirk)
    with clock.on(MONDAY + timedelta(days=7)):
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)
        entry = actions.withdraw_offer(journey=journey, by=dirk)

        assert not sections_for(amina, journey)

    assert (entry.since_on, entry.urgency) == (MONDAY, Urgency.HIGH)
    assert journey.phase == Phase.WAITING
    assert not Placement.objects.filter(journey=journey, ended_on__isnull=True).exists()
    actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)
    assert journey.phase == Phase.INTAKE


def test_withdraw_offer_of_a_child_that_started_is_refused(dirk: Member, places: Places) -> None:
    journey = placed(dirk, places)

    with pytest.raises(DomainError):
        actions.withdraw_offer(journey=journey, by=dirk)


def test_withdraw_offer_without_an_offer_is_refused(dirk: Member, places: Places) -> None:
    with pytest.raises(DomainError):
        actions.withdraw_offer(journey=referred(dirk, places), by=dirk)


def test_withdraw_offer_by_another_newcomer_school_is_refused(dirk: Member, places: Places, region: Region) -> None:
    elsewhere = other_newcomer_school(region)
    stranger = factories.make_member(region, "Noor", factories.Role.NEWCOMER_STAFF, elsewhere.facility.school_id)

    with pytest.raises(NotAllowedError):
        actions.withdraw_offer(journey=offered(dirk, places), by=stranger)


def test_start_placement_enrols_at_the_newcomer_school(amina: Member, places: Places) -> None:
    journey = offered(amina, places)

    placement = actions.start_placement(journey=journey, placed_on=clock.today(), by=amina)

    assert placement.state == PlacementState.PLACED
    assert journey.placed_on == clock.today()
    assert SchoolEnrolment.objects.get(journey=journey).school_id == places.newcomer_school.pk


@pytest.mark.parametrize("enroller", [Enroller.REFERRING_SCHOOL, Enroller.FIXED_DAY])
def test_start_placement_enrols_at_the_referring_school_where_the_policy_says_so(
    enroller: Enroller, bram: Member, amina: Member, places: Places, region: Region
) -> None:
    factories.make_policy(region, number=2, valid_from=factories.FIRST_DAY + timedelta(days=1), enroller=enroller)
    journey = referred(bram, places)
    actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=amina)

    actions.start_placement(journey=journey, placed_on=clock.today(), by=amina)

    assert SchoolEnrolment.objects.get(journey=journey).school_id == places.mother_school.pk


def test_start_placement_never_leaves_a_child_enrolled_nowhere(amina: Member, places: Places, region: Region) -> None:
    factories.make_policy(
        region, number=2, valid_from=factories.FIRST_DAY + timedelta(days=1), enroller=Enroller.REFERRING_SCHOOL
    )
    journey = refer(amina, None).journey
    actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=amina)

    actions.start_placement(journey=journey, placed_on=clock.today(), by=amina)

    assert SchoolEnrolment.objects.get(journey=journey).school_id == places.newcomer_school.pk


@pytest.mark.parametrize("days", [-1, 57])
def test_start_placement_on_an_odd_day_is_refused(days: int, amina: Member, places: Places) -> None:
    journey = offered(amina, places)

    with pytest.raises(DomainError) as refusal:
        actions.start_placement(journey=journey, placed_on=clock.today() + timedelta(days=days), by=amina)

    assert refusal.value.field == "placed_on"


def test_start_placement_twice_or_without_a_place_is_refused(amina: Member, places: Places) -> None:
    journey = offered(amina, places)
    actions.start_placement(journey=journey, placed_on=clock.today(), by=amina)

    with pytest.raises(DomainError):
        actions.start_placement(journey=journey, placed_on=clock.today(), by=amina)
    with pytest.raises(NotAllowedError):
        actions.start_placement(journey=referred(amina, places), placed_on=clock.today(), by=amina)


def test_start_placement_without_a_place_is_refused_to_the_desk_too(dirk: Member, places: Places) -> None:
    with pytest.raises(DomainError):
        actions.start_placement(journey=referred(dirk, places), placed_on=clock.today(), by=dirk)


def test_end_placement_frees_the_place_and_lets_the_school_read_on(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    term = clock.today() + timedelta(days=365)

    placement = actions.end_placement(journey=journey, ended_on=clock.today(), by=amina, sees_until_on=term)

    assert placement is not None
    assert placement.state == PlacementState.ENDED
    assert sections_for(amina, journey), "until the term has passed"
    with clock.on(term + timedelta(days=1)):
        assert not sections_for(amina, journey)


def test_end_placement_in_the_future_is_refused(amina: Member, places: Places) -> None:
    with pytest.raises(DomainError):
        actions.end_placement(
            journey=placed(amina, places), ended_on=clock.today() + timedelta(days=1), by=amina, sees_until_on=None
        )


def test_end_placement_without_one_does_nothing(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)

    assert actions.end_placement(journey=journey, ended_on=clock.today(), by=dirk, sees_until_on=None) is None


def test_leaving_frees_the_place(amina: Member, places: Places) -> None:
    journey = placed(amina, places)

    pupils.leave(journey=journey, left_on=clock.today(), reason=LeavingReason.MOVED_AWAY, by=amina)

    assert Placement.objects.get(journey=journey).state == PlacementState.ENDED


def test_leaving_before_the_offer_was_written_ends_on_the_day_of_the_offer(dirk: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = referred(dirk, places)
    with clock.on(MONDAY + timedelta(days=7)):
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)
        pupils.leave(journey=journey, left_on=MONDAY, reason=LeavingReason.MOVED_AWAY, by=dirk)

    placement = Placement.objects.get(journey=journey)
    assert placement.ended_on == placement.offered_on


def test_two_places_at_once_are_refused_by_the_database(dirk: Member, places: Places) -> None:
    journey = offered(dirk, places)

    with pytest.raises(IntegrityError, match="placement_one_at_a_time"), transaction.atomic():
        Placement.objects.create(
            region_id=journey.region_id,
            journey=journey,
            group=places.group,
            offered_on=clock.today(),
            offered_by_id=dirk.user_id,
        )


# The last place


@pytest.mark.django_db(transaction=True)
def test_two_hundred_attempts_on_one_last_place_yield_one_placement() -> None:
    attempts = 200
    region = factories.make_region("po2609", "Echt vastgelegd", "PO2609")
    with region_scope(region.pk):
        places = factories.make_places(region, places=1)
        dirk = factories.make_member(region, "Dirk", Role.COORDINATOR)
        journeys = [_referred_row(region, places, dirk) for _number in range(attempts)]
    waiting = list(journeys)
    refusals: list[str] = []
    together = threading.Barrier(CONNECTIONS)

    def work() -> None:
        together.wait()
        try:
            while waiting:
                try:
                    with region_scope(region.pk):
                        journey = waiting.pop()
                        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)
                except DomainError as refusal:
                    refusals.append(refusal.message)
                except IndexError:
                    return
        finally:
            connection.close()

    people = [threading.Thread(target=work) for _number in range(CONNECTIONS)]
    for one in people:
        one.start()
    for one in people:
        one.join()

    with region_scope(region.pk):
        assert Placement.objects.count() == 1
        assert Journey.objects.filter(phase=Phase.INTAKE).count() == 1
    assert len(refusals) == attempts - 1


def _referred_row(region: Region, places: Places, by: Member) -> Journey:
    """Written straight away: two hundred referrals through the action would only take time."""
    journey = factories.make_journey(region)
    Referral.objects.create(
        region=region,
        journey=journey,
        referring_school=places.mother_school,
        referred_by_id=by.user_id,
        referred_on=journey.referred_on,
        parents_informed_on=journey.referred_on,
        policy=places.policy,
        answer_due_on=journey.referred_on,
    )
    return journey


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    places_in_group=st.integers(1, 3),
    steps=st.lists(
        st.tuples(st.sampled_from(["offer", "withdraw", "start", "leave", "wait"]), st.integers(0, 4)), max_size=25
    ),
)
def test_no_sequence_of_actions_gives_more_places_than_there_are(
    places_in_group: int, steps: list[tuple[str, int]], dirk: Member, places: Places, region: Region
) -> None:
    with transaction.atomic():
        places.group.places = places_in_group
        places.group.save(update_fields=["places"])
        journeys = [_referred_row(region, places, dirk) for _number in range(5)]
        for verb, number in steps:
            _try(verb, journeys[number], places, dirk)
            running = Placement.objects.filter(group=places.group, ended_on__isnull=True)
            assert running.count() <= places_in_group
            assert running.filter(journey__left_on__isnull=False).count() == 0
        transaction.set_rollback(True)


def _try(verb: str, journey: Journey, places: Places, by: Member) -> None:
    """One step; a refusal is an answer too."""
    with contextlib.suppress(DomainError):
        match verb:
            case "offer":
                actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=by)
            case "withdraw":
                actions.withdraw_offer(journey=journey, by=by)
            case "start":
                actions.start_placement(journey=journey, placed_on=clock.today(), by=by)
            case "wait":
                actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=by)
            case _:
                pupils.leave(journey=journey, left_on=clock.today(), reason=LeavingReason.MOVED_AWAY, by=by)
