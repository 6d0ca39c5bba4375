from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from steiger.access.member import Member
from steiger.config import command
from steiger.config.commands import film
from steiger.organisations.models import Region
from steiger.parents.film import FilmFiles, FilmText, timeline
from tests.factories import Places
from tests.parents.texts import PHONE, a_contact

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STEIGER_DATA", str(tmp_path / "data"))


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, dict[str, Any]]]:
    """The command without the drawing: what it asks for, and files as if they were made."""
    asked: list[tuple[str, str, dict[str, Any]]] = []

    def render(text: FilmText, cut: str, folder: Path, **how: Any) -> FilmFiles:
        asked.append((text.language, cut, how))
        folder.mkdir(parents=True, exist_ok=True)
        made = folder / f"film-{text.language}-land.mp4"
        made.write_bytes(b"0" * 2_000_000)
        how["on_progress"](5, 10)
        return FilmFiles(made, made, made, timeline(text), ("law", "sign"), 12.0)

    @contextmanager
    def shop(_processes: int) -> Iterator[None]:
        yield None

    monkeypatch.setattr(film, "render_film", render)
    monkeypatch.setattr(film, "workshop", shop)
    return asked


def _run(out: Path, *more: str, region: str = "demo") -> int:
    return command.main(["film", "render", "--region", region, "--out", str(out), *more])


def test_every_language_in_every_cut(
    rendered: list[tuple[str, str, dict[str, Any]]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, "--language", "nl,ar", "--cut", "landscape,portrait") == 0

    assert [(language, cut) for language, cut, _how in rendered] == [
        ("nl", "landscape"),
        ("nl", "portrait"),
        ("ar", "landscape"),
        ("ar", "portrait"),
    ]
    said = capsys.readouterr().out
    assert "film-ar-land.mp4: 107 s, 2.0 MB, 2 of 11 scenes drawn" in said
    assert "Per minute of film:" in said
    assert "s of computing" in said


def test_dutch_captions_for_another_language(rendered: list[Any], tmp_path: Path) -> None:
    _run(tmp_path, "--language", "ar")

    captions = (tmp_path / "film-ar.nl.vtt").read_text(encoding="utf-8")
    assert "Dat is een recht. En het is de wet." in captions
    assert not (tmp_path / "film-nl.nl.vtt").exists()


def test_recordings_go_to_their_sentences(rendered: list[Any], tmp_path: Path) -> None:
    folder = tmp_path / "voices" / "nl"
    folder.mkdir(parents=True)
    (folder / "law-1.webm").write_bytes(b"")
    (folder / "notes-for-law.txt").write_bytes(b"")

    _run(tmp_path, "--language", "nl", "--voices", str(tmp_path / "voices"))

    assert rendered[0][2]["voices"] == {("law", 1): folder / "law-1.webm"}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--language", "xx"], "There is no catalogue for “xx”"),
        (["--language", "nl", "--cut", "round"], "There is no cut round. Cuts: landscape, portrait."),
    ],
)
def test_what_cannot_be_made_is_refused_with_the_reason(
    rendered: list[Any], tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert _run(tmp_path, *arguments) == 1

    assert reason in capsys.readouterr().err
    assert rendered == []


def test_a_recording_of_no_sentence_is_refused(
    rendered: list[Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "voices" / "nl"
    folder.mkdir(parents=True)
    (folder / "law-2.wav").write_bytes(b"")

    assert _run(tmp_path, "--language", "nl", "--voices", str(tmp_path / "voices")) == 1
    assert "law-2.wav belongs to no sentence" in capsys.readouterr().err


def test_a_region_says_its_own_texts(
    rendered: list[Any], tmp_path: Path, region: Region, places: Places, dirk: Member
) -> None:
    a_contact(dirk)

    texts = film.film_texts(region.slug, ["nl", "ar"])

    assert {text.phone for text in texts.values()} == {PHONE}


def test_without_a_demo_region_the_standard_texts_are_shown_and_it_says_so(
    rendered: list[Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, "--language", "nl") == 0

    assert "There is no demo region here" in capsys.readouterr().err


def test_an_unknown_region_is_refused(rendered: list[Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(tmp_path, "--language", "nl", region="nergens") != 0

    assert "There is no region nergens." in capsys.readouterr().err
