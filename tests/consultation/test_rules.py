from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.consultation import rules, selectors
from steiger.consultation.models import Case
from steiger.cooperation.enums import BodyKind, SeatFunction
from steiger.cooperation.models import Body, Meeting, Seat, Sitting
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.pupils.models import Involvement, Journey
from steiger.pupils.rules import name_in
from tests.consultation import factories
from tests.factories import Places, make_member


def sees(member: Member) -> bool:
    return selectors.cases(member).exists()


def test_the_table_and_who_brought_it_see_a_case(
    case: Case, amina: Member, bram: Member, sofie: Member, dirk: Member
) -> None:
    assert all(sees(member) for member in (amina, bram, sofie, dirk))


def test_nobody_else_sees_it(
    case: Case, region: Region, rita: Member, carla: Member, teun: Member, esra: Member, femke: Member, tom: Member,
    paula: Member, ad: Member, zoe: Member,
) -> None:  # fmt: skip
    steering = factories.make_body(region, BodyKind.STEERING_GROUP, "Stuurgroep")
    other = factories.make_body(region, BodyKind.CONSULTATION, "Ander IB-overleg")
    for member in (rita, esra, femke):
        factories.sit(steering, member)
    factories.sit(other, carla)

    assert not any(sees(member) for member in (rita, carla, teun, esra, femke, tom, paula, ad, zoe))


def test_a_seat_opens_no_case_for_a_board_or_a_municipality(
    case: Case, body: Body, esra: Member, femke: Member
) -> None:
    """Whatever table they are put at: they never see a child."""
    factories.sit(body, esra)
    factories.sit(body, femke)

    assert not sees(esra)
    assert not sees(femke)


def test_a_case_for_a_table_that_is_no_consultation_is_seen_by_nobody_there(
    case: Case, body: Body, bram: Member
) -> None:
    Body.objects.filter(pk=body.pk).update(kind=BodyKind.WORKING_GROUP)

    assert not sees(bram)


def test_who_has_left_the_seat_sees_no_more(case: Case, bram: Member) -> None:
    assert sees(bram)
    Sitting.objects.filter(user_id=bram.user_id).update(until_on=clock.today() - timedelta(days=1))

    assert not sees(bram)


def test_who_comes_later_does_not_see_it_yet(case: Case, rita: Member, body: Body) -> None:
    sitting = factories.sit(body, rita)
    Sitting.objects.filter(pk=sitting.pk).update(from_on=clock.today() + timedelta(days=1))

    assert not sees(rita)


def test_a_seat_or_a_body_that_ended_opens_nothing(case: Case, body: Body, bram: Member, sofie: Member) -> None:
    yesterday = clock.today() - timedelta(days=1)
    Seat.objects.filter(sittings__user_id=bram.user_id).update(until_on=yesterday)
    assert not sees(bram)
    assert sees(sofie)
    Body.objects.filter(pk=body.pk).update(ended_on=yesterday)

    assert not sees(sofie)


@pytest.mark.parametrize("end", ["closed", "cancelled", "taken off"])
def test_it_closes_for_the_table_when_the_meeting_does(
    end: str, case: Case, meeting: Meeting, bram: Member, sofie: Member, amina: Member, dirk: Member
) -> None:
    """Without an outcome it stays with whoever brought it, and the coordinator: they put it on the next agenda."""
    assert sees(bram)
    if end == "closed":
        factories.close(meeting, dirk)
    elif end == "cancelled":
        Meeting.objects.filter(pk=meeting.pk).update(cancelled_on=clock.today())
    else:
        Case.objects.filter(pk=case.pk).update(meeting=None)

    assert not sees(bram)
    assert not sees(sofie)
    assert sees(amina)
    assert sees(dirk)


def test_it_stays_open_after_the_meeting_until_the_minutes_are_made(case: Case, bram: Member) -> None:
    with clock.on(clock.today() + timedelta(days=9)):
        assert sees(bram)


def test_who_brought_it_and_no_longer_stands_around_the_child_sees_no_more(
    case: Case, journey: Journey, amina: Member
) -> None:
    Involvement.objects.filter(journey=journey).update(sees_until_on=clock.today() - timedelta(days=1))

    assert not sees(amina)


def test_a_colleague_of_who_brought_it_does_not_see_it(case: Case, region: Region, places: Places) -> None:
    colleague = make_member(region, "Anouk", Role.NEWCOMER_STAFF, places.newcomer_school.pk)

    assert not sees(colleague)


def test_who_may_bring(journey: Journey, amina: Member, dirk: Member, bram: Member, carla: Member) -> None:
    assert rules.may_bring(amina, journey, has_open_case=False)
    assert rules.may_bring(dirk, journey, has_open_case=False)
    assert not rules.may_bring(bram, journey, has_open_case=False)
    assert not rules.may_bring(carla, journey, has_open_case=False)
    assert "al ingebracht" in rules.may_bring(amina, journey, has_open_case=True).reason


def test_who_may_record_the_outcome(case: Case, body: Body, region: Region, places: Places, dirk: Member) -> None:
    secretary = make_member(region, "Sem", Role.CARE_COORDINATOR, places.other_school.pk)
    member = make_member(region, "Mo", Role.CARE_COORDINATOR, places.other_school.pk)
    factories.sit(body, secretary, SeatFunction.SECRETARY)
    factories.sit(body, member)
    assert "nog niet geweest" in rules.may_conclude(secretary, case).reason
    with clock.on(clock.today() + timedelta(days=7)):
        assert rules.may_conclude(secretary, case)
        assert rules.may_conclude(dirk, case)
        assert "voorzitter of de secretaris" in rules.may_conclude(member, case).reason


def test_after_the_minutes_only_the_coordinator_records_it(
    case: Case, meeting: Meeting, sofie: Member, dirk: Member
) -> None:
    with clock.on(clock.today() + timedelta(days=8)):
        factories.close(meeting, dirk)
        case.refresh_from_db()

        assert "Vraag de coördinator" in rules.may_conclude(sofie, case).reason
        assert rules.may_conclude(dirk, case)


@given(before=st.text(alphabet="abc ,.", max_size=20), after=st.text(alphabet="abc ,.", max_size=20))
def test_a_name_is_found_wherever_it_stands(before: str, after: str) -> None:
    assert name_in(f"{before} amira, {after}", ["Amira", "Haddad"]) == "Amira"


@pytest.mark.parametrize("text", ["De amirale vraag", "A.H. leest goed", "", "Haddadi"])
def test_initials_and_parts_of_words_are_no_name(text: str) -> None:
    assert name_in(text, ["Amira", "Haddad"]) == ""


def test_short_names_are_words_of_the_language_too() -> None:
    assert name_in("Ik zit in groep 4", ["Ik", "In"]) == ""
    assert name_in("Ik ben er niet zeker van", ["Ben Ali"]) == ""
    assert name_in("De familie Ben Ali", ["Ben Ali"]) == "Ben"


@given(
    role=st.sampled_from([role for role in Role if role not in {
        Role.COORDINATOR, Role.NEWCOMER_STAFF, Role.SPECIALIST, Role.CARE_COORDINATOR,
    }]),
    organisation=st.none() | st.integers(1, 9),
)  # fmt: skip
def test_no_other_role_asks_the_database_for_a_case(role: Role, organisation: int | None) -> None:
    member = Member(user_id=1, name="X", region_id=1, posts=(Post(role, organisation),))

    assert list(rules.visible_to(member).children) == [("pk__in", [])]
