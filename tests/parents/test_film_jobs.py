"""Films that are really drawn, in the background: whole, one at a time, and never half shown."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.documents.selectors import path_of
from steiger.organisations.models import Region
from steiger.parents import actions
from steiger.parents.enums import FilmFailure, FilmState
from steiger.parents.film import SCENES
from steiger.parents.film import render as engine
from steiger.parents.jobs import make_every_film, workshop
from steiger.parents.models import Film
from steiger.parents.selectors import film_lines, film_path, poster_path, published_film, published_films
from tests.parents.films import LAND, PORT, SCENE, a_film, a_voice, files_in
from tests.parents.texts import a_contact, a_text

pytestmark = pytest.mark.usefixtures("places", "short")


def never() -> bool:
    return False


def test_a_film_is_drawn_from_the_texts_of_the_region(dirk: Member, region: Region, films_root: Path) -> None:
    a_contact(dirk)
    actions.ask_for_films(by=dirk, languages=["nl"])

    assert make_every_film(never) == 2
    assert make_every_film(never) == 0

    land, port = (published_film(region, "nl", cut) for cut in (LAND, PORT))
    assert land
    assert port
    for film, size in ((land, (1920, 1080)), (port, (1080, 1920))):
        with av.open(str(film_path(film))) as opened:
            context = opened.streams.video[0].codec_context
            assert (context.name, context.width, context.height) == ("h264", *size)
            assert float(opened.duration or 0) / 1e6 == pytest.approx(film.seconds, abs=0.05)
        assert film.size == film_path(film).stat().st_size
        assert len(set(film.scene_keys)) == len(SCENES)
    assert land.captions.startswith("WEBVTT")
    assert poster_path(land).read_bytes().startswith(b"\x89PNG")
    assert len(published_films(region, "nl")) == 2
    assert files_in(films_root / "making") == set()


def test_a_telephone_number_and_a_sentence_draw_two_scenes_of_one_film(dirk: Member, region: Region) -> None:
    """The fourth thing by which the issue is done."""
    a_contact(dirk)
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)
    make_every_film(never)
    before = published_film(region, "nl", LAND)
    assert before

    actions.change_contact(by=dirk, phone="030 765 43 21", mail="")
    a_text(dirk, "Dat duurt {stay_weeks} weken of wat langer.", key=SCENE)
    assert Film.objects.filter(state=FilmState.WAITING).count() == 1
    assert make_every_film(never) == 1

    after = published_film(region, "nl", LAND)
    assert after
    changed = [
        name for name, one, other in zip(SCENES, before.scene_keys, after.scene_keys, strict=True) if one != other
    ]
    assert changed == ["group", "contact"]
    assert after.sha256 != before.sha256
    assert not Film.objects.exclude(language="nl").exists()
    others = [line for line in film_lines(dirk) if line.language.code != "nl"]
    assert all(line.to_review == 1 for line in others)


def test_a_voice_is_heard_and_makes_its_scene_longer(dirk: Member, region: Region) -> None:
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)
    make_every_film(never)
    silent = published_film(region, "nl", LAND)
    a_voice(dirk, "nl", "law")
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)

    assert make_every_film(never) == 1

    spoken = published_film(region, "nl", LAND)
    assert silent
    assert spoken
    assert spoken.seconds > silent.seconds
    with av.open(str(film_path(spoken))) as opened:
        assert opened.streams.audio[0].codec_context.name == "aac"


def test_a_failure_keeps_the_published_film_and_says_why(
    dirk: Member, region: Region, films_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = a_film(dirk)
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)

    def full(*_where: object, **_how: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(engine, "join", full)

    assert make_every_film(never) == 0

    failed = Film.objects.get(state=FilmState.FAILED)
    assert failed.failure == FilmFailure.SPACE
    assert published_film(region, "nl", LAND) == published
    assert film_path(published).is_file()
    assert files_in(films_root / "making") == set()


def test_letters_that_no_typeface_has_are_named(dirk: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "missing_letters", lambda _text: "ก")
    monkeypatch.setattr("steiger.parents.film.fonts.missing_letters", lambda _text: "ก")
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)

    make_every_film(never)

    failed = Film.objects.get()
    assert (failed.failure, failed.failure_detail) == (FilmFailure.LETTERS, "ก")


def test_a_voice_that_cannot_be_read_any_more_is_said(dirk: Member) -> None:
    voice = a_voice(dirk, "nl")
    assert voice.file
    path_of(voice.file).write_bytes(b"broken")
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)

    make_every_film(never)

    assert Film.objects.get().failure == FilmFailure.VOICE


def test_a_worker_that_is_told_to_stop_leaves_the_film_to_the_next(dirk: Member, region: Region) -> None:
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)
    asked: list[int] = []

    def stops_while_drawing() -> bool:
        asked.append(1)
        return len(asked) > 1

    a_contact(dirk, phone="030 111 22 33")
    assert make_every_film(stops_while_drawing) == 0
    assert Film.objects.get().state == FilmState.MAKING
    assert published_films(region, "nl") == []

    assert make_every_film(never) == 1
    assert Film.objects.get().tries == 2


def test_one_film_at_a_time(dirk: Member, films_root: Path) -> None:
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)
    with (films_root / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert make_every_film(never) == 0

    assert Film.objects.get().state == FilmState.WAITING


def test_a_killed_worker_frees_the_workshop_and_its_half_film_is_swept_away(films_root: Path) -> None:
    half = films_root / "making" / "7" / "film-nl-land.mp4"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"half")
    code = "import fcntl, sys, time; f = open(sys.argv[1], 'w'); fcntl.flock(f, 2); print(flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", code, str(films_root / "lock")], stdout=subprocess.PIPE)
    assert holder.stdout
    holder.stdout.readline()
    with workshop.one_at_a_time() as is_ours:
        assert not is_ours
    assert half.exists()

    holder.kill()
    holder.wait()
    holder.stdout.close()

    with workshop.one_at_a_time() as is_ours:
        assert is_ours
    assert not half.exists()


def test_progress_is_written_at_most_once_a_second(dirk: Member) -> None:
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)
    order = actions.begin_film(by=dirk)
    assert order
    tell = workshop._teller(order, never)
    with counted_updates() as count:
        for done in range(1, 100):
            tell(done, 100)
        tell(100, 100)

    assert count() == 2
    assert Film.objects.get().frames_done == 100


@contextmanager
def counted_updates() -> Iterator[Callable[[], int]]:
    with CaptureQueriesContext(connection) as queries:
        yield lambda: sum("UPDATE" in one["sql"] for one in queries.captured_queries)
