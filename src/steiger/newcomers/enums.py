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


class PlacementEnd(TextChoices):
    """Why a place was given back."""

    MOVED = "moved", _("Moved on to the mother school")
    WITHDRAWN = "withdrawn", _("The offer was withdrawn")
    EXPIRED = "expired", _("The reservation expired")
    OBSERVED = "observed", _("Ended after the observation period")
    LEFT = "left", _("The child left")


class Decided(TextChoices):
    """What was decided about a place, each time with a reason on a day by a person."""

    HELD_LONGER = "held_longer", _("Reservation kept longer")
    CONFIRMED = "confirmed", _("Placement confirmed")
    OBSERVED_LONGER = "observed_longer", _("Observation extended")
    ENDED = "ended", _("Placement ended after the observation")


class Notice(TextChoices):
    """What the law wants done when a child is enrolled at a school, or no longer is (`rules.notices` has the terms)."""

    PROOF = "proof", _("See the proof of deregistration, or a declaration of the parents")
    MUNICIPALITY = "municipality", _("Tell the municipality that the child is enrolled")
    FORMER_SCHOOL = "former_school", _("Tell the former school that the child is enrolled with you")
    NUMBER = "number", _("Report a child without a BSN to DUO")
    DEREGISTERED = "deregistered", _("Tell the municipality that the child is no longer enrolled")


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
