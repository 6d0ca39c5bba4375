"""Where films are made: one at a time on this machine, in processes that stand back for its visitors."""

from __future__ import annotations

import errno
import fcntl
import logging
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from steiger.core.scope import region_scope
from steiger.parents.actions import FilmOrder, MadeFilm, fail_film, note_progress, publish_film
from steiger.parents.enums import FilmFailure
from steiger.parents.film import FilmEngineError, FilmText, FilmTextError, captions, problems
from steiger.parents.selectors import making_folder, segments_folder
from steiger.people.selectors import operator_of

logger = logging.getLogger(__name__)
PROCESSES = 2
NICENESS = 15
TOLD_EVERY = 1.0
"""Seconds between two times that progress is written down."""
ON_THE_DISK = {errno.ENOSPC, errno.EDQUOT}


class StoppingError(Exception):
    """The worker is told to stop: the film is taken up again by the next one, with the scenes that are drawn."""


@contextmanager
def one_at_a_time() -> Iterator[bool]:
    """Whether the workshop is ours. The system itself frees it when its owner is killed."""
    root = Path(settings.FILMS_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with (root / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        # What a killed owner left half done.
        shutil.rmtree(making_folder(), ignore_errors=True)
        yield True


def make_film(order: FilmOrder, is_stopping: Callable[[], bool]) -> bool:
    """From the order to what parents see, or to the reason why not. Raises only when the worker is to stop."""
    by = operator_of(order.region_id)
    try:
        made = _made(order, is_stopping)
        with region_scope(order.region_id):
            publish_film(by=by, pk=order.pk, made=made)
    except StoppingError:
        raise
    except Exception as error:
        failure, detail = _reason(error, order.text)
        logger.warning("Film %s of region %s could not be made", order.pk, order.region_id, exc_info=error)
        with region_scope(order.region_id):
            fail_film(by=by, pk=order.pk, failure=failure, detail=detail)
        return False
    return True


def _made(order: FilmOrder, is_stopping: Callable[[], bool]) -> MadeFilm:
    from steiger.parents.film import render_film, scene_keys, workshop

    with workshop(PROCESSES, niceness=NICENESS) as shop:
        files = render_film(
            order.text,
            order.cut,
            making_folder() / str(order.pk),
            voices=order.voices,
            on_progress=_teller(order, is_stopping),
            shop=shop,
            segments=segments_folder(),
        )
    return MadeFilm(
        film=files.film,
        poster=files.poster,
        captions=captions(files.timeline),
        seconds=files.timeline.seconds,
        scene_keys=scene_keys(order.text, order.cut, order.voices),
    )


def _teller(order: FilmOrder, is_stopping: Callable[[], bool]) -> Callable[[int, int], None]:
    """Writes progress down, at most once a second; stops the work when the worker is to stop."""
    told = 0.0

    def tell(done: int, to_do: int) -> None:
        nonlocal told
        if is_stopping():
            raise StoppingError
        if time.monotonic() - told < TOLD_EVERY and done < to_do:
            return
        told = time.monotonic()
        with region_scope(order.region_id):
            note_progress(pk=order.pk, done=done, to_do=to_do)

    return tell


def _reason(error: Exception, text: FilmText) -> tuple[FilmFailure, str]:
    """In the words of this room, with what helps to mend it."""
    if isinstance(error, FilmEngineError):
        return FilmFailure.ENGINE, ""
    if isinstance(error, FilmTextError):
        return _reason_in_text(error, text)
    if isinstance(error, OSError) and error.errno in ON_THE_DISK:
        return FilmFailure.SPACE, ""
    return FilmFailure.UNKNOWN, ""


def _reason_in_text(error: FilmTextError, text: FilmText) -> tuple[FilmFailure, str]:
    from steiger.parents.film import missing_letters
    from steiger.parents.film.voices import VoiceError

    if isinstance(error, VoiceError):
        return FilmFailure.VOICE, ""
    if not problems(text) and (letters := missing_letters(text)):
        return FilmFailure.LETTERS, " ".join(letters)
    return FilmFailure.TEXT, str(error)
