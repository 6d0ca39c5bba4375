from __future__ import annotations

from datetime import date, timedelta

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.messaging.models import Letter
from steiger.newcomers import actions
from steiger.newcomers.enums import Decided, PlacementEnd, ReferralState
from steiger.newcomers.models import Placement, PlacementDecision, Referral, WaitingListEntry
from steiger.people.selectors import operator_of
from steiger.pupils.enums import Phase
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import offered, placed, referred

MONDAY = date(2026, 3, 2)
KEPT_UNTIL = date(2026, 3, 23)  # fifteen working days


@pytest.fixture
def reserved(dirk: Member, places: Places) -> Journey:
    with clock.on(MONDAY):
        return offered(dirk, places)


def test_a_reservation_is_kept_for_as_long_as_the_policy_says(reserved: Journey) -> None:
    assert Placement.objects.get(journey=reserved).reserved_until_on == KEPT_UNTIL


def test_expire_reservations_gives_the_place_and_the_turn_back(reserved: Journey, dirk: Member) -> None:
    Letter.objects.all().delete()
    operator = operator_of(reserved.region_id)
    with clock.on(KEPT_UNTIL):
        assert actions.expire_reservations(by=operator) == 0
    with clock.on(KEPT_UNTIL + timedelta(days=1)):
        assert actions.expire_reservations(by=operator) == 1
        assert actions.expire_reservations(by=operator) == 0

    reserved.refresh_from_db()
    entry = WaitingListEntry.objects.get(journey=reserved)
    assert (reserved.phase, Referral.objects.get(journey=reserved).state) == (Phase.WAITING, ReferralState.WAITING)
    assert (entry.since_on, entry.put_by_id) == (MONDAY, dirk.user_id)
    assert Placement.objects.get(journey=reserved).end_reason == PlacementEnd.EXPIRED
    assert Letter.objects.count() >= 1
    assert all(reserved.pupil.last_name not in letter.body for letter in Letter.objects.all())


def test_expire_reservations_leaves_a_child_that_started(reserved: Journey, amina: Member) -> None:
    with clock.on(MONDAY + timedelta(days=1)):
        actions.start_placement(journey=reserved, placed_on=clock.today(), by=amina)
    with clock.on(KEPT_UNTIL + timedelta(days=30)):
        assert actions.expire_reservations(by=operator_of(reserved.region_id)) == 0


def test_hold_longer_needs_a_reason_and_an_end(reserved: Journey, amina: Member, bram: Member) -> None:
    later = KEPT_UNTIL + timedelta(days=7)
    with clock.on(MONDAY):
        with pytest.raises(NotAllowedError):
            actions.hold_longer(journey=reserved, until_on=later, reason="Tolk", by=bram)
        for until, reason in ((later, " "), (KEPT_UNTIL, "Tolk"), (MONDAY + timedelta(weeks=9), "Tolk")):
            with pytest.raises(DomainError):
                actions.hold_longer(journey=reserved, until_on=until, reason=reason, by=amina)
        actions.hold_longer(journey=reserved, until_on=later, reason="Er is nog geen tolk", by=amina)

    assert Placement.objects.get(journey=reserved).reserved_until_on == later
    decision = PlacementDecision.objects.get()
    assert (decision.kind, decision.until_on, decision.reason) == (Decided.HELD_LONGER, later, "Er is nog geen tolk")
    with clock.on(KEPT_UNTIL + timedelta(days=1)):
        assert actions.expire_reservations(by=operator_of(reserved.region_id)) == 0


def _full_until(places: Places, by: Member, moves_on: date) -> Journey:
    """The only place is taken by a child that is expected to move."""
    places.group.places = 1
    places.group.save(update_fields=["places"])
    staying = placed(by, places, call_name="Sami")
    Journey.objects.filter(pk=staying.pk).update(expected_move_on=moves_on)
    return staying


def test_offer_place_ahead_takes_what_an_expected_move_frees(amina: Member, places: Places) -> None:
    moves_on = MONDAY + timedelta(weeks=6)
    with clock.on(MONDAY):
        _full_until(places, amina, moves_on)
        journey = referred(amina, places)
        with pytest.raises(DomainError, match="13 april 2026"):
            actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=amina)
        placement = actions.offer_place(
            journey=journey, group_id=places.group.pk, intake_planned_on=None, starts_on=moves_on, by=amina
        )
        other = referred(amina, places, call_name="Noor")
        with pytest.raises(DomainError):
            actions.offer_place(
                journey=other, group_id=places.group.pk, intake_planned_on=None, starts_on=moves_on, by=amina
            )

    assert placement.starts_on == moves_on
    assert placement.reserved_until_on == moves_on + timedelta(days=7)


def test_a_promised_place_that_is_still_taken_is_a_reasoned_choice(amina: Member, dirk: Member, places: Places) -> None:
    moves_on = MONDAY + timedelta(weeks=6)
    with clock.on(MONDAY):
        _full_until(places, amina, moves_on)
        journey = referred(amina, places)
        actions.offer_place(
            journey=journey, group_id=places.group.pk, intake_planned_on=None, starts_on=moves_on, by=amina
        )
    with clock.on(moves_on):
        with pytest.raises(DomainError) as refusal:
            actions.start_placement(journey=journey, placed_on=moves_on, by=amina)
        with pytest.raises(NotAllowedError):
            actions.start_placement(journey=journey, placed_on=moves_on, over_places_reason="Afspraak", by=dirk)
        placement = actions.start_placement(
            journey=journey, placed_on=moves_on, over_places_reason="Was beloofd aan de ouders", by=amina
        )

    assert refusal.value.field == "placed_on"
    assert (placement.is_over_places, placement.over_places_reason) == (True, "Was beloofd aan de ouders")
