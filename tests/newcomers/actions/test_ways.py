from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.cooperation.enums import Enroller
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.newcomers import actions, selectors
from steiger.newcomers.enums import Notice, PlacementEnd
from steiger.newcomers.models import LegalNotice, Placement, PlacementDecision, TemporaryLessons, WaitingListEntry
from steiger.organisations.models import Region
from steiger.pupils.actions import leave
from steiger.pupils.enums import LeavingReason, Phase
from steiger.pupils.models import Involvement, Journey, MotherSchoolBond, SchoolEnrolment
from steiger.transitions.actions import complete_move, plan_move
from tests import factories
from tests.factories import Places
from tests.newcomers.factories import offered, placed, referred

MONDAY = date(2026, 3, 2)


@pytest.fixture
def fixed_day(region: Region, places: Places) -> None:
    """The region works with a fixed day, and observes for four school weeks."""
    factories.make_policy(
        region, number=2, valid_from=date(2026, 1, 1), enroller=Enroller.FIXED_DAY, observation_weeks=4
    )


@pytest.mark.usefixtures("fixed_day")
def test_refer_pupil_announces_to_the_mother_school_with_its_fixed_day(bram: Member, places: Places) -> None:
    journey = referred(bram, places)

    bond = MotherSchoolBond.objects.get(journey=journey)
    assert (bond.school_id, bond.weekdays, bond.agreed_by_id) == (places.mother_school.pk, [3], bram.user_id)
    assert bond.announced_on == journey.bonded_on == clock.today()
    assert Involvement.objects.filter(journey=journey, school=places.mother_school, level=Disclosure.ANNOUNCED).exists()


@pytest.mark.usefixtures("fixed_day")
def test_refer_pupil_for_another_school_leaves_it_to_agree(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)

    assert MotherSchoolBond.objects.get(journey=journey).agreed_on is None


def test_refer_pupil_where_the_newcomer_school_enrols_bonds_nobody(bram: Member, places: Places) -> None:
    assert not MotherSchoolBond.objects.filter(journey=referred(bram, places)).exists()


@pytest.mark.usefixtures("fixed_day")
def test_a_fixed_day_child_is_enrolled_once_from_the_first_day_through_the_move(
    bram: Member, amina: Member, dirk: Member, places: Places
) -> None:
    with clock.on(MONDAY):
        journey = referred(bram, places)
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=amina)
        actions.start_placement(journey=journey, placed_on=MONDAY, by=amina)
    with clock.on(MONDAY + timedelta(weeks=30)):
        plan_move(journey=journey, expected_on=clock.today(), by=amina)
        complete_move(journey=journey, moved_on=clock.today(), without_document_reason="Verhuist", by=amina)

    enrolment = SchoolEnrolment.objects.get(journey=journey)
    assert (enrolment.school_id, enrolment.from_on, enrolment.until_on) == (places.mother_school.pk, MONDAY, None)
    assert Placement.objects.get(journey=journey).end_reason == PlacementEnd.MOVED


def test_start_where_the_newcomer_school_enrols_asks_who_must_tell_whom(amina: Member, places: Places) -> None:
    journey = placed(amina, places)

    kinds = set(LegalNotice.objects.filter(journey=journey).values_list("kind", "school_id"))
    assert kinds == {(kind, places.newcomer_school.pk) for kind in (Notice.PROOF, Notice.MUNICIPALITY, Notice.NUMBER)}


def test_a_move_lets_the_former_school_deregister(bram: Member, amina: Member, places: Places) -> None:
    journey = referred(bram, places)
    actions.enrol_child(journey=journey, school_id=places.mother_school.pk, from_on=clock.today(), by=bram)
    with clock.on(clock.today() + timedelta(days=7)):
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=amina)
        actions.start_placement(journey=journey, placed_on=clock.today(), by=amina)

        left = LegalNotice.objects.get(journey=journey, kind=Notice.DEREGISTERED)
        assert (left.school_id, left.due_on) == (places.mother_school.pk, clock.today() + timedelta(days=6))
        assert (
            LegalNotice.objects.get(journey=journey, kind=Notice.FORMER_SCHOOL).school_id == places.newcomer_school.pk
        )


def test_a_child_that_leaves_is_deregistered_and_the_school_may_still_see_to_it(
    client_for: Callable[[Member], Client], dirk: Member, amina: Member, places: Places
) -> None:
    journey = placed(amina, places)
    leave(journey=journey, left_on=clock.today(), reason=LeavingReason.LEFT_COUNTRY, by=dirk)

    assert SchoolEnrolment.objects.get(journey=journey).until_on == clock.today()
    notice = LegalNotice.objects.get(journey=journey, kind=Notice.DEREGISTERED)
    url = f"/po2601/newcomers/enrolment/{journey.case_number}/"
    assert client_for(amina).get(url).status_code == 200
    actions.do_notice(notice=notice, by=amina)
    with pytest.raises(NotAllowedError):
        actions.do_notice(notice=notice, by=amina)


