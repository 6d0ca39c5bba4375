"""What happens to what parents read, verb by verb."""

from steiger.parents.actions.checks import record_check, record_check_of_language
from steiger.parents.actions.contact import change_contact
from steiger.parents.actions.films import ask_for_film, ask_for_films, ask_without_voice, follow_changes
from steiger.parents.actions.making import FilmOrder, MadeFilm, begin_film, fail_film, note_progress, publish_film
from steiger.parents.actions.openings import count_opening
from steiger.parents.actions.texts import (
    bring_back,
    discard_draft,
    mark_reviewed,
    publish_text,
    return_to_standard,
    write_draft,
)
from steiger.parents.actions.voices import upload_voice, withdraw_voice

__all__ = [
    "FilmOrder",
    "MadeFilm",
    "ask_for_film",
    "ask_for_films",
    "ask_without_voice",
    "begin_film",
    "bring_back",
    "change_contact",
    "count_opening",
    "discard_draft",
    "fail_film",
    "follow_changes",
    "mark_reviewed",
    "note_progress",
    "publish_film",
    "publish_text",
    "record_check",
    "record_check_of_language",
    "return_to_standard",
    "upload_voice",
    "withdraw_voice",
    "write_draft",
]
