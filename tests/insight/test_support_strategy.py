"""What may be told of the support plan in the schools: no small number, and no quote that names anybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from steiger.access.member import Member
from steiger.aftercare.enums import Familiarity
from steiger.aftercare.models import VisitReport
from steiger.cooperation.actions import publish_strategy
from steiger.core import clock
from steiger.insight.rules import Share, roughly
from steiger.insight.selectors.support_strategy import by_board, plan_in_schools
from steiger.organisations.models import Region, School
from steiger.pupils.models import Guardian
from tests.cooperation.strategies import a_plan, a_strategy
from tests.factories import Places, make_organisation
from tests.insight.factories import make_moved, make_report

SignIn = Callable[[Member], Client]
URL = "/po2601/insight/plan/"
K = 5


@pytest.fixture
def report(region: Region, places: Places, carla: Member) -> Callable[..., VisitReport]:
    """One child, visited once at this school."""
    places_in_line = count()

    def make(school: School | None = None, **changed: Any) -> VisitReport:
        journey = make_moved(region, school or places.mother_school, lead_weeks=14, by=carla)
        found = make_report(journey, places, place=next(places_in_line), is_late=False, by=carla)
        VisitReport.objects.filter(pk=found.pk).update(**changed)
        found.refresh_from_db()
        return found

    return make


def _held(dirk: Member) -> None:
    """A version that held on the day of all these visits."""
    with clock.on(clock.today() - timedelta(weeks=60)):
        a_plan(dirk)


def _quotes(member: Member, number: int | None = None) -> list[str]:
    found = plan_in_schools(member, number)
    assert found is not None
    return list(found.quotes)


def test_quotes_come_from_k_children_or_more(dirk: Member, report: Callable[..., VisitReport]) -> None:
    _held(dirk)
    said = [f"Wij gebruiken doel {letter}" for letter in "abcde"]
    for text in said[:4]:
        report(plan_use=text)
    assert _quotes(dirk) == []

    report(plan_use=said[4])
    assert sorted(_quotes(dirk)) == said


def test_quotes_with_a_name_do_not_count_and_are_not_shown(
    dirk: Member, carla: Member, bram: Member, places: Places, report: Callable[..., VisitReport]
) -> None:
    _held(dirk)
    for letter in "abcde":
        report(plan_use=f"Wij gebruiken doel {letter}")
    for text in ("Verborgen leest mee", "Met Carla besproken", "bram kent het", "Bij juf Marieke in de klas"):
        report(plan_use=text, present="Marieke, leerkracht")
    of_parent = report(plan_use="Yusuf vroeg ernaar")
    Guardian.objects.create(
        region_id=dirk.region_id, pupil=of_parent.visit.journey.pupil, name="Yusuf Demir", language="tr"
    )
    report(plan_use=f"Op {places.mother_school.organisation.name} hangt het in de gang")

    assert sorted(_quotes(dirk)) == [f"Wij gebruiken doel {letter}" for letter in "abcde"]


def test_too_few_nameless_quotes_tell_nothing(dirk: Member, report: Callable[..., VisitReport]) -> None:
    _held(dirk)
    for letter in "abcd":
        report(plan_use=f"Wij gebruiken doel {letter}")
    report(plan_use="Verborgen leest mee")

    assert _quotes(dirk) == []


def test_the_order_says_nothing_of_when_it_was_said(dirk: Member, report: Callable[..., VisitReport]) -> None:
    """The same words come in the same order, whoever said them and whenever."""
    _held(dirk)
    for letter in "abcdefgh":
        report(plan_use=f"Wij gebruiken doel {letter}")
    first = _quotes(dirk)
    for text, one in zip(sorted(first, reverse=True), VisitReport.objects.order_by("pk"), strict=True):
        VisitReport.objects.filter(pk=one.pk).update(plan_use=text)

    assert _quotes(dirk) == first
    assert first != sorted(first)


def test_quotes_belong_to_the_version_that_held(dirk: Member, report: Callable[..., VisitReport]) -> None:
    _held(dirk)
    for letter in "abcde":
        report(plan_use=f"Wij gebruiken doel {letter}")
    with clock.on(clock.today() - timedelta(weeks=1)):
        publish_strategy(by=dirk, strategy=a_strategy(dirk, last_year=2030), holds_from=clock.today())

    assert _quotes(dirk) == []
    assert len(_quotes(dirk, 1)) == 5
    assert plan_in_schools(dirk, 3) is None


def test_a_board_is_told_roughly_and_only_with_enough_children(
    dirk: Member, places: Places, report: Callable[..., VisitReport]
) -> None:
    other = make_organisation("board", "Stichting Klein")
    School.objects.filter(pk=places.other_school.pk).update(board=other)
    for place in range(20):
        report(plan_familiarity=Familiarity.YES if place < 8 else Familiarity.NO)
    for _place in range(9):
        report(places.other_school)

    boards = by_board(dirk, K)

    assert [(row.name, row.before, row.now) for row in boards.rows] == [
        (places.board.name, "te weinig", "ongeveer 40%")
    ]
    assert boards.silent == 1


@given(part=st.sampled_from(range(60)), rest=st.sampled_from(range(60)), k=st.sampled_from(range(2, 12)))
def test_a_rough_share_says_a_small_number_only_as_a_bound(part: int, rest: int, k: int) -> None:
    said = roughly(Share(part, part + rest, k))
    numbers = [int(one) for one in re.findall(r"\d+", said)]

    assert bool(numbers) == (part + rest >= 2 * k)
    assert all(number % 10 == 0 and 0 <= number <= 100 for number in numbers)
    if numbers and part < k:
        # The bound would be said of every number below k.
        assert said == roughly(Share(0, part + rest, k))


@pytest.mark.parametrize("who", ["dirk", "amina", "carla", "esra", "femke", "tom", "paula"])
def test_the_page_names_nobody(
    who: str, dirk: Member, report: Callable[..., VisitReport], client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    _held(dirk)
    for letter in "abcde":
        report(plan_use=f"Wij gebruiken doel {letter}")
    report(plan_use="Verborgen leest mee")

    content = client_for(request.getfixturevalue(who)).get(URL).content.decode()

    assert "Wij gebruiken doel c" in content
    assert "Verborgen" not in content
    assert "/children/" not in re.sub(r"<nav.*?</nav>", "", content, flags=re.DOTALL)


@pytest.mark.parametrize("who", ["bram", "teun", "ad"])
def test_it_is_for_who_sees_the_figures_of_the_region(
    who: str, places: Places, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).get(URL).status_code == 403


def test_it_opens_without_a_plan_and_asks_little_for_many(
    dirk: Member, report: Callable[..., VisitReport], client_for: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = client_for(dirk)
    assert client.get(URL).status_code == 200
    assert client.get(f"{URL}1/").status_code == 404
    _held(dirk)
    for letter in "abcdefghij":
        report(plan_use=f"Wij gebruiken doel {letter}")
    client.get(URL)

    with django_assert_max_num_queries(21):
        client.get(URL)
