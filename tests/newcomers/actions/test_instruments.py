from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.newcomers import actions
from steiger.newcomers.actions import LevelInput
from steiger.newcomers.enums import NormFit, Scale
from steiger.newcomers.models import Assessment, Instrument
from steiger.newcomers.rules import STANDARD_INSTRUMENTS, InstrumentInput
from steiger.pupils.enums import Domain, Standing
from tests.factories import Places
from tests.newcomers.factories import placed

DMT = InstrumentInput(
    "DMT", [Domain.TECHNICAL_READING], Scale.ROMAN, is_norm_referenced=True, norm_group="Nederland", norm_fit=NormFit.NO
)


def measured(by: Member, places: Places, **facts: Any) -> Assessment:
    level = LevelInput(Domain.TECHNICAL_READING, Standing.APPROACHING, "dmt", "ii")
    journey = placed(by, places)
    actions.record_levels(journey=journey, assessed_on=clock.today(), levels=[replace(level, **facts)], by=by)
    return Assessment.objects.get(journey=journey)


def test_a_listed_test_says_itself_that_its_norm_does_not_fit(dirk: Member, amina: Member, places: Places) -> None:
    listed = actions.add_instrument(instrument=DMT, by=dirk)

    kept = measured(amina, places)

    assert (kept.listed_id, kept.instrument, kept.score, kept.norm_fit) == (listed.pk, "DMT", "II", NormFit.NO)


def test_who_tested_may_say_otherwise(dirk: Member, amina: Member, places: Places) -> None:
    actions.add_instrument(instrument=DMT, by=dirk)

    assert measured(amina, places, norm_fit=NormFit.YES).norm_fit == NormFit.YES


def test_a_score_that_is_not_on_the_scale_is_refused_beside_its_field(
    dirk: Member, amina: Member, places: Places
) -> None:
    actions.add_instrument(instrument=DMT, by=dirk)
    with pytest.raises(DomainError) as refusal:
        measured(amina, places, score="72")

    assert refusal.value.field == "technical_reading_score"
    assert "V, IV, III, II, I" in refusal.value.message


def test_what_is_not_on_the_list_is_kept_as_it_was_typed(amina: Member, places: Places) -> None:
    kept = measured(amina, places, instrument="Eigen lijstje", score="zeven")

    assert (kept.listed_id, kept.instrument, kept.score) == (None, "Eigen lijstje", "zeven")


def test_a_later_change_of_the_list_leaves_what_was_written(dirk: Member, amina: Member, places: Places) -> None:
    listed = actions.add_instrument(instrument=DMT, by=dirk)
    kept = measured(amina, places)

    actions.change_instrument(pk=listed.pk, instrument=replace(DMT, name="DMT 2024", norm_fit=NormFit.YES), by=dirk)
    actions.retire_instrument(pk=listed.pk, by=dirk)

    kept.refresh_from_db()
    assert (kept.instrument, kept.norm_fit, kept.listed_id) == ("DMT", NormFit.NO, listed.pk)


def test_the_standard_list_is_taken_once_and_leaves_what_is_there(dirk: Member) -> None:
    actions.add_instrument(instrument=replace(DMT, norm_fit=NormFit.YES), by=dirk)

    assert actions.take_standard_instruments(by=dirk) == len(STANDARD_INSTRUMENTS) - 1
    assert actions.take_standard_instruments(by=dirk) == 0
    assert Instrument.objects.get(name="DMT").norm_fit == NormFit.YES


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"name": " "}, "name"),
        ({"domains": []}, "domains"),
        ({"scale": Scale.STEPS, "steps": ["een"]}, "steps"),
        ({"scale": Scale.NUMBER, "lowest": 5, "highest": 5}, "highest"),
        ({"norm_group": " "}, "norm_group"),
    ],
)
def test_what_makes_no_sense_is_refused(facts: dict[str, Any], field: str, dirk: Member) -> None:
    with pytest.raises(DomainError) as refusal:
        actions.add_instrument(instrument=replace(DMT, **facts), by=dirk)

    assert refusal.value.field == field


def test_a_name_stands_once_on_the_list(dirk: Member) -> None:
    actions.add_instrument(instrument=DMT, by=dirk)
    with pytest.raises(DomainError) as refusal:
        actions.add_instrument(instrument=replace(DMT, name="dmt"), by=dirk)

    assert refusal.value.field == "name"


def test_only_the_coordinator_keeps_the_list(amina: Member, carla: Member) -> None:
    for one in (amina, carla):
        with pytest.raises(NotAllowedError):
            actions.add_instrument(instrument=DMT, by=one)
        with pytest.raises(NotAllowedError):
            actions.take_standard_instruments(by=one)
