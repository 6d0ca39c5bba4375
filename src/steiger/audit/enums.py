from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Looked(TextChoices):
    """What was opened."""

    FILE = "file", _("Child's file")
    REFERRAL = "referral", _("Referral")
    NOTE = "note", _("Confidential note")
    DOCUMENT = "document", _("Placement document")
    VISIT = "visit", _("Visit report")
    CASE = "case", _("Case at the IB consultation")
    HELP = "help", _("Question about a child")
    KNOWN = "known", _("That the child is known already")
    COPY = "copy", _("Copy of everything")
