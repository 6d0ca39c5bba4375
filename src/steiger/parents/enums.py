from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TextState(TextChoices):
    """How a version of a text stands."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    REPLACED = "replaced", _("Replaced by a next version")


class Opened(TextChoices):
    """What was opened."""

    PAGE = "page", _("The page")
    FILM = "film", _("The film")
    LEAFLET = "leaflet", _("The leaflet")


class Section(TextChoices):
    """A part of the texts; the first word of each text's key."""

    PAGE = "page", _("Headings and buttons of the page")
    PATH = "path", _("The way of the child")
    FILM = "film", _("The film")
    PLAYER = "player", _("Buttons of the film")
    QUESTIONS = "questions", _("Questions and answers")
    PRIVACY = "privacy", _("What is kept about the child")
    LEAFLET = "leaflet", _("The leaflet")
    CARD = "card", _("The referral card")
    DOCUMENT = "document", _("The placement document")


class FilmCut(TextChoices):
    """For which screen a film is cut; the words of `film.CUTS`."""

    LANDSCAPE = "landscape", _("For a screen")
    PORTRAIT = "portrait", _("For a phone")


class FilmState(TextChoices):
    """How the making of a film stands."""

    WAITING = "waiting", _("Waits its turn")
    MAKING = "making", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be made")


class FilmFailure(TextChoices):
    """Why a film could not be made; what to do about it is said on the page."""

    TEXT = "text", _("A text does not fit in its scene.")
    LETTERS = "letters", _("No typeface of ours has some of the letters.")
    VOICE = "voice", _("A recorded voice cannot be used.")
    ENGINE = "engine", _("What draws the film does not work on this server.")
    SPACE = "space", _("The disk of the server is full.")
    BROKEN_OFF = "broken_off", _("The making was broken off several times.")
    UNKNOWN = "unknown", _("Something went wrong that we do not know.")
