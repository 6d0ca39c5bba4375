"""Films are made and tidied up in the background."""

from steiger.parents.jobs.films import make_every_film, make_films, make_waiting_films, tend_films

__all__ = ["make_every_film", "make_films", "make_waiting_films", "tend_films"]
