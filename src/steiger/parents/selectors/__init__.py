"""What is asked about what parents read."""

from steiger.parents.selectors.contact import Reached, contact_of, contact_row
from steiger.parents.selectors.film import film_for_player, minutes_of
from steiger.parents.selectors.film_files import (
    film_path,
    is_there,
    making_folder,
    poster_path,
    published_folder,
    segments_folder,
)
from steiger.parents.selectors.film_texts import film_text, film_texts, running_voices, said_in, voices_heard
from steiger.parents.selectors.films import (
    FilmCell,
    FilmLine,
    PublishedFilm,
    Standing,
    captions_mark,
    film_lines,
    film_with_captions,
    film_with_poster,
    films_under_way,
    published_film,
    published_films,
    seconds_to_make,
    standings,
)
from steiger.parents.selectors.languages import LanguageLine, language_lines
from steiger.parents.selectors.leaflet import leaflet_pdf
from steiger.parents.selectors.openings import Months, openings, openings_since
from steiger.parents.selectors.pages import Welcome, WelcomeSchool, offered, welcome
from steiger.parents.selectors.sharing import page_address, qr_png, qr_svg
from steiger.parents.selectors.texts import (
    TextRow,
    VersionLine,
    draft_of,
    dutch_now,
    running_check,
    text_row,
    text_rows,
    version_for,
    version_lines,
)
from steiger.parents.selectors.voices import VoiceLine, voice_for, voice_lines
from steiger.parents.selectors.words import Words, values_of, words_for

__all__ = [
    "FilmCell",
    "FilmLine",
    "LanguageLine",
    "Months",
    "PublishedFilm",
    "Reached",
    "Standing",
    "TextRow",
    "VersionLine",
    "VoiceLine",
    "Welcome",
    "WelcomeSchool",
    "Words",
    "captions_mark",
    "contact_of",
    "contact_row",
    "draft_of",
    "dutch_now",
    "film_for_player",
    "film_lines",
    "film_path",
    "film_text",
    "film_texts",
    "film_with_captions",
    "film_with_poster",
    "films_under_way",
    "is_there",
    "language_lines",
    "leaflet_pdf",
    "making_folder",
    "minutes_of",
    "offered",
    "openings",
    "openings_since",
    "page_address",
    "poster_path",
    "published_film",
    "published_films",
    "published_folder",
    "qr_png",
    "qr_svg",
    "running_check",
    "running_voices",
    "said_in",
    "seconds_to_make",
    "segments_folder",
    "standings",
    "text_row",
    "text_rows",
    "values_of",
    "version_for",
    "version_lines",
    "voice_for",
    "voice_lines",
    "voices_heard",
    "welcome",
    "words_for",
]
