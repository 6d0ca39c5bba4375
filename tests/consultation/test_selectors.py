"""Which children come up by themselves, what stands under Today, and what the file offers."""

from __future__ import annotations

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from steiger.access.member import Member
from steiger.consultation import actions, selectors
from steiger.consultation.enums import Outcome, Reason
from steiger.consultation.models import Case
from steiger.cooperation.models import Body, Meeting
from steiger.core import clock
from steiger.newcomers.models import WaitingListEntry
from steiger.organisations.models import Region
from steiger.organisations.selectors import calendar_for_region
from steiger.pupils.models import Journey, MotherSchoolBond
from tests.consultation import factories
from tests.factories import Places


def reasons(member: Member) -> list[Reason]:
    return [one.reason for one in selectors.suggestions(member)]


def _moves(region: Region, places: Places, weeks: int) -> Journey:
    day = calendar_for_region(region).weeks_after(clock.today(), weeks)
    return factories.make_child(region, places, expected_move_on=day)


def test_a_move_within_eight_school_weeks_without_a_school_comes_up(
    region: Region, places: Places, body: Body, amina: Member, dirk: Member, bram: Member, sofie: Member
) -> None:
    _moves(region, places, 9)
    assert reasons(amina) == []
    soon = _moves(region, places, 8)

    assert reasons(amina) == reasons(dirk) == [Reason.NO_SCHOOL]
    assert reasons(bram) == reasons(sofie) == []
    assert selectors.suggestions(amina)[0].case_number == soon.case_number


def test_an_agreed_mother_school_takes_it_off(region: Region, places: Places, body: Body, amina: Member) -> None:
    soon, today = _moves(region, places, 4), clock.today()
    bond = MotherSchoolBond.objects.create(
        region=region, journey=soon, school=places.mother_school, asked_on=today, asked_by_id=amina.user_id,
        announced_on=today, announced_by_id=amina.user_id,
    )  # fmt: skip
    assert reasons(amina) == [Reason.NO_SCHOOL]
    bond.agreed_on, bond.agreed_by_id = today, amina.user_id
    bond.save()

    assert reasons(amina) == []


def test_a_child_over_the_waiting_limit_comes_up_and_names_the_rule(
    region: Region, places: Places, body: Body, dirk: Member
) -> None:
    limit = timedelta(weeks=places.policy.amber_waiting_weeks)
    for days in (0, 1):
        child = factories.make_child(region, places, accepted_on=clock.today())
        WaitingListEntry.objects.create(
            region=region, journey=child, since_on=clock.today() - limit - timedelta(days=days), put_by_id=dirk.user_id
        )

    [one] = selectors.suggestions(dirk)
    assert (one.case_number, one.reason) == (child.case_number, Reason.WAITS)
    assert "Stuurgroep 1 januari 2020" in one.rule


def test_who_is_on_an_agenda_or_was_talked_about_just_now_does_not_come_up(
    region: Region, places: Places, meeting: Meeting, amina: Member, dirk: Member
) -> None:
    case = factories.bring(_moves(region, places, 8), amina)
    assert reasons(amina) == []
    with clock.on(clock.today() + timedelta(days=7)):
        actions.conclude_case(case=case, outcome=Outcome.SUPPORT, advice="Hulp", by=dirk)
        assert reasons(amina) == []
    with clock.on(clock.today() + timedelta(days=7 + 57)):
        assert reasons(amina) == [Reason.NO_SCHOOL]


def test_without_a_consultation_nothing_is_offered(
    region: Region, places: Places, journey: Journey, amina: Member
) -> None:
    _moves(region, places, 2)

    assert reasons(amina) == []
    assert selectors.offers(amina, journey) == []


def test_the_file_offers_to_bring_the_child_and_then_its_case(
    journey: Journey, meeting: Meeting, amina: Member, carla: Member
) -> None:
    [offer] = selectors.offers(amina, journey)
    assert offer.url.endswith("/bring/")
    assert selectors.offers(carla, journey) == []
    factories.bring(journey, amina)

    [offer] = selectors.offers(amina, journey)
    assert offer.url.endswith(f"/consultation/{journey.case_number}/")


def test_members_prepare_and_the_chair_records(case: Case, amina: Member, bram: Member, sofie: Member) -> None:
    for member in (bram, sofie):
        [item] = selectors.due_for(member)
        assert item.title == "Bereid de casussen voor het overleg voor"
        assert item.due_on == clock.today() + timedelta(days=7)
        assert "1 casus" in item.about
    assert selectors.due_for(amina) == []
    with clock.on(clock.today() + timedelta(days=8)):
        [item] = selectors.due_for(sofie)
        assert item.title == "Leg de uitkomsten van het overleg vast"
        assert selectors.due_for(bram) == []


def test_a_case_without_an_agenda_is_due_once_a_meeting_is_called(
    journey: Journey, body: Body, amina: Member, dirk: Member, bram: Member
) -> None:
    factories.bring(journey, amina)
    assert selectors.due_for(amina) == []
    factories.call(body, dirk)

    [item] = selectors.due_for(amina)
    assert item.title == "Zet de casus op de agenda"
    assert selectors.due_for(bram) == selectors.due_for(dirk) == []


def test_many_cases_cost_as_much_as_one(
    region: Region, places: Places, meeting: Meeting, amina: Member, bram: Member,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for _number in range(2):
        factories.bring(factories.make_child(region, places), amina)
        with django_assert_max_num_queries(4):
            [item] = selectors.due_for(bram)
        with django_assert_max_num_queries(4):
            selectors.grouped(bram, list(selectors.cases(bram)))
    assert "2 casussen" in item.about
