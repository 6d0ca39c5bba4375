"""From a text to the files of its film. Only scenes that changed are drawn again."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import connection
from pathlib import Path
from typing import Any

import av
import skia

from steiger.parents.film.captions import captions
from steiger.parents.film.cuts import CUTS, LANDSCAPE, Cut
from steiger.parents.film.encode import frame_memory, join, write_segment, written_whole
from steiger.parents.film.fonts import missing_letters
from steiger.parents.film.frames import Frames
from steiger.parents.film.nodes import labels_in, resolve
from steiger.parents.film.scenes import scene
from steiger.parents.film.texts import FilmText, FilmTextError, label_language, labels_of, refuse_problems
from steiger.parents.film.timing import FRAMES, SceneTime, Timeline, timeline
from steiger.parents.film.voices import Voices, lengths_of, track

HERE = Path(__file__).parent
SEGMENTS = ".segments"
KEPT_FOR = 30 * 24 * 3600  # seconds that a segment is kept which no film uses any more
POSTER = "arrive"
WAIT = 0.25  # seconds between two looks at how far the workers are

OnProgress = Callable[[int, int], None]
"""Frames done, frames to do."""


@dataclass(frozen=True)
class FilmFiles:
    """What was made, and what it took."""

    film: Path
    captions: Path
    poster: Path
    timeline: Timeline
    rendered: tuple[str, ...]
    computed: float
    """Seconds of processor time."""


class Workshop:
    """Processes that draw scenes, kept between films; how many frames they have done is counted in one place."""

    def __init__(self, processes: int, niceness: int = 0) -> None:
        context = multiprocessing.get_context("spawn")
        self.done = context.Value("q", 0)
        self.pool = ProcessPoolExecutor(processes, context, _share, (self.done, niceness))


@contextmanager
def workshop(processes: int = 2, *, niceness: int = 0) -> Iterator[Workshop]:
    """`niceness`: how far these processes stand back for others on the machine."""
    made = Workshop(processes, niceness)
    try:
        yield made
    finally:
        made.pool.shutdown(cancel_futures=True)


def scene_keys(text: FilmText, cut: str, voices: Voices | None = None) -> list[str]:
    """For each scene a mark of all that its picture depends on: the same mark, the same bytes."""
    return [_key(text, CUTS[cut], timed) for timed in timeline(text, lengths_of(voices or {})).scenes]


def render_film(
    text: FilmText,
    cut: str,
    folder: Path,
    *,
    voices: Voices | None = None,
    on_progress: OnProgress | None = None,
    processes: int = 2,
    shop: Workshop | None = None,
    segments: Path | None = None,
) -> FilmFiles:
    """`film-LANG-land.mp4` (or `-port`), `film-LANG.vtt` and `film-LANG-poster.png` in the folder.

    `segments`: where the scenes are kept that films have in common; in the folder itself when nothing is said.
    """
    refuse_problems(text)
    if missing := missing_letters(text):
        raise FilmTextError(f"{text.language}: no typeface has {' '.join(missing)}. See docs/film.md.")
    started = time.process_time()
    chosen = CUTS[cut]
    timed = timeline(text, lengths_of(voices or {}))
    kept = segments or folder / SEGMENTS
    places = [kept / f"{_key(text, chosen, one)}.mp4" for one in timed.scenes]
    todo = [Work(text, one, cut, place) for one, place in zip(timed.scenes, places, strict=True) if not place.exists()]
    computed = _make(todo, processes, shop, on_progress or (lambda _done, _all: None))
    base = f"film-{text.language}"
    film = folder / f"{base}-{chosen.ending}.mp4"
    sound = track(timed, voices) if voices else None
    _keep_fresh(places)
    join(film, list(zip(places, (one.frames for one in timed.scenes), strict=True)), sound, title=text.title)
    subtitles, poster = folder / f"{base}.vtt", folder / f"{base}-poster.png"
    with written_whole(subtitles) as draft:
        draft.write_text(captions(timed), encoding="utf-8")
    draw_poster(text, poster)
    computed += time.process_time() - started
    return FilmFiles(film, subtitles, poster, timed, tuple(one.timed.name for one in todo), computed)


def draw_poster(text: FilmText, target: Path) -> None:
    """The moment of the welcome."""
    draw_still(text, POSTER, LANDSCAPE, target)


def draw_still(text: FilmText, name: str, cut: Cut, target: Path, *, scale: float = 1) -> None:
    """A scene at the moment that tells the whole."""
    timed = next(one for one in timeline(text).scenes if one.name == name)
    frames = Frames(text, timed, cut, scale=scale)
    frames.draw(resolve(scene(name).still, timed.moments))
    with written_whole(target) as draft:
        frames.save(draft)


@dataclass(frozen=True)
class Work:
    """One scene to draw: all that a process needs to know."""

    text: FilmText
    timed: SceneTime
    cut: str
    place: Path


def render_scene(work: Work, on_frame: Callable[[], None] = lambda: None) -> float:
    """Draws and encodes one scene; gives the seconds of processor time."""
    started = time.process_time()
    cut = CUTS[work.cut]
    frame, pixels = frame_memory(cut.width, cut.height)
    frames = Frames(work.text, work.timed, cut, pixels)

    def draw(number: int) -> None:
        frames.draw(number / FRAMES)
        on_frame()

    write_segment(work.place, frame, work.timed.frames, draw)
    return time.process_time() - started


def _make(todo: list[Work], processes: int, shop: Workshop | None, on_progress: OnProgress) -> float:
    total = sum(work.timed.frames for work in todo)
    if not todo:
        return 0
    if shop is None and processes == 1:
        return _make_here(todo, total, on_progress)
    if shop is not None:
        return _make_there(todo, total, shop, on_progress)
    with workshop(processes) as opened:
        return _make_there(todo, total, opened, on_progress)


def _make_here(todo: list[Work], total: int, on_progress: OnProgress) -> float:
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        on_progress(done, total)

    for work in todo:
        render_scene(work, count)
    return 0  # counted with the process that asked


def _make_there(todo: list[Work], total: int, shop: Workshop, on_progress: OnProgress) -> float:
    before = shop.done.value
    # The longest first: no process waits long for the last one.
    ordered = sorted(todo, key=lambda work: -work.timed.frames)
    waiting: set[Future[float]] = {shop.pool.submit(_render_counted, work) for work in ordered}
    computed = 0.0
    try:
        while waiting:
            ended, waiting = wait(waiting, WAIT, FIRST_COMPLETED)
            computed += sum(one.result() for one in ended)
            on_progress(shop.done.value - before, total)
    except BaseException:
        for one in waiting:
            one.cancel()
        raise
    return computed


_counter: Any = None


def _share(counter: Any, niceness: int) -> None:
    global _counter  # noqa: PLW0603 - a process of the pool learns once where to count
    _counter = counter
    os.nice(niceness)
    threading.Thread(target=_end_with_who_asked, daemon=True).start()


def _end_with_who_asked() -> None:
    """Nobody draws on for a command or a worker that was killed."""
    asked = multiprocessing.parent_process()
    if asked is not None:
        connection.wait([asked.sentinel])
        os._exit(1)


def _render_counted(work: Work) -> float:
    def count() -> None:
        with _counter.get_lock():
            _counter.value += 1

    return render_scene(work, count)


def _keep_fresh(used: list[Path]) -> None:
    """What is used now is kept; what no film has used for a month makes room."""
    for place in used:
        place.touch()
    for segment in used[0].parent.iterdir():  # also what a process left behind that was killed
        if segment.stat().st_mtime < time.time() - KEPT_FOR:
            segment.unlink(missing_ok=True)


def _key(text: FilmText, cut: Cut, timed: SceneTime) -> str:
    labels = labels_of(text)
    used = sorted(labels_in(scene(timed.name).root))
    depends_on = {
        "engine": _engine(),
        "cut": cut.name,
        "language": text.language,
        "right to left": text.is_right_to_left,
        "scene": timed.name,
        "length": timed.length,
        "sentences": [(one.text, one.start, one.end) for one in timed.sentences],
        "labels": [(key, labels.get(key, ""), label_language(text, key)) for key in used],
    }
    return hashlib.sha256(json.dumps(depends_on, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:24]


@cache
def _engine() -> str:
    """A mark of the drawings, the typefaces and the libraries: a new version of any draws everything again."""
    mark = hashlib.sha256(f"{skia.__version__} {av.__version__} {av.library_versions}".encode())
    for file in sorted([*HERE.rglob("*.py"), *(HERE / "fonts").glob("*.ttf")]):
        mark.update(file.relative_to(HERE).as_posix().encode())
        mark.update(file.read_bytes())
    return mark.hexdigest()
