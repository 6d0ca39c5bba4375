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
