from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Term(TextChoices):
    """Which term of the policy is over, and so what is forgotten."""

    FILE = "file", _("File: the child has left")
    REFUSED = "refused", _("Referral that led to no place")
    HEALTH = "health", _("Confidential notes and cases")


class RequestKind(TextChoices):
    """What parents, or a pupil from sixteen on, may ask (AVG art. 15, 16, 17 and 21)."""

    COPY = "copy", _("See everything, with a copy")
    CORRECTION = "correction", _("Correct a fact")
    OBJECTION = "objection", _("Object to something that is kept or shared")


class Answer(TextChoices):
    GRANTED = "granted", _("Done as asked")
    PARTLY = "partly", _("Done in part")
    REFUSED = "refused", _("Not done")
