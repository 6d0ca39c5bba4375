from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.newcomers import actions, selectors
from steiger.newcomers.actions import LevelInput
from steiger.newcomers.enums import Urgency
from steiger.newcomers.models import LegalNotice
from steiger.pupils.enums import Domain, Standing
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import an_intake, offered, placed, referred

MONDAY = date(2026, 3, 2)


def _due(member: Member) -> list[DueItem]:
    return selectors.due_for(member)


def _level(journey: Journey, by: Member) -> None:
    level = LevelInput(Domain.ARITHMETIC, Standing.AT, "Observatie")
    actions.record_levels(journey=journey, assessed_on=clock.today(), levels=[level], by=by)


def test_unanswered_referral_is_due_for_the_desk_and_the_newcomer_school(
    bram: Member, amina: Member, dirk: Member, places: Places
) -> None:
    with clock.on(MONDAY):
        journey = referred(bram, places)
        for member in (amina, dirk):
            (item,) = _due(member)
            assert (item.due_on, item.about) == (date(2026, 3, 9), "Amira Haddad")
            assert journey.case_number in item.url
            assert "Stuurgroep" in item.rule
        assert _due(bram) == []


@pytest.mark.parametrize("who", ["carla", "esra", "femke", "teun", "rita", "paula", "ad", "tom"])
def test_nothing_is_due_for_who_has_no_part(
    who: str, bram: Member, places: Places, request: pytest.FixtureRequest
) -> None:
    referred(bram, places)

    assert _due(request.getfixturevalue(who)) == []


def test_waiting_child_is_due_on_its_last_calm_day(dirk: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = referred(dirk, places)
        actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)
        item, alarm = sorted(_due(dirk), key=lambda one: one.title, reverse=True)

    assert alarm.title == "Nergens ingeschreven: regel een school"
    assert item.due_on == MONDAY + timedelta(weeks=4)


def test_intake_is_due_and_then_the_first_day(amina: Member, dirk: Member, places: Places) -> None:
    journey = referred(amina, places)
    day = clock.today() + timedelta(days=3)
    actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=day, by=amina)
    (item,) = _due(amina)
    assert (item.due_on, item.url.endswith("/intake/")) == (day, True)
    assert _due(dirk) == [], "the desk does not hold the intake"

    actions.record_intake(journey=journey, intake=an_intake(), by=amina)

    (item,) = _due(amina)
    assert item.url.endswith("/start/")


def test_starting_levels_and_then_evaluations_are_due_in_school_weeks(amina: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = placed(amina, places)
        for notice in LegalNotice.objects.filter(journey=journey):
            actions.do_notice(notice=notice, by=amina)
        (item,) = _due(amina)
        assert item.due_on == MONDAY + timedelta(weeks=3)
        _level(journey, amina)
        assert _due(amina) == [], "the next moment lies beyond the four weeks that are shown"

    with clock.on(MONDAY + timedelta(weeks=11)):
        (item,) = _due(amina)
    # Thirteen school weeks: Easter Monday, King's Day, Ascension Day, Whit Monday and the like do not count.
    assert item.due_on > MONDAY + timedelta(weeks=13)
    assert "13" in item.rule


def test_planned_stay_ends_after_the_weeks_of_the_policy(amina: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = placed(amina, places)
    placement = selectors.running_placement(journey)
    assert placement is not None

    until = selectors.planned_until(placement)

    assert until is not None
    assert until >= MONDAY + timedelta(weeks=40)


def test_planned_stay_of_a_reserved_place_is_not_known(amina: Member, places: Places) -> None:
    placement = selectors.running_placement(offered(amina, places))
    assert placement is not None

    assert selectors.planned_until(placement) is None


def test_due_asks_as_much_for_three_as_for_one(amina: Member, places: Places) -> None:
    asked = []
    for number in range(3):
        referred(amina, places, call_name=f"A{number}")
        waiting = referred(amina, places, call_name=f"W{number}")
        actions.put_on_waiting_list(journey=waiting, urgency=Urgency.NORMAL, reason="", by=amina)
        offered(amina, places, call_name=f"O{number}")
        placed(amina, places, call_name=f"P{number}")
        with CaptureQueriesContext(connection) as queries:
            assert len(_due(amina)) == 5 * (number + 1)
        asked.append(len(queries))

    assert asked[0] == asked[2]
    assert asked[2] <= 16


def test_the_end_of_the_stay_comes_into_sight_and_more_time_is_decided_by_somebody_else(
    amina: Member, dirk: Member, places: Places
) -> None:
    with clock.on(MONDAY):
        journey = placed(amina, places)
        _level(journey, amina)
    end = selectors.planned_until(selectors.running_placement(journey))  # type: ignore[arg-type]
    assert end is not None
    with clock.on(end - timedelta(days=5)):
        assert f"/stay/{journey.case_number}/" in [
            item.url[-len(f"/stay/{journey.case_number}/") :] for item in _due(amina)
        ]
        asked = actions.ask_extension(journey=journey, weeks=10, reason="Leest nog niet", by=amina)

        assert not any(item.url.endswith(f"/stay/{journey.case_number}/") for item in _due(amina))
        assert [item for item in _due(dirk) if item.url.endswith(f"/extensions/{asked.pk}/")]

        actions.decide_extension(extension_id=asked.pk, is_granted=True, reason="Goed", by=dirk)
        assert not any("/extensions/" in item.url for item in _due(dirk))
        assert not any(item.url.endswith(f"/stay/{journey.case_number}/") for item in _due(amina))
