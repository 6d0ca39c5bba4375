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
    NONE = "none", _("There is no norm")


class Script(TextChoices):
    """In which script a child reads or writes."""

    LATIN = "latin", _("Latin")
    ARABIC = "arabic", _("Arabic")
    CYRILLIC = "cyrillic", _("Cyrillic")
    GEEZ = "geez", _("Ge'ez (Tigrinya, Amharic)")
    CHINESE = "chinese", _("Chinese")
    OTHER = "other", _("Another script")


class IntakeSection(TextChoices):
    """The parts of the first conversation, each saved by itself."""

    CONVERSATION = "conversation", _("The conversation")
    FAMILY = "family", _("Family")
    LANGUAGE = "language", _("Languages")
    SCHOOLING = "schooling", _("School until now")
    DAILY = "daily", _("Feeling at home")
    PERSPECTIVE = "perspective", _("Where to after this")


class ConsentPurpose(TextChoices):
    """What parents agree to, one by one (AVG: consent is given per purpose and can be taken back)."""

    FORMER_SCHOOL = "former_school", _("Ask the former school for information")
    SPECIALIST = "specialist", _("An Nt2 specialist from outside the school looks along during the stay")
    CARE = "care", _("Speak with who helps the family outside school")
    NOTES = "notes", _("The mother school reads the confidential notes")
    PHOTO = "photo", _("Use photos and film of the child")


class ConsentAnswer(TextChoices):
    GIVEN = "given", _("Agrees")
    REFUSED = "refused", _("Does not agree")


class Scale(TextChoices):
    """In what a score is written down."""

    WORDS = "words", _("In words (observation)")
    NUMBER = "number", _("A number")
    PERCENTAGE = "percentage", _("A percentage")
    LETTERS = "letters", _("A to E")
    ROMAN = "roman", _("I to V")
    AVI = "avi", _("AVI level")
    CEFR = "cefr", _("CEFR level")
    STEPS = "steps", _("Steps of its own")


class GoalState(TextChoices):
    WORKING = "working", _("Working on it")
    REACHED = "reached", _("Reached")
    DROPPED = "dropped", _("Let go")


class Interpreting(TextChoices):
    """How parents and school understood each other. A child never interprets."""

    NOT_NEEDED = "not_needed", _("Not needed")
    PRESENT = "present", _("An interpreter was there")
    PHONE = "phone", _("An interpreter by telephone or video")
    ACQUAINTANCE = "acquaintance", _("Somebody the family knows (an adult)")
    NONE = "none", _("None, although it was needed")


class ExtensionState(TextChoices):
    ASKED = "asked", _("Asked")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")


class Skill(TextChoices):
    """The five skills of the Common European Framework."""

    LISTENING = "listening", _("Listening")
    READING = "reading", _("Reading")
    CONVERSATION = "conversation", _("Conversation")
    SPEAKING = "speaking", _("Speaking")
    WRITING = "writing", _("Writing")


class Cefr(TextChoices):
    """From first letters on; in order."""

    ALFA_A = "alfa_a", _("Alfa A")
    ALFA_B = "alfa_b", _("Alfa B")
    ALFA_C = "alfa_c", _("Alfa C")
    PRE_A1 = "pre_a1", _("Pre-A1")
    A1 = "a1", _("A1")
    A1_PLUS = "a1_plus", _("A1+")
    A2 = "a2", _("A2")
    A2_PLUS = "a2_plus", _("A2+")
    B1 = "b1", _("B1")
    B1_PLUS = "b1_plus", _("B1+")
    B2 = "b2", _("B2")


class Route(TextChoices):
    """The pace of learning in secondary education for newcomers."""

    ONE = "1", _("Route 1: practical")
    TWO = "2", _("Route 2: vocational")
    THREE = "3", _("Route 3: general")
