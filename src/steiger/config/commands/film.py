"""`steiger film render`: the film for parents, from the region's own text, in the languages that are asked for."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

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
    workshop,
)
from steiger.parents.film import catalogue as standard_texts

RECORDINGS = (".wav", ".webm", ".ogg", ".opus", ".mp3", ".m4a", ".flac")
DUTCH = "nl"
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
        texts = {language: film_text(options.region, language) for language in dict.fromkeys([*languages, DUTCH])}
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


def film_text(_region: str, language: str) -> FilmText:
    """The standard text; a region's own comes from `parents.selectors` when that room is there."""
    return standard_texts.load(language)


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