def test_do_notice_by_another_school_is_refused(bram: Member, amina: Member, places: Places) -> None:
    journey = placed(amina, places)

    with pytest.raises(NotAllowedError):
        actions.do_notice(notice=LegalNotice.objects.filter(journey=journey)[0], by=bram)


def test_enrol_child_by_a_school_without_a_part_is_refused(bram: Member, rita: Member, places: Places) -> None:
    journey = referred(bram, places)

    for member, school in ((rita, places.other_school), (bram, places.newcomer_school)):
        with pytest.raises(NotAllowedError):
            actions.enrol_child(journey=journey, school_id=school.pk, from_on=clock.today(), by=member)


@pytest.mark.usefixtures("fixed_day")
def test_choose_fixed_days_refuses_a_whole_week(amina: Member, dirk: Member, places: Places) -> None:
    journey = offered(dirk, places)

    with pytest.raises(DomainError) as refusal:
        actions.choose_fixed_days(journey=journey, weekdays=[1, 2, 3, 4, 5], by=amina)
    bond = actions.choose_fixed_days(journey=journey, weekdays=[4, 2], by=amina)

    assert refusal.value.field == "weekdays"
    assert bond.weekdays == [2, 4]


@pytest.mark.usefixtures("fixed_day")
def test_fixed_days_are_read_by_both_schools_and_nobody_else(
    bram: Member, amina: Member, rita: Member, dirk: Member, places: Places
) -> None:
    journey = offered(dirk, places)

    def on_wednesday(member: Member) -> list[str]:
        return [row.journey.case_number for row in selectors.fixed_days(member)[2].rows]

    assert on_wednesday(bram) == on_wednesday(amina) == on_wednesday(dirk) == [journey.case_number]
    assert on_wednesday(rita) == []


def test_temporary_lessons_end_when_the_child_starts(bram: Member, amina: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = referred(bram, places)
        lessons = actions.teach_meanwhile(
            journey=journey,
            school_id=places.mother_school.pk,
            from_on=MONDAY,
            weekdays=[1, 2],
            supported_by="Nt2-specialist",
            by=bram,
        )
        with pytest.raises(DomainError, match="al tijdelijk"):
            actions.teach_meanwhile(
                journey=journey, school_id=lessons.school_id, from_on=MONDAY, weekdays=[1], supported_by="x", by=bram
            )
    with clock.on(MONDAY + timedelta(days=7)):
        actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=amina)
        actions.start_placement(journey=journey, placed_on=clock.today(), by=amina)

    assert TemporaryLessons.objects.get(journey=journey).until_on == MONDAY + timedelta(days=6)


# Provisional placement


@pytest.fixture
def provisional(fixed_day: None, dirk: Member, amina: Member, places: Places) -> Journey:
    with clock.on(MONDAY):
        journey = offered(dirk, places)
        actions.start_placement(journey=journey, placed_on=MONDAY, by=amina)
    return journey


def test_a_placement_is_provisional_for_the_observation_of_the_policy(provisional: Journey) -> None:
    placement = Placement.objects.get(journey=provisional)

    assert placement.is_provisional
    assert placement.provisional_until_on == MONDAY + timedelta(weeks=4)


def test_confirm_placement_settles_it(provisional: Journey, amina: Member, bram: Member) -> None:
    with pytest.raises(NotAllowedError):
        actions.confirm_placement(journey=provisional, by=bram)
    placement = actions.confirm_placement(journey=provisional, by=amina)

    assert (placement.is_provisional, placement.confirmed_by_id) == (False, amina.user_id)
    with pytest.raises(NotAllowedError):
        actions.confirm_placement(journey=provisional, by=amina)


def test_extend_observation_needs_a_reason_and_has_an_end(provisional: Journey, amina: Member) -> None:
    with clock.on(MONDAY + timedelta(weeks=3)):
        for until, reason in ((MONDAY + timedelta(weeks=6), ""), (MONDAY + timedelta(weeks=20), "Nog onzeker")):
            with pytest.raises(DomainError):
                actions.extend_observation(journey=provisional, until_on=until, reason=reason, by=amina)
        actions.extend_observation(
            journey=provisional, until_on=MONDAY + timedelta(weeks=6), reason="Was ziek", by=amina
        )

    assert PlacementDecision.objects.get().reason == "Was ziek"


def test_end_after_observation_gives_the_turn_back_and_leaves_no_gap(provisional: Journey, amina: Member) -> None:
    with clock.on(MONDAY + timedelta(weeks=4)):
        actions.end_after_observation(journey=provisional, reason="Heeft een kleinere groep nodig", by=amina)

    provisional.refresh_from_db()
    placement = Placement.objects.get(journey=provisional)
    assert (provisional.phase, placement.end_reason) == (Phase.WAITING, PlacementEnd.OBSERVED)
    assert WaitingListEntry.objects.get(journey=provisional, ended_on=None).since_on == MONDAY
    assert SchoolEnrolment.objects.get(journey=provisional).until_on is None
