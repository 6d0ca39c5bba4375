"""A film is made: taken up, on its way, and published or failed. Done by the job, in short transactions of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from django.db import transaction
from django.db.models import Case, Value, When

from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.documents.selectors import path_of
from steiger.organisations.selectors import region_of
from steiger.parents.enums import FilmFailure, FilmState
from steiger.parents.film import FilmText
from steiger.parents.models import Film
from steiger.parents.rules import TRIES
from steiger.parents.selectors.film_files import film_path, poster_path
from steiger.parents.selectors.film_texts import film_texts, running_voices, said_in, voices_heard

DETAIL_LENGTH = 200


@dataclass(frozen=True)
class FilmOrder:
    """What is to be made, with all that the film says at this moment."""

    pk: int
    region_id: int
    cut: str
    text: FilmText
    voices: Mapping[tuple[str, int], Path] = field(default_factory=dict)


@dataclass(frozen=True)
class MadeFilm:
    """What came out, still in the workshop."""

    film: Path
    poster: Path
    captions: str
    seconds: float
    scene_keys: list[str]


@transaction.atomic
def begin_film(*, by: Member) -> FilmOrder | None:
    """The next one of this region: first what was broken off, then who waits longest. Nothing when all is made.

    Only who holds the lock of the workshop asks: nobody is making what stands as being made.
    """
    while (film := _next(by)) is not None:
        text = film_texts(region_of(by), [film.language]).get(film.language)
        if text is None:
            fail_film(by=by, pk=film.pk, failure=FilmFailure.TEXT)
        elif film.tries >= TRIES:
            fail_film(by=by, pk=film.pk, failure=FilmFailure.BROKEN_OFF)
        else:
            return _begin(film, text)
    return None


@transaction.atomic
def note_progress(*, pk: int, done: int, to_do: int) -> None:
    """How far it is: for who looks on, and not part of the history."""
    Film.objects.filter(pk=pk, state=FilmState.MAKING).update(frames_done=done, frames_to_do=to_do)


@transaction.atomic
def publish_film(*, by: Member, pk: int, made: MadeFilm) -> Film:
    """Parents see it from now on. The files are in their place, whole, before the row says so."""
    film = Film.objects.select_for_update(of=("self",)).get(pk=pk)
    film.sha256, film.poster_sha256 = _sha256(made.film), _sha256(made.poster)
    film.size = made.film.stat().st_size
    film.seconds, film.captions, film.scene_keys = made.seconds, made.captions, made.scene_keys
    film.frames_done = film.frames_to_do
    film.ready_at = clock.now()
    film_path(film).parent.mkdir(parents=True, exist_ok=True)
    made.film.replace(film_path(film))
    made.poster.replace(poster_path(film))
    film.save(
        update_fields=[
            "sha256", "poster_sha256", "size", "seconds", "captions", "scene_keys", "frames_done", "ready_at",
        ]
    )  # fmt: skip
    record(by=by, kind="publish_film", subject=f"film {film.language} {film.cut}", sha256=film.sha256)
    return film


@transaction.atomic
def fail_film(*, by: Member, pk: int, failure: FilmFailure, detail: str = "") -> Film:
    """It could not be made. What parents see stays as it is."""
    film = Film.objects.select_for_update(of=("self",)).get(pk=pk)
    film.failed_at, film.failure, film.failure_detail = clock.now(), failure, detail[:DETAIL_LENGTH]
    film.save(update_fields=["failed_at", "failure", "failure_detail"])
    record(by=by, kind="fail_film", subject=f"film {film.language} {film.cut}", failure=failure.value)
    return film


def _next(by: Member) -> Film | None:
    first = Case(When(state=FilmState.MAKING, then=Value(0)), default=Value(1))
    open_films = Film.objects.filter(region_id=by.region_id, state__in=[FilmState.MAKING, FilmState.WAITING])
    film = open_films.select_for_update(of=("self",)).order_by(first, "pk").first()
    if film is not None and film.state == FilmState.MAKING:
        # It is made with what is said now: whoever waits for the same has it too.
        open_films.filter(language=film.language, cut=film.cut, state=FilmState.WAITING).delete()
    return film


def _begin(film: Film, text: FilmText) -> FilmOrder:
    heard = voices_heard(text, running_voices(film.region_id, [film.language]))
    film.begun_at, film.tries = clock.now(), film.tries + 1
    film.frames_done = film.frames_to_do = 0
    film.said, film.voices = said_in(text), [one.pk for one in heard]
    film.save(update_fields=["begun_at", "tries", "frames_done", "frames_to_do", "said", "voices"])
    voices = {(one.scene, one.number): path_of(one.file) for one in heard if one.file is not None}
    return FilmOrder(film.pk, film.region_id, film.cut, text, voices)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
