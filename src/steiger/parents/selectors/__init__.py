"""What is asked about what parents read."""

from steiger.parents.selectors.contact import Reached, contact_of, contact_row
from steiger.parents.selectors.film import film_for_player, minutes_of
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
from steiger.parents.selectors.words import Words, film_text, values_of, words_for

__all__ = [
    "LanguageLine",
    "Months",
    "Reached",
    "TextRow",
    "VersionLine",
    "Welcome",
    "WelcomeSchool",
    "Words",
    "contact_of",
    "contact_row",
    "draft_of",
    "dutch_now",
    "film_for_player",
    "film_text",
    "language_lines",
    "leaflet_pdf",
    "minutes_of",
    "offered",
    "openings",
    "openings_since",
    "page_address",
    "qr_png",
    "qr_svg",
    "running_check",
    "text_row",
    "text_rows",
    "values_of",
    "version_for",
    "version_lines",
    "welcome",
    "words_for",
]
