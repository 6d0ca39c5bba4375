"""From the texts of a language to what its film says; and the film of the standard texts, without a region."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from steiger.parents.catalogue import Catalogue, catalogue, catalogues, filled
from steiger.parents.film.texts import SCENES, FilmText, FilmTextError, refuse_problems

# Terms as the standard policy has them, for who makes a film without a region's own.
STANDARD: Mapping[str, str] = {
    "region": "Voorbeeldregio",
    "phone": "088 123 45 67",
    "mail": "ouders@steiger.example",
    "contact": "088 123 45 67 · ouders@steiger.example",
    "stay_weeks": "40",
    "lead_weeks": "12",
    "visits": "3",
    "answer_days": "5",
    "waiting_weeks": "6",
}
LABELS = "film.labels."


def languages() -> list[str]:
    """Languages with a complete catalogue."""
    return list(catalogues())


def load(language: str, terms: Mapping[str, str] = STANDARD) -> FilmText:
    """The standard text of a language; refused with the reason when it is unknown or too long."""
    found = catalogue(language)
    if found is None:
        raise FilmTextError(f"There is no catalogue for “{language}”. Languages: {', '.join(languages())}.")
    text = film_text(found, lambda key: filled(found.texts[key], terms), terms)
    refuse_problems(text)
    return text


def film_text(found: Catalogue, say: Callable[[str], str], terms: Mapping[str, str]) -> FilmText:
    """`say` gives a text of the language by its key, with every name and number filled in."""
    labels = [key for key in found.texts if key.startswith(LABELS)]
    return FilmText(
        language=found.code,
        title=say("film.title"),
        labels={key.removeprefix(LABELS): say(key) for key in labels},
        scenes={name: (say(f"film.scenes.{name}.0"), say(f"film.scenes.{name}.1")) for name in SCENES},
        phone=terms["phone"],
        mail=terms["mail"],
        reading_speed=found.reading_speed,
        is_right_to_left=found.language.is_right_to_left,
        visits=int(terms["visits"]),
        script=found.script,
    )
