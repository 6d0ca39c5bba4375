"""Reads a language's catalogue and fills in what a region and its policy say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from steiger.parents.film.texts import RIGHT_TO_LEFT, SCENES, FilmText, FilmTextError, isolated, refuse_problems

FOLDER = Path(__file__).parent.parent / "catalogues"
PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Terms as the standard policy has them, for who makes a film without a region's own.
STANDARD: dict[str, str] = {
    "region": "Voorbeeldregio",
    "phone": "088 123 45 67",
    "mail": "ouders@steiger.example",
    "contact": "088 123 45 67, ouders@steiger.example",
    "stay_weeks": "40",
    "lead_weeks": "12",
    "visits": "3",
    "answer_days": "5",
    "waiting_weeks": "6",
}


def languages(folder: Path = FOLDER) -> list[str]:
    """Languages with a catalogue."""
    return sorted(file.stem for file in folder.glob("*.toml"))


def filled(text: str, terms: Mapping[str, str]) -> str:
    """Every name and number becomes a bidi isolate: a telephone number in Arabic is not turned round."""
    return PLACEHOLDER.sub(lambda found: isolated(_term(found[1], terms)), text)


def _term(name: str, terms: Mapping[str, str]) -> str:
    if name not in terms:
        raise FilmTextError(f"The placeholder {{{name}}} is unknown.")
    return terms[name]


def load(language: str, terms: Mapping[str, str] = STANDARD, folder: Path = FOLDER) -> FilmText:
    """The film's text in a language; refused with the reason when it is unknown, incomplete or too long."""
    file = folder / f"{language}.toml"
    if not file.is_file():
        raise FilmTextError(f"There is no catalogue for “{language}”. Languages: {', '.join(languages(folder))}.")
    catalogue = tomllib.loads(file.read_text(encoding="utf-8"))
    text = film_text(language, catalogue, terms)
    refuse_problems(text)
    return text


def film_text(language: str, catalogue: dict[str, Any], terms: Mapping[str, str]) -> FilmText:
    film, about = catalogue.get("film", {}), catalogue.get("language", {})
    scenes = {
        scene: tuple(filled(sentence, terms) for sentence in film.get("scenes", {}).get(scene, ())) for scene in SCENES
    }
    return FilmText(
        language=language,
        title=filled(film.get("title", ""), terms),
        labels={key: filled(label, terms) for key, label in film.get("labels", {}).items()},
        scenes=scenes,  # type: ignore[arg-type]  # that there are two is refused above, with the reason
        phone=terms.get("phone", ""),
        mail=terms.get("mail", ""),
        reading_speed=float(about.get("reading_speed", 13)),
        is_right_to_left=language in RIGHT_TO_LEFT,
        visits=int(terms.get("visits", "3")),
        script=about.get("script", "latin"),
    )
