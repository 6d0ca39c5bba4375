"""What the player of a page needs of its film."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache

from steiger.organisations.models import Region
from steiger.parents.film import FilmText, timeline, web_text
from steiger.parents.selectors.film_texts import film_text

# Setting every label takes a tenth of a second; a region has one film in each language.
_KEPT = 256
_SECONDS = 60


def film_for_player(region: Region, language: str) -> str | None:
    """Texts, times and sizes of this film, as JSON. Raises `FilmEngineError` where nothing can draw."""
    text = film_text(region, language)
    return None if text is None else _web_json(json.dumps(asdict(text), sort_keys=True))


@lru_cache(_KEPT)
def _web_json(said: str) -> str:
    return json.dumps(web_text(FilmText(**json.loads(said))), ensure_ascii=False, separators=(",", ":"))


def minutes_of(text: FilmText) -> int:
    """How long the film takes, as one says it."""
    return max(1, round(timeline(text).seconds / _SECONDS))
