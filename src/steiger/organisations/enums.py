from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    BOARD = "board", _("School board")
    SCHOOL = "school", _("School")
    MUNICIPALITY = "municipality", _("Municipality")
    EXPERTISE_CENTRE = "expertise_centre", _("Expertise centre")
    PARTNERSHIP = "partnership", _("Partnership")
    OTHER = "other", _("Other organisation")


class Sector(TextChoices):
    PO = "PO", _("Primary education")
    VO = "VO", _("Secondary education")


class HolidayRegion(TextChoices):
    """The three parts of the country in which school holidays are spread."""

    NOORD = "noord", _("North")
    MIDDEN = "midden", _("Middle")
    ZUID = "zuid", _("South")


class FacilityKind(TextChoices):
    """How a school teaches newcomers."""

    NEWCOMER_SCHOOL = "newcomer_school", _("Newcomer school")
    LANGUAGE_CLASS = "language_class", _("Language class")
    ISK = "isk", _("Transition class (ISK)")
