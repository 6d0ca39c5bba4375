"""`steiger plan`: looks at what is open and reports; the same question has the same answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from steiger.access.member import Member
from steiger.aftercare.models import PlanProposal, Visit
from steiger.config import command
from steiger.organisations.models import Region
from tests.aftercare import factories, plans
from tests.factories import Places

PERIOD = ("--from", plans.FIRST_ON.isoformat(), "--weeks", "9", "--iterations", "50")


@pytest.fixture(autouse=True)
def _data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STEIGER_DATA", str(tmp_path / "data"))


@pytest.fixture
def two(region: Region, places: Places, amina: Member, carla: Member, visit: Visit) -> None:
    """Two children at the same school, moved today; Carla works every weekday."""
    plans.lay_out(places)
    plans.works(carla)
    factories.make_moved(region, places, by=amina, call_name="Karim")


def _plan(*more: str) -> int:
    return command.main(["plan", "--region", "po2601", *more])


def _told(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert _plan(*PERIOD, "--json", *more) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_it_reports_and_changes_nothing(two: None, capsys: pytest.CaptureFixture[str]) -> None:
    told = _told(capsys)

    assert (told["served"], told["visits"], told["unserved"]) == (2, 2, [])
    assert told["before"]["served"] == 0
    assert [one["visits"] for one in told["workload"] if one["visits"]] == [2]
    assert told == _told(capsys)
    assert not Visit.objects.exclude(planned_at=None).exists()
    assert not PlanProposal.objects.exists()


def test_in_words_it_names_nobody(two: None, carla: Member, capsys: pytest.CaptureFixture[str]) -> None:
    assert _plan(*PERIOD) == 0

    said = capsys.readouterr()
    assert "2 of 2 visits planned (now 0), 0 late" in said.out
    assert "the same again: --seed 1 --iterations 50" in said.out
    assert "planned, cost" in said.err
    for name in ("Karim", "Amira", carla.name):
        assert name not in said.out + said.err


def test_what_is_not_planned_is_named_with_its_reason(
    two: None, places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    type(places.mother_school).objects.filter(pk=places.mother_school.pk).update(latitude=None, longitude=None)

    told = _told(capsys)
    assert told["served"] == 0
    assert {one["reason"] for one in told["unserved"]} == {"no_coordinates"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--region", "nowhere"), "There is no region nowhere."),
        (("--from", "2026-09-01"), "Plan from tomorrow on"),
        (("--from", "2026-09-08", "--weeks", "1"), "No visit is open in this period"),
    ],
)
def test_what_cannot_be_planned_is_said(
    two: None, asked: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _plan(*asked) != 0
    assert said in capsys.readouterr().err
