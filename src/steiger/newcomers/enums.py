from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReferralState(TextChoices):
    OPEN = "open", _("To be answered")
    ACCEPTED = "accepted", _("Place offered")
    WAITING = "waiting", _("On the waiting list")
    DECLINED = "declined", _("Declined")


class PlacementState(TextChoices):
    RESERVED = "reserved", _("Place reserved")
    PLACED = "placed", _("Placed")
    ENDED = "ended", _("Ended")


class Urgency(TextChoices):
    NORMAL = "normal", _("By date")
    HIGH = "high", _("Urgent")


class NormFit(TextChoices):
    """Whether the test's norm holds for this child; standard norms often do not fit newcomers (SLO)."""

    YES = "yes", _("The norm applies")
    NO = "no", _("The norm does not fit this child")
    UNKNOWN = "unknown", _("Not known")


class Script(TextChoices):
    """In which script a child reads or writes."""

    LATIN = "latin", _("Latin")
    ARABIC = "arabic", _("Arabic")
    CYRILLIC = "cyrillic", _("Cyrillic")
    GEEZ = "geez", _("Ge'ez (Tigrinya, Amharic)")
    CHINESE = "chinese", _("Chinese")
    OTHER = "other", _("Another script")
