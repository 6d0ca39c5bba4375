"""What import-linter cannot see: foreign keys point down too, and nothing below the privacy line reaches a child."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parent.parent.parent


def _floors() -> dict[str, int]:
    """App name to floor, read from the import contract itself."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["name"].startswith("Apps stand on floors"))
    return {
        name.strip().strip("()"): floor for floor, layer in enumerate(reversed(layers)) for name in layer.split("|")
    }


FLOORS = _floors()
OURS = [m for m in apps.get_models() if m.__module__.startswith("steiger.")]


def _app(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_foreign_keys_point_down(model: type[models.Model]) -> None:
    for field in model._meta.get_fields():
        if isinstance(field, models.ForeignKey) and field.related_model in OURS:
            target = _app(field.related_model)
            assert target == _app(model) or FLOORS[target] < FLOORS[_app(model)], f"{model.__name__}.{field.name}"


def test_nothing_below_pupils_points_at_a_child() -> None:
    below = [m for m in OURS if FLOORS[_app(m)] < FLOORS["pupils"]]

    reached = {
        _app(f.related_model)
        for m in below
        for f in m._meta.get_fields(include_parents=False)
        if f.many_to_one and f.related_model in OURS
    }

    assert below
    assert all(FLOORS[app] < FLOORS["pupils"] for app in reached)


def test_every_app_stands_on_a_floor() -> None:
    folders = {p.parent.name for p in (ROOT / "src" / "steiger").glob("*/__init__.py")}

    assert folders <= set(FLOORS)
