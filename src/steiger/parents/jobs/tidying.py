"""What no film uses any more makes room."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from steiger.core.scope import region_scope
from steiger.organisations.selectors import regions
from steiger.parents.selectors import film_path, poster_path, segments_folder, standings

SEGMENTS_KEPT = 30 * 24 * 3600
"""Seconds. A sentence that is changed back needs no drawing."""
FILES_KEPT = 3600
"""Seconds that a former film is still there for a telephone that is fetching it, and a new one before its row is."""


def tidy_films() -> int:
    """Removes former films and old scenes; how many files those were."""
    films: set[Path] = set()
    scenes: set[str] = set()
    for region_id in regions().values_list("pk", flat=True):
        with region_scope(region_id):
            shown = [one.published for one in standings(region_id).values() if one.published]
        films |= {path for film in shown for path in (film_path(film), poster_path(film))}
        scenes |= {key for film in shown for key in film.scene_keys}
    return _tidy_published(films) + _tidy_segments(scenes)


def _tidy_published(used: set[Path]) -> int:
    long_ago = time.time() - FILES_KEPT
    files = (Path(settings.FILMS_ROOT) / "published").glob("*/*")
    return _remove(file for file in files if file not in used and file.stat().st_mtime < long_ago)


def _tidy_segments(used: set[str]) -> int:
    """What a film of today is made of stays, however long ago it was drawn: the next change needs all but one of it."""
    long_ago = time.time() - SEGMENTS_KEPT
    removed = []
    for file in segments_folder().glob("*"):
        if file.stem in used:
            file.touch()
        elif file.stat().st_mtime < long_ago:
            removed.append(file)
    return _remove(removed)


def _remove(files: Iterable[Path]) -> int:
    count = 0
    for file in files:
        file.unlink(missing_ok=True)
        count += 1
    return count
