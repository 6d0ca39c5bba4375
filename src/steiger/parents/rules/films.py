"""What a failed making means for who asked for it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steiger.parents.enums import FilmFailure

# A making that is broken off so often is not taken up again: it would hold up every other film.
TRIES = 3


def failure_words(failure: str, detail: str = "") -> str:
    """What went wrong and what to do about it. `detail`: the letters, or what the film itself said."""
    what = str(FilmFailure(failure).label)
    todo = {
        FilmFailure.TEXT: _("Make it shorter, or fill in what is missing, and try again."),
        FilmFailure.LETTERS: _("Write it otherwise: %(letters)s") % {"letters": detail},
        FilmFailure.VOICE: _("Listen to the voices, replace the one that does not play, and try again."),
        FilmFailure.ENGINE: _("Ask the technical administrator: the command “steiger doctor” says what is missing."),
        FilmFailure.SPACE: _("Ask the technical administrator to make room, and try again."),
        FilmFailure.BROKEN_OFF: _("Try again. When it happens again, ask the technical administrator."),
        FilmFailure.UNKNOWN: _("Try again. When it happens again, ask the technical administrator."),
    }
    return f"{what} {todo[FilmFailure(failure)]}"
