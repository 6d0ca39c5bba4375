"""The film for parents: drawn, timed and encoded from a region's own text, in every language.

Pure functions: no Django and no database. Who calls it gives a `FilmText` and gets files, or what the web player needs.
Texts and times are plain Python; what draws is loaded when it is asked for, so that a web page does not carry it.
See docs/film.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from steiger.parents.film.captions import captions
from steiger.parents.film.cuts import CUTS
from steiger.parents.film.texts import (
    LABEL_MOST,
    SCENES,
    SENTENCE_MOST,
    SENTENCE_WARN,
    FilmEngineError,
    FilmText,
    FilmTextError,
    problems,
)
from steiger.parents.film.timing import Timeline, timeline

if TYPE_CHECKING:
    from steiger.parents.film.drawings import web_film
    from steiger.parents.film.fonts import missing_letters
    from steiger.parents.film.render import (
        FilmFiles,
        Work,
        Workshop,
        draw_poster,
        render_film,
        render_scene,
        scene_keys,
        workshop,
    )
    from steiger.parents.film.web import web_text

__all__ = [
    "CUTS",
    "LABEL_MOST",
    "SCENES",
    "SENTENCE_MOST",
    "SENTENCE_WARN",
    "FilmEngineError",
    "FilmFiles",
    "FilmText",
    "FilmTextError",
    "Timeline",
    "Work",
    "Workshop",
    "captions",
    "draw_poster",
    "missing_letters",
    "problems",
    "render_film",
    "render_scene",
    "scene_keys",
    "timeline",
    "web_film",
    "web_text",
    "workshop",
]

_DRAWN = {
    "missing_letters": "fonts",
    "web_film": "drawings",
    "web_text": "web",
    **dict.fromkeys(
        (
            "FilmFiles",
            "Work",
            "Workshop",
            "draw_poster",
            "render_film",
            "render_scene",
            "scene_keys",
            "workshop",
        ),
        "render",
    ),
}
LIBRARIES = "libegl1 libgl1 libexpat1"


def __getattr__(name: str) -> Any:
    if name not in _DRAWN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(f"{__name__}.{_DRAWN[name]}"), name)
    except ImportError as error:
        raise FilmEngineError(
            f"The film cannot be drawn: {error}. Skia needs libraries of the system: apt-get install {LIBRARIES}"
        ) from error
