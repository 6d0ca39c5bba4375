"""The film for parents: drawn, timed and encoded from a region's own text, in every language.

Pure functions: no Django and no database. Who calls it gives a `FilmText` and gets files, or what the web player needs.
See docs/film.md.
"""

from __future__ import annotations

from steiger.parents.film.captions import captions
from steiger.parents.film.fonts import missing_letters
from steiger.parents.film.frames import CUTS
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
from steiger.parents.film.texts import (
    LABEL_MOST,
    SCENES,
    SENTENCE_MOST,
    SENTENCE_WARN,
    FilmText,
    FilmTextError,
    problems,
)
from steiger.parents.film.timing import Timeline, timeline
from steiger.parents.film.web import web_film, web_text

__all__ = [
    "CUTS",
    "LABEL_MOST",
    "SCENES",
    "SENTENCE_MOST",
    "SENTENCE_WARN",
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
