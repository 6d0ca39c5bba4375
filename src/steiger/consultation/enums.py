from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """What the table advises."""

    PLACEMENT = "placement", _("Placement advice")
    SUPPORT = "support", _("Support")
    OTHER_SCHOOL_TYPE = "other_school_type", _("Other type of school")
    RETURN = "return", _("Return to the newcomer school")


class CaseState(TextChoices):
    OPEN = "open", _("To be talked about")
    CONCLUDED = "concluded", _("Outcome recorded")
    WITHDRAWN = "withdrawn", _("Case withdrawn")


class Reason(TextChoices):
    """Why a child comes up by itself."""

    NO_SCHOOL = "no_school", _("Moves soon, and no mother school has agreed yet")
    WAITS = "waits", _("Waits for a place longer than the policy allows")
