from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from steiger.cooperation.enums import Proof


class StepState(TextChoices):
    DONE = "done", _("Done")
    LATE = "late", _("Late")
    NEXT = "next", _("Next")
    OPEN = "open", _("To do")


class Agreement(TextChoices):
    """Whether the parents agree with what they saw (OSO: Ja, Nee, Onbekend)."""

    YES = "yes", _("Agree")
    NO = "no", _("Do not agree")
    UNKNOWN = "unknown", _("Not known")


class DocumentState(TextChoices):
    DRAFT = "draft", _("Draft")
    SEEN = "seen", _("Seen by the parents")
    SIGNED = "signed", _("Signed")
    REPLACED = "replaced", _("Replaced by a later version")


# Facts that this room keeps: a step that they prove is done exactly as long as the fact holds.
OWN_PROOFS = frozenset(
    {
        Proof.SCHOOL_CHOSEN,
        Proof.SCHOOL_AGREED,
        Proof.DOCUMENT_DRAFTED,
        Proof.DOCUMENT_DISCUSSED,
        Proof.DOCUMENT_SIGNED,
        Proof.MOVED,
    }
)
# Facts of the room above, which shows and reports them itself.
AFTERCARE_PROOFS = frozenset({Proof.SUPPORT_STARTED, Proof.VISIT_REPORTED, Proof.CLOSED})

# The sections of the placement document that are written (decree, art. 4 to 7), in the order of the page.
TEXT_SECTIONS = (
    "school_history",
    "social_emotional",
    "work_attitude",
    "support_and_concerns",
    "absence",
    "advice",
    "agreements",
)
