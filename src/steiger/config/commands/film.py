"""`steiger film render`: the film for parents, from the region's own text, in the languages that are asked for."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from steiger.config.commands import environment
from steiger.config.commands.environment import CommandError
from steiger.core.progress import Progress
from steiger.parents.film import (
    CUTS,
    SCENES,
    FilmEngineError,
    FilmFiles,
    FilmText,
    FilmTextError,
    Workshop,
    captions,
    render_film,
    standard,
    workshop,
)

if TYPE_CHECKING:
    from steiger.organisations.models import Region

RECORDINGS = (".wav", ".webm", ".ogg", ".opus", ".mp3", ".m4a", ".flac")
DUTCH = "nl"
DEMO = "demo"
MEGABYTE = 1_000_000


@dataclass
class Spent:
    """What all films together took: figures for who plans a machine."""

    film: float = 0
    computed: float = 0
    started: float = field(default_factory=time.monotonic)

    def add(self, made: FilmFiles) -> None:
        # Only scenes that were drawn count: a film that was there already would make the figure look better.
        self.film += sum(scene.length for scene in made.timeline.scenes if scene.name in made.rendered)
        self.computed += made.computed

    def told(self, processes: int) -> str:
        if not self.film:
            return "Nothing had to be drawn again."
        clock = time.monotonic() - self.started
        return (
            f"Per minute of film: {self.computed / self.film * 60:.1f} s of computing, {clock / self.film * 60:.1f} s "
            f"on the clock with {processes} {'process' if processes == 1 else 'processes'}."
        )


def run(options: Namespace) -> int:
    languages = _list(options.language)
    cuts = _list(options.cut)
    if unknown := [cut for cut in cuts if cut not in CUTS]:
        raise CommandError(f"There is no cut {', '.join(unknown)}. Cuts: {', '.join(CUTS)}.")
    try:
        texts = film_texts(options.region, dict.fromkeys([*languages, DUTCH]))
        spent = Spent()
        with workshop(options.processes) as shop:
            for language in languages:
                for cut in cuts:
                    spent.add(_render(texts[language], cut, options, shop))
                if language != DUTCH:
                    _add_dutch_captions(texts[language], texts[DUTCH], options)
    except (FilmTextError, FilmEngineError) as error:
        raise CommandError(str(error)) from error
    print(spent.told(options.processes))
    return 0


def film_texts(slug: str, languages: Iterable[str]) -> dict[str, FilmText]:
    """What the region says. `demo` is the demo region, or the standard texts where no demo was made."""
    environment.set_mode(environment.usual_mode())
    environment.make_data_folder()
    with environment.server_as_found():
        environment.set_up_django()
        region = _region(slug)
        if region is None and slug == DEMO:
            print("There is no demo region here: these are the standard texts.", file=sys.stderr)
            return {language: standard.load(language) for language in languages}
        if region is None:
            raise CommandError(f"There is no region {slug}. Its short name is what stands in its addresses.")
        return {language: _text_of(region, language) for language in languages}


def _region(slug: str) -> Region | None:
    from steiger.config.commands.upkeep import has_schema
    from steiger.demo.region import SLUG
    from steiger.organisations.selectors import region_by_slug

    return region_by_slug(SLUG if slug == DEMO else slug) if has_schema() else None


def _text_of(region: Region, language: str) -> FilmText:
    from steiger.core.scope import region_scope
    from steiger.parents.selectors import film_text

    standard.load(language)  # says which languages there are
    with region_scope(region.pk):
        text = film_text(region, language)
    if text is None:
        raise CommandError(f"{region.name} has no policy yet: nothing was agreed that a film could tell.")
    return text


def _render(text: FilmText, cut: str, options: Namespace, shop: Workshop) -> FilmFiles:
    voices = dict(_voices(options.voices, text.language))
    with Progress(f"Film {text.language}, {cut}", stream=sys.stderr) as progress:

        def show(done: int, total: int) -> None:
            progress.total = total
            progress.at(done)

        made = render_film(text, cut, options.out, voices=voices, on_progress=show, shop=shop)
    size = made.film.stat().st_size / MEGABYTE
    print(
        f"{made.film}: {made.timeline.seconds:.0f} s, {size:.1f} MB, {len(made.rendered)} of {len(SCENES)} scenes drawn"
    )
    return made


def _add_dutch_captions(text: FilmText, dutch: FilmText, options: Namespace) -> None:
    """So that a parent and a teacher can watch one film together."""
    from steiger.parents.film.timing import timeline
    from steiger.parents.film.voices import lengths_of

    times = timeline(text, lengths_of(dict(_voices(options.voices, text.language))))
    target = options.out / f"film-{text.language}.{DUTCH}.vtt"
    target.write_text(captions(times, dutch), encoding="utf-8")


def _voices(folder: Path | None, language: str) -> Iterator[tuple[tuple[str, int], Path]]:
    """Recordings as `LANGUAGE/arrive-0.wav`: the scene and the number of the sentence."""
    for file in sorted((folder / language).glob("*-*")) if folder else ():
        scene, _dash, number = file.stem.rpartition("-")
        if file.suffix.lower() not in RECORDINGS:
            continue
        if scene not in SCENES or number not in {"0", "1"}:
            raise CommandError(f"{file.name} belongs to no sentence. Names are like arrive-0.wav and arrive-1.wav.")
        yield (scene, int(number)), file


def _list(given: str) -> list[str]:
    return [part.strip() for part in given.split(",") if part.strip()]
