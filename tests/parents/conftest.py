from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from pytest_django import Settings

from steiger.parents.film import timing


@pytest.fixture(scope="session")
def drawn_scenes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one test has drawn the next one need not draw."""
    return tmp_path_factory.mktemp("segments")


@pytest.fixture(autouse=True)
def films_root(tmp_path_factory: pytest.TempPathFactory, drawn_scenes: Path, settings: Settings) -> Path:
    """Films and stored files of a test in a folder of its own."""
    root = tmp_path_factory.mktemp("films")
    (root / "segments").symlink_to(drawn_scenes, target_is_directory=True)
    settings.FILMS_ROOT = root
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")
    return root


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A film whose scenes pass in a few frames: as real as a long one."""
    for name, seconds in {"LEAD": 0.04, "BETWEEN": 0.04, "TAIL": 0.04, "SHORTEST": 0.04, "SETTLE": -60.0}.items():
        monkeypatch.setattr(timing, name, seconds)
    monkeypatch.setattr(timing, "LEAST", {})


@pytest.fixture
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield
