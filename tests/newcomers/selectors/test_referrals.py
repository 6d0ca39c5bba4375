from __future__ import annotations

from datetime import date, timedelta

from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers import actions, selectors
from steiger.newcomers.enums import Urgency
from steiger.newcomers.models import Referral
from steiger.pupils import actions as pupils
from steiger.pupils.actions import record_milestone
from steiger.pupils.enums import LeavingReason
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import offered, placed, refer, referred

MONDAY = date(2026, 3, 2)


def _status(journey: Journey) -> selectors.Status:
    referral = Referral.objects.select_related("journey").get(journey=journey)
    return selectors.status_of(referral, selectors.running_placement(journey))


def test_referral_of_another_school_does_not_exist(bram: Member, rita: Member, places: Places) -> None:
    case = referred(bram, places).case_number

    assert selectors.referral(bram, case.lower()) is not None
    assert selectors.referral(rita, case) is None


def test_referrals_to_answer_are_the_unanswered_by_term(bram: Member, dirk: Member, places: Places) -> None:
    with clock.on(MONDAY + timedelta(days=1)):
        later = referred(bram, places, call_name="Later")
    with clock.on(MONDAY):
        first = referred(bram, places, call_name="Eerst")
    offered(dirk, places, call_name="Beantwoord")

    assert [one.journey for one in selectors.referrals_to_answer(dirk)] == [first, later]
    assert not selectors.referrals_to_answer(bram).exists()


def test_waiting_list_is_by_urgency_and_then_by_date(dirk: Member, places: Places) -> None:
    waiting = {}
    for name, days, urgency in (
        ("Tweede", 1, Urgency.NORMAL),
        ("Eerste", 0, Urgency.NORMAL),
        ("Nood", 2, Urgency.HIGH),
    ):
        with clock.on(MONDAY + timedelta(days=days)):
            waiting[name] = referred(dirk, places, call_name=name)
            actions.put_on_waiting_list(journey=waiting[name], urgency=urgency, reason="Thuis", by=dirk)

    names = [entry.journey.pupil.call_name for entry in selectors.waiting_list(dirk)]

    assert names == ["Nood", "Eerste", "Tweede"]


def test_waiting_rows_are_amber_and_red_by_the_policy(dirk: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = referred(dirk, places, arrived_on=MONDAY - timedelta(days=10))
        actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)

    colours = {}
    for weeks in (1, 5, 13):
        with clock.on(MONDAY + timedelta(weeks=weeks)):
            (row,) = selectors.waiting_rows(list(selectors.waiting_list(dirk)))
            colours[row.weeks] = (row.colour, row.tone)

    assert colours == {1: ("", "neutral"), 5: ("amber", "warn"), 13: ("red", "bad")}
    assert "Stuurgroep" in row.rule
    assert row.words == "13 weken"


def test_waiting_list_is_seen_by_who_referred_and_counted_by_the_others(
    bram: Member, rita: Member, esra: Member, dirk: Member, places: Places
) -> None:
    journey = referred(bram, places)
    actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)

    assert [entry.journey for entry in selectors.waiting_list(bram)] == [journey]
    for stranger in (rita, esra):
        assert not selectors.waiting_list(stranger).exists()
        assert selectors.waiting_count(stranger) == 1


def test_mine_are_what_my_school_referred(bram: Member, rita: Member, dirk: Member, places: Places) -> None:
    ours = referred(bram, places)
    by_the_desk = refer(dirk, places.mother_school.pk, call_name="Sami").journey
    refer(rita, places.other_school.pk, call_name="Ander")

    assert {one.journey for one in selectors.mine(bram)} == {ours, by_the_desk}
    assert {one.journey for one in selectors.mine(dirk)} == {by_the_desk}


def test_status_tells_where_the_child_is_and_no_more(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)
    assert _status(journey).day == Referral.objects.get(journey=journey).answer_due_on
    actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)
    assert (_status(journey).tone, _status(journey).school) == ("warn", "")

    actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)
    assert (_status(journey).text, _status(journey).school) == ("Plek aangeboden", "Taalschool Utrecht")
    actions.start_placement(journey=journey, placed_on=clock.today(), by=dirk)
    assert _status(journey).text == "Op de nieuwkomersschool sinds"

    actions.end_placement(journey=journey, ended_on=clock.today(), by=dirk, sees_until_on=None)
    record_milestone(journey=journey, by=dirk, moved_on=clock.today())
    assert _status(journey).school == "", "where to is not for who referred"


def test_status_of_an_offer_names_the_intake(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)
    day = clock.today() + timedelta(days=3)
    actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=day, by=dirk)

    assert _status(journey).day == day


def test_status_of_what_ended(dirk: Member, places: Places) -> None:
    declined = referred(dirk, places)
    actions.decline_referral(journey=declined, reason="Woont elders", by=dirk)
    left = placed(dirk, places, call_name="Weg")
    pupils.leave(journey=left, left_on=clock.today(), reason=LeavingReason.LEFT_COUNTRY, by=dirk)

    assert [_status(declined).text, _status(left).text] == ["Afgewezen", "Vertrokken"]


def test_refer_choices_are_the_own_school_or_all(bram: Member, dirk: Member, places: Places) -> None:
    own = selectors.refer_choices(bram)
    everywhere = selectors.refer_choices(dirk)

    assert [pk for pk, _name in own["schools"]] == [places.mother_school.pk]
    assert own["must_name_school"]
    assert {pk for pk, _name in everywhere["schools"]} == {places.mother_school.pk, places.other_school.pk}
    assert [pk for pk, _name in everywhere["facilities"]] == [places.facility.pk]
