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


class Voice(TextChoices):
    """Who speaks for the child about its document: the parents, or from sixteen the pupil."""

    PARENTS = "parents", _("The parents or carers")
    PUPIL = "pupil", _("The pupil")


class Pen(TextChoices):
    """Which school writes on a version now. The other one waits."""

    NEWCOMER_SCHOOL = "newcomer_school", _("Newcomer school")
    MOTHER_SCHOOL = "mother_school", _("Mother school")


class EntryKind(TextChoices):
    """What somebody did on a version of the document."""

    WROTE = "wrote", _("Wrote")
    RENEWED = "renewed", _("Took over from the file again")
    HANDED = "handed", _("Handed over the pen")


class SignedHow(TextChoices):
    """How a signature was put."""

    TYPED = "typed", _("With a name on the screen")
    DRAWN = "drawn", _("Drawn on the screen")
    PAPER = "paper", _("On paper")


class DocumentState(TextChoices):
    DRAFT = "draft", _("Draft")
    SEEN = "seen", _("Seen by the parents")
    SIGNED = "signed", _("Signed")
    REPLACED = "replaced", _("Replaced by a later version")


class PlanReason(TextChoices):
    """Why the expected day of the move changes."""

    CHILD_LATER = "child_later", _("The child needs more time")
    CHILD_SOONER = "child_sooner", _("The child is ready earlier")
    NOT_IN_TIME = "not_in_time", _("A step cannot be in time any more")
    SCHOOL = "school", _("The mother school asks for it")
    PARENTS = "parents", _("The parents ask for it")
    FREE_DAY = "free_day", _("The day fell on a holiday or a free day")
    OTHER = "other", _("Another reason")


class AppointmentKind(TextChoices):
    """What newcomer school and mother school arrange with each other on a day of their own."""

    ALIGNMENT = "alignment", _("Alignment meeting")
    ACQUAINTANCE = "acquaintance", _("Acquaintance visit")
    TRIAL_DAY = "trial_day", _("Trial day")
    HANDOVER = "handover", _("Warm handover")


class AppointmentState(TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class PlaceAnswer(TextChoices):
    """What a school says when it is asked whether it has a place."""

    YES = "yes", _("Yes, from a date")
    WHEN = "when", _("Yes, when")
    NO = "no", _("No, because")


class QuestionEnd(TextChoices):
    """Why a question to several schools is closed."""

    CHOSEN = "chosen", _("The parents have chosen a school")
    WITHDRAWN = "withdrawn", _("The question was withdrawn")
    LEFT = "left", _("The child left")


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

# What the secret link of the parents is for (`core.secret_links`).
PARENTS_LINK = "placement_document"

# The sections that the mother school completes when it holds the pen: what it will do itself.
MOTHER_SCHOOL_SECTIONS = ("advice", "agreements")

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
