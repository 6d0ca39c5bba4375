from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import pytest

from steiger.parents.film import (
    SCENES,
    FilmTextError,
    encode,
    render,
    render_film,
    scene_keys,
    timing,
)
from steiger.parents.film.cuts import CUTS, LANDSCAPE
from steiger.parents.film.encode import frame_memory, write_segment
from steiger.parents.film.frames import Frames
from steiger.parents.film.render import Work, workshop
from tests.parents.film.words import TINY, arabic, dutch, timed


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A film of eleven half seconds, the size of a stamp."""
    monkeypatch.setitem(CUTS, "tiny", TINY)
    for name, seconds in {"LEAD": 0.08, "BETWEEN": 0.04, "TAIL": 0.08, "SHORTEST": 0.12, "SETTLE": 0.0}.items():
        monkeypatch.setattr(timing, name, seconds)
    monkeypatch.setattr(timing, "LEAST", {})


def test_two_seconds_at_640_by_360_are_h264_as_screens_want_it(tmp_path: Path) -> None:
    target = tmp_path / "segment.mp4"
    memory, pixels = frame_memory(640, 360)
    scene = Frames(arabic(), timed(arabic(), "arrive"), LANDSCAPE, pixels, scale=1 / 3)

    write_segment(target, memory, 50, lambda number: scene.draw(3 + number / 25))

    with av.open(str(target)) as film:
        stream = film.streams.video[0]
        context = stream.codec_context
        assert (context.name, context.width, context.height, context.pix_fmt) == ("h264", 640, 360, "yuv420p")
        assert stream.average_rate == Fraction(25)
        assert (context.colorspace, context.color_primaries, context.color_trc, context.color_range) == (1, 1, 1, 1)
        pictures = [frame.to_ndarray(format="bgra") for frame in film.decode(video=0)]
    assert len(pictures) == 50
    scene.draw(3 + 49 / 25)
    # What comes out is what was drawn: neither the colours nor the place have shifted.
    assert abs(pictures[-1][..., :3].astype(int) - scene.pixels[..., :3].astype(int)).mean() < 4


@pytest.mark.usefixtures("short")
def test_a_film_is_whole_and_the_same_every_time(tmp_path: Path) -> None:
    text = replace(dutch(), reading_speed=1000.0)
    seen: list[tuple[int, int]] = []

    one = render_film(text, "tiny", tmp_path / "one", processes=1, on_progress=lambda *now: seen.append(now))
    other = render_film(text, "tiny", tmp_path / "other", processes=1)

    assert one.film.name == "film-nl-tiny.mp4"
    assert one.rendered == SCENES
    assert seen[-1] == (one.timeline.frames, one.timeline.frames)
    for made in ("film", "captions", "poster"):
        assert getattr(one, made).read_bytes() == getattr(other, made).read_bytes()
    with av.open(str(one.film)) as film:
        stamps = [packet.pts * packet.time_base for packet in film.demux(video=0) if packet.pts is not None]
        assert film.metadata["title"] == "Zo gaat uw kind naar school"
        assert float(film.duration or 0) / 1e6 == pytest.approx(one.timeline.seconds, abs=0.05)
    assert sorted(stamps) == [Fraction(number, 25) for number in range(one.timeline.frames)]
    assert [file.name for file in tmp_path.rglob("*.tmp")] == []


@pytest.mark.usefixtures("short")
def test_only_what_changed_is_drawn_again(tmp_path: Path) -> None:
    text = replace(dutch(), reading_speed=1000.0)
    render_film(text, "tiny", tmp_path, processes=1)
    sentence = replace(text, scenes={**text.scenes, "law": ("Een andere zin.", "En nog een.")})

    assert render_film(text, "tiny", tmp_path, processes=1).rendered == ()
    assert render_film(sentence, "tiny", tmp_path, processes=1).rendered == ("law",)
    assert render_film(replace(text, phone="088 765 43 21"), "tiny", tmp_path, processes=1).rendered == ("contact",)


@pytest.mark.usefixtures("short")
def test_segments_that_no_film_uses_make_room_after_a_month(tmp_path: Path) -> None:
    text = replace(dutch(), reading_speed=1000.0)
    render_film(text, "tiny", tmp_path, processes=1)
    old, recent = (tmp_path / render.SEGMENTS / name for name in ("old.mp4", "recent.mp4"))
    for file, days in ((old, 31), (recent, 29)):
        file.write_bytes(b"")
        os.utime(file, (time.time() - days * 86_400,) * 2)

    render_film(text, "tiny", tmp_path, processes=1)

    assert not old.exists()
    assert recent.exists()


def test_a_key_changes_with_all_that_its_picture_depends_on() -> None:
    before = scene_keys(dutch(), "landscape")

    def changed(**how: object) -> list[str]:
        after = scene_keys(replace(dutch(), **how), "landscape")  # type: ignore[arg-type]
        return [name for name, one, other in zip(SCENES, before, after, strict=True) if one != other]

    assert len(set(before)) == len(SCENES)
    assert changed(phone="1") == ["contact"]
    assert changed(visits=2) == ["after"]
    assert changed(labels={**dutch().labels, "welcome": "Hallo!"}) == ["arrive"]
    assert changed(title="Anders") == []
    assert changed(language="en") == list(SCENES)
    assert scene_keys(dutch(), "portrait") != before


@pytest.mark.usefixtures("short")
def test_a_failure_leaves_the_published_film_and_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = replace(dutch(), reading_speed=1000.0)
    published = render_film(text, "tiny", tmp_path, processes=1)
    before = published.film.read_bytes()
    drawn = Frames.draw

    def fails(self: Frames, time: float) -> None:
        if time > 0.2:
            raise MemoryError
        drawn(self, time)

    monkeypatch.setattr(Frames, "draw", fails)
    with pytest.raises(MemoryError):
        render_film(replace(text, phone="1"), "tiny", tmp_path, processes=1)

    assert published.film.read_bytes() == before
    assert [file.name for file in tmp_path.rglob("*.tmp")] == []


def test_a_film_with_boxes_for_letters_is_not_made(tmp_path: Path) -> None:
    text = replace(dutch(), scenes={**dutch().scenes, "law": ("ก", "En nog een.")})

    with pytest.raises(FilmTextError, match="ก"):
        render_film(text, "landscape", tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_several_processes_draw_and_tell_how_far_they_are(tmp_path: Path) -> None:
    work = [
        Work(text, timed(text, "law", length=0.12), "landscape", tmp_path / f"{text.language}.mp4")
        for text in (dutch(), arabic())
    ]
    seen: list[tuple[int, int]] = []

    with workshop(2) as shop:
        computed = render._make(work, 2, shop, lambda *now: seen.append(now))

    assert computed > 0
    assert seen[-1] == (6, 6)
    assert all(one.place.is_file() for one in work)


def test_processes_stand_back_for_others_when_they_are_told_to() -> None:
    with workshop(1, niceness=3) as shop:
        assert shop.pool.submit(os.nice, 0).result() == min(19, os.nice(0) + 3)


def test_nobody_draws_on_for_a_command_that_was_killed() -> None:
    asks = subprocess.Popen([sys.executable, "-c", OPENS_A_SHOP], stdout=subprocess.PIPE, text=True)
    assert asks.stdout is not None
    worker = int(asks.stdout.readline())

    asks.kill()
    asks.wait()

    deadline = time.monotonic() + 20
    while _lives(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(worker)
    asks.stdout.close()


OPENS_A_SHOP = """
import os, time
from steiger.parents.film import workshop
if __name__ == "__main__":
    with workshop(1) as shop:
        print(shop.pool.submit(os.getpid).result(), flush=True)
        time.sleep(60)
"""


def _lives(process: int) -> bool:
    """Not gone, nor waiting for somebody to notice that it is."""
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_file_that_is_not_finished_is_not_there(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "film.mp4"

    def fails_half_way() -> None:
        with encode.written_whole(target) as draft:
            draft.write_text("half")
            raise MemoryError

    with pytest.raises(MemoryError):
        fails_half_way()

    assert list(target.parent.iterdir()) == []
