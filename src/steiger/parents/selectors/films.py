"""The films of a region: what parents can see, what is being made, and what is old."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from django.db.models import QuerySet
from django.urls import reverse

from steiger.access.member import Member
from steiger.core.languages import Language
from steiger.organisations.models import Region
from steiger.organisations.selectors import region_of
from steiger.parents.catalogue import SOURCE, catalogues
from steiger.parents.enums import FilmCut, FilmState
from steiger.parents.film import CUTS
from steiger.parents.models import Film
from steiger.parents.rules import failure_words, visible_to
from steiger.parents.selectors.film_files import is_there
from steiger.parents.selectors.film_texts import film_texts, running_voices, said_in, voices_heard
from steiger.parents.selectors.texts import rows_of, running_versions

MEGABYTE = 1_000_000
# Until this server has made one: two processes on an ordinary machine that stands back for its visitors.
SECONDS_PER_FRAME = 0.03
FRAMES = 2750
"""Of a whole film of 110 seconds."""
MEASURED = 5
UNDER_WAY = (FilmState.WAITING, FilmState.MAKING)


@dataclass(frozen=True, slots=True)
class PublishedFilm:
    """A film as parents get it. Addresses name the film by its mark, so that they may be kept for good."""

    cut: FilmCut
    address: str
    megabytes: float
    seconds: float
    poster: str
    captions: str

    @property
    def is_upright(self) -> bool:
        return self.cut == FilmCut.PORTRAIT


@dataclass(frozen=True, slots=True)
class Standing:
    """How the film of one language and cut stands: the one that parents see, and the last that was asked for."""

    published: Film | None = None
    last: Film | None = None

    @property
    def under_way(self) -> Film | None:
        return self.last if self.last is not None and self.last.state in UNDER_WAY else None

    @property
    def failed(self) -> Film | None:
        """Only as long as nothing newer is there or on its way."""
        return self.last if self.last is not None and self.last.state == FilmState.FAILED else None


@dataclass(frozen=True, slots=True)
class FilmCell:
    """One film on the page for staff."""

    language: Language
    cut: FilmCut
    standing: Standing
    shown: PublishedFilm | None
    says_otherwise: bool
    has_other_voices: bool

    @property
    def is_old(self) -> bool:
        return self.says_otherwise or self.has_other_voices

    @property
    def failure(self) -> str:
        failed = self.standing.failed
        return failure_words(failed.failure, failed.failure_detail) if failed else ""

    @property
    def percent(self) -> int:
        film = self.standing.under_way
        return round(100 * film.frames_done / film.frames_to_do) if film and film.frames_to_do else 0


@dataclass(frozen=True, slots=True)
class FilmLine:
    language: Language
    cells: tuple[FilmCell, ...]
    to_review: int
    voices: int

    @property
    def is_made(self) -> bool:
        return any(cell.shown for cell in self.cells)

    @property
    def has_other_voices(self) -> bool:
        return any(cell.has_other_voices and not cell.standing.under_way for cell in self.cells)


def published_films(region: Region, language: str) -> list[PublishedFilm]:
    """What parents can see in this language, the wide one first; in the region of the transaction."""
    found = _ready(region.pk).filter(language=language)
    return [_published(region, film) for film in sorted(found, key=lambda film: film.cut) if is_there(film)]


def published_film(region: Region, language: str, cut: str) -> Film | None:
    """The latest that is ready: what failed or is being made changes nothing for parents."""
    return _ready(region.pk).filter(language=language, cut=cut).first()


def film_with_captions(region: Region, language: str, mark: str = "") -> Film | None:
    """Captions differ between cuts only as long as one of them is older: the mark says which are meant."""
    return _named(_ready(region.pk).filter(language=language), lambda film: captions_mark(film).startswith(mark))


def film_with_poster(region: Region, language: str, mark: str = "") -> Film | None:
    return _named(_ready(region.pk).filter(language=language), lambda film: film.poster_sha256.startswith(mark))


def captions_mark(film: Film) -> str:
    return sha256(film.captions.encode()).hexdigest()


def _named(films: Iterable[Film], is_meant: Callable[[Film], bool]) -> Film | None:
    """The one that is meant; else the first, so that a former address leads somewhere."""
    found = list(films)
    return next((film for film in found if is_meant(film)), found[0] if found else None)


def standings(region_id: int) -> dict[tuple[str, str], Standing]:
    """By language and cut, in one question."""
    rows = Film.objects.filter(region_id=region_id).select_related("asked_by")
    newest = rows.order_by("language", "cut", "state", "-pk").distinct("language", "cut", "state")
    found: dict[tuple[str, str], list[Film]] = defaultdict(list)
    for film in newest:
        found[film.language, film.cut].append(film)
    return {
        place: Standing(
            published=next((film for film in films if film.state == FilmState.READY), None),
            last=max(films, key=lambda film: film.pk),
        )
        for place, films in found.items()
    }


def film_lines(member: Member, languages: Iterable[str] | None = None) -> list[FilmLine]:
    """Every language that is offered with its films, in as many questions as for one."""
    region = region_of(member)
    codes = [code for code in catalogues() if languages is None or code in languages]
    stands = standings(region.pk)
    made = {code for (code, _cut), one in stands.items() if one.published and code in codes}
    texts = film_texts(region, codes)
    said = {code: said_in(text) for code, text in texts.items() if code in made}
    recordings = running_voices(region.pk, codes)
    heard = {code: [one.pk for one in voices_heard(text, recordings)] for code, text in texts.items()}
    to_review = _to_review(member, codes)
    lines = []
    for code in codes:
        language = catalogues()[code].language
        cells = tuple(
            _cell(region, language, cut, stands.get((code, cut.value), Standing()), said.get(code), heard.get(code, []))
            for cut in FilmCut
        )
        lines.append(FilmLine(language, cells, to_review[code], len(heard.get(code, []))))
    return lines


def films_under_way(member: Member) -> list[FilmCell]:
    """In the order in which they are made."""
    films = Film.objects.filter(visible_to(member), state__in=UNDER_WAY).order_by("state", "pk")
    return [
        FilmCell(catalogues()[film.language].language, FilmCut(film.cut), Standing(last=film), None, False, False)
        for film in films
        if film.language in catalogues()
    ]


def seconds_to_make(member: Member, films: int) -> int:
    """How long so many whole films take, as this server made its last ones."""
    last = (
        Film.objects.filter(visible_to(member), state=FilmState.READY, frames_to_do__gt=0)
        .order_by("-pk")
        .values_list("begun_at", "ready_at", "frames_to_do")[:MEASURED]
    )
    spent = [((ready - begun).total_seconds(), frames) for begun, ready, frames in last if begun and ready]
    frames = sum(frames for _seconds, frames in spent)
    speed = sum(seconds for seconds, _frames in spent) / frames if frames else SECONDS_PER_FRAME
    return round(films * FRAMES * speed)


def _ready(region_id: int) -> QuerySet[Film]:
    """Of each language and cut the one that parents see."""
    rows = Film.objects.filter(region_id=region_id, state=FilmState.READY)
    return rows.order_by("language", "cut", "-pk").distinct("language", "cut")


def _published(region: Region, film: Film) -> PublishedFilm:
    where = {"slug": region.slug, "language": film.language}
    ending = CUTS[film.cut].ending
    return PublishedFilm(
        cut=FilmCut(film.cut),
        address=f"{reverse(f'parents_film_{ending}', kwargs=where)}?v={film.sha256[:16]}",
        megabytes=round(film.size / MEGABYTE, 1),
        seconds=film.seconds,
        poster=f"{reverse('parents_film_poster', kwargs=where)}?v={film.poster_sha256[:16]}",
        captions=f"{reverse('parents_film_captions', kwargs=where)}?v={captions_mark(film)[:16]}",
    )


def _cell(
    region: Region, language: Language, cut: FilmCut, stand: Standing, said: str | None, heard: Sequence[int]
) -> FilmCell:
    film = stand.published
    return FilmCell(
        language=language,
        cut=cut,
        standing=stand,
        shown=_published(region, film) if film and is_there(film) else None,
        says_otherwise=film is not None and said is not None and film.said != said,
        has_other_voices=film is not None and sorted(film.voices) != sorted(heard),
    )


def _to_review(member: Member, codes: Sequence[str]) -> dict[str, int]:
    """How many sentences of the film have a Dutch text that changed since."""
    running = running_versions(member, {SOURCE, *codes})
    counts = {}
    for code in codes:
        whole = catalogues()[code]
        film = replace(whole, texts={key: text for key, text in whole.texts.items() if key.startswith("film.")})
        counts[code] = sum(row.is_to_review for row in rows_of(film, running, {}))
    return counts
