"""Where films lie: apart from the stored documents, because they can be made again."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from steiger.parents.models import Film


def segments_folder() -> Path:
    """Scenes under their keys, shared by every region of the installation."""
    return Path(settings.FILMS_ROOT) / "segments"


def making_folder() -> Path:
    """What is being made; nobody is shown anything from here."""
    return Path(settings.FILMS_ROOT) / "making"


def published_folder(region_id: int) -> Path:
    return Path(settings.FILMS_ROOT) / "published" / str(region_id)


def film_path(film: Film) -> Path:
    return published_folder(film.region_id) / f"{film.sha256}.mp4"


def poster_path(film: Film) -> Path:
    return published_folder(film.region_id) / f"{film.poster_sha256}.png"


def is_there(film: Film) -> bool:
    """After a restore the rows are there before the films are."""
    return film_path(film).is_file() and poster_path(film).is_file()
