from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from steiger.access.member import Member
from steiger.core.scope import enter_region
from steiger.insight import selectors
from steiger.insight.selectors.children import last_months
from steiger.insight.selectors.shapes import Bars
from steiger.insight.selectors.visits import last_quarters
from steiger.organisations.models import Region
from steiger.pupils.enums import BondEnd
from steiger.pupils.models import MotherSchoolBond
from tests.factories import Places, make_journey, make_policy


def texts(chart: Bars) -> dict[str, str]:
    return {bar.label: bar.cell.text for bar in chart.bars}


def test_phases_hide_the_small_ones(population: None, dirk: Member) -> None:
    phases = selectors.figures(dirk).phases

    assert texts(phases)["Wachtlijst"] == "9"
    assert texts(phases)["Intake"] == "<5"
    # Shown, it would tell that nobody is in any of the other phases.
    assert texts(phases)["Nazorg"] == "•"
    assert phases.total is not None
    assert phases.total.text == "39"


def test_waiting_in_bands_that_cannot_be_worked_out(population: None, dirk: Member) -> None:
    waiting = selectors.figures(dirk).waiting

    assert "9 leerlingen wachten op een plek." in waiting.sentence
    assert list(texts(waiting).values()) == ["5", "<5", "<5"]


def test_waiting_is_hidden_when_its_phase_is(region: Region, places: Places, dirk: Member) -> None:
    make_journey(region, accepted_on=date(2026, 9, 1))

    waiting = selectors.figures(dirk).waiting

    assert "zo weinig" in waiting.sentence
    assert set(texts(waiting).values()) == {"•"}


def test_lead_times_are_counted_in_school_weeks(population: None, dirk: Member) -> None:
    lead = selectors.figures(dirk).lead_times

    assert lead.total is not None
    assert lead.total.text == "30"
    assert texts(lead)["12 of meer: zoals afgesproken"] == "20"
    assert "de afspraak is 12" in lead.sentence


def test_domains_tell_the_picture_of_the_source(population: None, dirk: Member) -> None:
    domains = selectors.figures(dirk).domains

    shares = {series.key: [point.share.text for point in series.points] for series in domains.series}
    assert shares == {
        "arithmetic": ["80%"], "technical_reading": ["80%"], "vocabulary": ["30%"], "reading_comprehension": ["30%"],
    }  # fmt: skip
    assert "80% van de leerlingen" in domains.sentence
    assert "30%" in domains.sentence


def test_visits_in_time_and_familiarity(population: None, dirk: Member) -> None:
    figures = selectors.figures(dirk)

    assert list(texts(figures.visits).values()) == ["24", "6"]
    assert figures.visits.sentence.startswith("80%")
    (quarter,) = figures.familiarity.stacks
    # Fifteen say yes, fifteen no, and nobody partly: one of the fifteens hides with the nobody.
    assert sorted(cell.text for cell in quarter.cells) == ["15", "<5", "•"]


def test_own_reach_counts_the_own_school_only(population: None, bram: Member, rita: Member, dirk: Member) -> None:
    own = selectors.figures(bram).phases
    assert own.total is not None
    assert own.total.text == "28"
    assert not selectors.figures(bram).is_region
    assert set(texts(selectors.figures(rita).phases).values()) == {"<5"}
    assert selectors.figures(dirk).is_region


def test_a_school_that_was_not_chosen_after_all_does_not_count_the_child(
    population: None, places: Places, bram: Member, carla: Member
) -> None:
    bond = MotherSchoolBond.objects.filter(school=places.mother_school).first()
    assert bond is not None
    bond.ended_on, bond.ended_by_id, bond.end_reason = date(2026, 9, 1), carla.user_id, BondEnd.OTHER_SCHOOL
    bond.save(update_fields=["ended_on", "ended_by", "end_reason"])

    own = selectors.figures(bram).phases

    assert own.total is not None
    assert own.total.text == "27"


def test_a_board_sees_its_own_schools_named(population: None, esra: Member, dirk: Member) -> None:
    received = selectors.figures(esra).received

    assert received is not None
    # Two went to the other school of this board: with the total the first would tell so.
    assert texts(received) == {"De Regenboog": "•", "Het Kompas": "<5", "Scholen van andere besturen": "<5"}
    assert selectors.figures(dirk).received is None


def test_another_region_counts_nothing_of_this_one(population: None, region: Region, zoe: Member) -> None:
    enter_region(zoe.region_id)
    make_policy(Region.objects.get(pk=zoe.region_id))

    assert set(texts(selectors.figures(zoe).phases).values()) == {"<5"}
    enter_region(region.pk)


def test_an_empty_region_has_figures(places: Places, dirk: Member) -> None:
    figures = selectors.figures(dirk)

    assert figures.domains.sentence.startswith("Er zijn te weinig")
    assert figures.familiarity.stacks == ()
    assert figures.places.schools == (("Taalschool Utrecht", 15),)


def test_figures_cost_few_queries(
    population: None, dirk: Member, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(14):
        selectors.figures(dirk)


@pytest.mark.parametrize(
    ("today", "first"), [(date(2026, 9, 7), date(2025, 10, 1)), (date(2026, 12, 31), date(2026, 1, 1))]
)
def test_last_months(today: date, first: date) -> None:
    months = last_months(today)

    assert (months[0], len(months)) == (first, 12)
    assert months[-1] == today.replace(day=1)


def test_last_quarters() -> None:
    assert last_quarters(date(2026, 9, 7))[0] == date(2024, 10, 1)
    assert last_quarters(date(2026, 9, 7))[-1] == date(2026, 7, 1)
