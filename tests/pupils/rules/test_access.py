"""Who sees a child, relation by relation and step by step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steiger.access.enums import Disclosure, Permission, Role
from steiger.access.member import Member, Post
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.pupils import rules, selectors
from steiger.pupils.enums import Relation, Section
from steiger.pupils.models import Involvement, Journey
from tests.factories import Places, make_journey


def involve(journey: Journey, relation: Relation, **who: object) -> Involvement:
    return Involvement.objects.create(
        region_id=journey.region_id, journey=journey, relation=relation, from_on=clock.today(), **who
    )


@pytest.fixture
def journey(region: Region) -> Journey:
    return make_journey(region)


STEPS = [Disclosure.ASKED, Disclosure.ANNOUNCED, Disclosure.AGREED, Disclosure.MOVED]
MOTHER_SCHOOL_SEES = {
    Disclosure.ASKED: set(),
    Disclosure.ANNOUNCED: {"identity", "contact", "way", "bond", "steps"},
    Disclosure.AGREED: {"identity", "contact", "way", "bond", "steps", "levels", "document", "advice"},
    Disclosure.MOVED: {
        "identity", "contact", "way", "bond", "steps", "levels", "document", "advice", "support", "visits", "notes",
    },
}  # fmt: skip


@pytest.mark.parametrize("level", STEPS)
def test_care_coordinator_sees_exactly_what_the_step_allows(
    journey: Journey, bram: Member, places: Places, level: Disclosure
) -> None:
    involve(journey, Relation.MOTHER_SCHOOL, school=places.mother_school, level=level)

    assert {s.value for s in rules.sections_for(bram, journey)} == MOTHER_SCHOOL_SEES[level]
    assert (selectors.journey(bram, journey.case_number) is not None) == (level >= Disclosure.ANNOUNCED)


@pytest.mark.parametrize("level", STEPS)
def test_teacher_sees_the_file_only_after_the_move(
    journey: Journey, teun: Member, places: Places, level: Disclosure
) -> None:
    involve(journey, Relation.MOTHER_SCHOOL, school=places.mother_school, level=level)

    assert (selectors.journey(teun, journey.case_number) is not None) == (level == Disclosure.MOVED)
    assert Section.NOTES not in rules.sections_for(teun, journey)
    assert Section.CONTACT not in rules.sections_for(teun, journey)


def test_referring_school_does_not_see_the_file(journey: Journey, bram: Member, places: Places) -> None:
    involve(journey, Relation.REFERRING_SCHOOL, school=places.mother_school)

    assert selectors.journey(bram, journey.case_number) is None


def test_newcomer_school_sees_it_until_its_term_ends(journey: Journey, amina: Member, places: Places) -> None:
    row = involve(journey, Relation.NEWCOMER_SCHOOL, school=places.newcomer_school)
    assert selectors.journey(amina, journey.case_number) is not None

    row.until_on = clock.today()
    row.sees_until_on = clock.today() + timedelta(days=10)
    row.save()
    assert selectors.journey(amina, journey.case_number) is not None
    with clock.on(clock.today() + timedelta(days=11)):
        assert selectors.journey(amina, journey.case_number) is None


def test_specialist_sees_only_assigned_children(journey: Journey, carla: Member, region: Region) -> None:
    other = make_journey(region, call_name="Sami")
    involve(journey, Relation.SPECIALIST, user_id=carla.user_id)

    assert [j.pk for j in selectors.journeys(carla)] == [journey.pk]
    assert selectors.journey(carla, other.case_number) is None


def test_nobody_without_a_relation_sees_a_child(
    journey: Journey, amina: Member, bram: Member, carla: Member, teun: Member, esra: Member, femke: Member,
    tom: Member, paula: Member, ad: Member,
) -> None:  # fmt: skip
    for member in (amina, bram, carla, teun, esra, femke, tom, paula, ad):
        assert selectors.journey(member, journey.case_number) is None, member.name
        assert not selectors.journeys(member).exists(), member.name
        assert rules.sections_for(member, journey) == frozenset(), member.name
        assert not rules.may_act(member, journey, Permission.FILE_SEE), member.name


def test_another_region_does_not_exist(journey: Journey, zoe: Member) -> None:
    from steiger.core.scope import region_scope

    with region_scope(zoe.region_id):
        assert selectors.journey(zoe, journey.case_number) is None
        assert not selectors.journeys(zoe).exists()


def test_search_finds_other_spellings(region: Region, dirk: Member) -> None:
    journey = make_journey(region, call_name="Mohammed", last_name="Özdemir")

    for text in ("ozdemir", "mohammed ozdemir", "Mohamed", journey.case_number.lower()):
        found = selectors.journeys(dirk, selectors.JourneyFilter(text=text))
        assert [j.pk for j in found] == [journey.pk], text


def test_search_of_the_narrow_role_finds_only_its_own(
    region: Region, carla: Member, journey: Journey, dirk: Member
) -> None:
    make_journey(region, call_name="Amira", last_name="Haddad")
    involve(journey, Relation.SPECIALIST, user_id=carla.user_id)
    wanted = selectors.JourneyFilter(text="haddad")

    assert selectors.journeys(dirk, wanted).count() == 2
    assert [j.pk for j in selectors.journeys(carla, wanted)] == [journey.pk]


POSTS = st.lists(
    st.tuples(st.sampled_from(list(Role)), st.sampled_from(["newcomer", "mother", "other", None])),
    min_size=1,
    max_size=3,
)
RELATIONS = st.lists(
    st.tuples(
        st.sampled_from(list(Relation)),
        st.sampled_from(["newcomer", "mother", "other"]),
        st.sampled_from(STEPS),
        st.booleans(),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(posts=POSTS, relations=RELATIONS)
def test_whatever_a_list_shows_can_be_opened_and_the_reverse(
    region: Region, places: Places, dirk: Member, posts: list, relations: list
) -> None:
    schools = {"newcomer": places.newcomer_school, "mother": places.mother_school, "other": places.other_school}
    journey = make_journey(region)
    for relation, school, level, is_mine in relations:
        who: dict[str, object] = {"school": schools[school]}
        if relation == Relation.SPECIALIST:
            who = {"user_id": dirk.user_id if is_mine else None} if is_mine else {"school": schools[school]}
        if not Involvement.objects.filter(journey=journey, relation=relation, until_on=None, **who).exists():
            involve(journey, relation, level=level, **who)
    member = Member(dirk.user_id, "X", region.pk, tuple(Post(role, schools[s].pk if s else None) for role, s in posts))

    listed = selectors.journeys(member).filter(pk=journey.pk).exists()
    searched = selectors.journeys(member, selectors.JourneyFilter(text=journey.case_number)).exists()
    opened = selectors.journey(member, journey.case_number) is not None
    sections = bool(rules.sections_for(member, journey))

    assert listed == searched == opened == sections
