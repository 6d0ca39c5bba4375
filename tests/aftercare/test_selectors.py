from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from steiger.access.member import Member
from steiger.aftercare import actions, selectors
from steiger.aftercare.enums import VisitState
from steiger.aftercare.models import Visit
from steiger.aftercare.selectors import VisitFilter
from steiger.core import clock
from steiger.core.jetty import PostState
from steiger.organisations.models import Region
from steiger.pupils.models import Journey
from steiger.pupils.rules import sections_for
from tests.aftercare import factories
from tests.factories import Places


def titles(member: Member) -> list[str]:
    return [item.title for item in selectors.due_for(member)]


def numbers(found: object) -> list[int]:
    return [visit.number for visit in found]  # type: ignore[attr-defined]


def test_visits_of_a_specialist_are_the_own_ones(visit: Visit, carla: Member, cees: Member, dirk: Member) -> None:
    actions.plan_visit(visit=visit, specialist_id=cees.user_id, planned_at=factories.at(factories.FIRST_FROM), by=dirk)

    assert numbers(selectors.visits(carla)) == [2, 3]
    assert numbers(selectors.visits(cees)) == [1]
    assert numbers(selectors.visits(dirk)) == [1, 2, 3]


@pytest.mark.parametrize("who", ["rita", "esra", "femke", "tom"])
def test_visits_are_nothing_to_others(who: str, visit: Visit, request: pytest.FixtureRequest) -> None:
    assert numbers(selectors.visits(request.getfixturevalue(who))) == []


def test_visits_filtered_by_state_specialist_and_late(visit: Visit, carla: Member, cees: Member, dirk: Member) -> None:
    factories.reported(visit, by=carla)

    assert numbers(selectors.visits(dirk, VisitFilter(state=VisitState.REPORTED))) == [1]
    assert numbers(selectors.visits(dirk, VisitFilter(specialist_id=carla.user_id))) == [2, 3]
    assert numbers(selectors.visits(dirk, VisitFilter(specialist_id=cees.user_id))) == []
    assert numbers(selectors.visits(dirk, VisitFilter(is_late=True))) == []
    with clock.on(date(2027, 1, 4)):
        assert numbers(selectors.visits(dirk, VisitFilter(is_late=True))) == [2]


def test_due_for_a_coordinator_asks_for_a_specialist_once_per_child(journey: Journey, dirk: Member) -> None:
    assert titles(dirk) == ["Wijs een Nt2-specialist aan"]


def test_due_for_a_specialist_goes_from_plan_to_report(visit: Visit, carla: Member) -> None:
    assert titles(carla) == ["Plan bezoek 1"]
    when = date(2026, 9, 24)
    actions.plan_visit(visit=visit, specialist_id=carla.user_id, planned_at=factories.at(when), by=carla)
    assert titles(carla) == ["Bezoek 1 om 10:00"]
    with clock.on(when):
        (item,) = selectors.due_for(carla)
        assert (item.title, item.due_on) == ("Leg bezoek 1 vast", when)
        assert "besluit Stuurgroep" in item.rule


def test_due_for_a_coordinator_shows_what_is_late(visit: Visit, dirk: Member) -> None:
    assert titles(dirk) == []
    with clock.on(factories.FIRST_UNTIL + timedelta(days=1)):
        (item,) = selectors.due_for(dirk)
        assert (item.title, item.owner) == ("Plan bezoek 1", "Carla")


def test_due_for_the_owner_of_an_action(visit: Visit, carla: Member, bram: Member) -> None:
    report = factories.reported(visit, by=carla)
    actions.make_action(report=report, what="Kaarten", owner_id=bram.user_id, due_on=clock.today(), by=carla)

    assert titles(bram) == ["Kaarten"]


def test_due_for_closing_when_everything_is_done(journey: Journey, visit: Visit, carla: Member, dirk: Member) -> None:
    factories.all_reported(journey, by=carla)

    (item,) = selectors.due_for(dirk)
    assert item.title == "Sluit de nazorg af"
    assert "beleid" in item.rule


def test_due_for_costs_the_same_for_many_children(
    region: Region,
    places: Places,
    amina: Member,
    carla: Member,
    dirk: Member,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(4):
        factories.entrusted(factories.make_moved(region, places, by=amina), carla, by=dirk)

    with django_assert_max_num_queries(6):
        assert len(selectors.due_for(carla)) == 4


def test_posts_stand_on_land_after_the_move(journey: Journey, visit: Visit, carla: Member, dirk: Member) -> None:
    factories.reported(visit, by=carla)

    posts = selectors.posts(dirk, journey, sections_for(dirk, journey))

    assert [post.state for post in posts] == [PostState.DONE, PostState.NEXT, PostState.FUTURE, PostState.FUTURE]
    with clock.on(date(2027, 1, 4)):
        states = [post.state for post in selectors.posts(dirk, journey, sections_for(dirk, journey))]
        assert states[1:3] == [PostState.LATE, PostState.NEXT]


def test_file_part_of_a_teacher_holds_the_agreed_points_only(
    journey: Journey, visit: Visit, carla: Member, teun: Member, bram: Member
) -> None:
    report = factories.reported(visit, by=carla)
    actions.make_action(report=report, what="Kaarten", owner_id=bram.user_id, due_on=clock.today(), by=carla)

    part = selectors.file_part(teun, journey, sections_for(teun, journey))
    whole = selectors.file_part(bram, journey, sections_for(bram, journey))

    assert (part.visits[0].agreed_points, part.visits[0].going, part.actions) == ("Elke dag tien woorden.", "", [])
    assert (whole.visits[0].going, len(whole.actions)) == ("Redelijk goed", 1)


def test_file_part_and_offers_cost_few_queries(
    journey: Journey, visit: Visit, carla: Member, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    factories.reported(visit, by=carla)
    sections = sections_for(carla, journey)

    with django_assert_max_num_queries(9):
        selectors.file_part(carla, journey, sections)
    with django_assert_max_num_queries(12):
        selectors.offers(carla, journey)


def test_offers_say_why_closing_is_not_possible_yet(journey: Journey, visit: Visit, dirk: Member) -> None:
    closing = next(offer for offer in selectors.offers(dirk, journey) if offer.label == "Sluit de nazorg af")

    assert not closing.is_open
    assert "bezoek 1" in closing.reason


def test_planning_offers_a_specialist_only_who_knows_the_child(
    visit: Visit, carla: Member, cees: Member, dirk: Member
) -> None:
    assert [one.pk for one in selectors.planning(carla, visit).specialists] == [carla.user_id]
    assert {one.pk for one in selectors.planning(dirk, visit).specialists} == {carla.user_id, cees.user_id}
