from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.expertise.actions.enrolments import enrol
from steiger.expertise.selectors.portfolio import hours_between, portfolio
from tests.expertise.activities import an_activity, held
from tests.factories import Places
from tests.training import factories as training


def test_portfolio_counts_hours_per_school_year_of_where_one_was(dirk: Member, teun: Member) -> None:
    held(dirk, teun, days_ago=3, hours=Decimal("1.5"))
    held(dirk, teun, days_ago=400, hours=Decimal(3))
    held(dirk, absent=(teun,), hours=Decimal(8))
    coming = an_activity(dirk)
    enrol(by=teun, activity=coming)

    found = portfolio(teun)

    assert (found.hours, len(found.years)) == (Decimal("4.5"), 2)
    assert [one.activity_id for one in found.coming] == [coming.pk]


def test_sessions_of_the_training_count_beside_activities(
    dirk: Member, tom: Member, bram: Member, teun: Member, places: Places
) -> None:
    held(dirk, teun, days_ago=3, hours=Decimal("1.5"))
    with clock.on(clock.today() - timedelta(days=30)):
        cohort = training.a_cohort(dirk, tom)
        enrolment = training.enrolled(bram, cohort, teun)
    training.held(tom, cohort, enrolment, day=cohort.begins_on)
    training.held(tom, cohort, day=cohort.begins_on + timedelta(days=1), module=1)

    found = portfolio(teun)

    assert found.hours == Decimal("4.5")
    [title] = [one.title for year in found.years for one in year.attended if one.by == cohort.name]
    assert title == cohort.programme.modules.order_by("position").first().title  # type: ignore[union-attr]
    assert portfolio(bram).hours == 0


@pytest.mark.parametrize(("minutes", "hours"), [(180, "3"), (100, "1.5"), (45, "1"), (14, "0")])
def test_hours_are_told_to_the_half(minutes: int, hours: str) -> None:
    start = clock.now()
    assert hours_between(start, start + timedelta(minutes=minutes)) == Decimal(hours)
