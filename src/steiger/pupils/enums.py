from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Phase(TextChoices):
    """Where a journey is. Follows from its dated facts (domain page, section 2); nobody types it in."""

    REFERRED = "referred", _("Referred")
    WAITING = "waiting", _("Waiting list")
    INTAKE = "intake", _("Intake")
    AT_NEWCOMER_SCHOOL = "at_newcomer_school", _("At the newcomer school")
    PREPARING = "preparing", _("Preparing the move")
    AFTERCARE = "aftercare", _("Aftercare")
    COMPLETED = "completed", _("Completed")
    LEFT = "left", _("Left")


class LeavingReason(TextChoices):
    MOVED_AWAY = "moved_away", _("Moved to another region")
    LEFT_COUNTRY = "left_country", _("Left the country")
    OTHER_SCHOOL_TYPE = "other_school_type", _("Other type of school")
    TURNED_18 = "turned_18", _("Completed at 18")
    NOT_A_NEWCOMER = "not_a_newcomer", _("Referral declined: not a newcomer")
    WITHDRAWN = "withdrawn", _("Referral withdrawn")
    DOUBLE = "double", _("Referred twice: goes on under another case number")


class Relation(TextChoices):
    """In which relation an organisation or a specialist stands to a child."""

    REFERRING_SCHOOL = "referring_school", _("Referring school")
    NEWCOMER_SCHOOL = "newcomer_school", _("Newcomer school")
    MOTHER_SCHOOL = "mother_school", _("Mother school")
    SPECIALIST = "specialist", _("Nt2 specialist")
    STAFF_SESSION = "staff_session", _("Help with the software")


class BondEnd(TextChoices):
    OTHER_SCHOOL = "other_school", _("Parents chose another school")
    MOVED_HOUSE = "moved_house", _("The family moved house")
    NO_PLACE = "no_place", _("The school has no place")
    RETURNED = "returned", _("The child went back to the newcomer school")
    WITHDRAWN = "withdrawn", _("The question was withdrawn")
    LEFT = "left", _("The child left")


class DateLikeness(TextChoices):
    """From the same birth date to another one: which kinds of writing it differently there are."""

    SAME = "same", _("The same birth date")
    SAME_ROUND = "same_round", _("The same birth date, a day that is often filled in when it is not known")
    SWAPPED = "swapped", _("Day and month are in each other's place")
    ONE_FIGURE = "one_figure", _("The birth date differs by one figure or one day")
    UNKNOWN_DAY = "unknown_day", _("The same year; of one of the two the day is perhaps not known")
    OTHER_YEAR = "other_year", _("The same day, another year")
    UNKNOWN_DAY_OTHER_YEAR = "unknown_day_other_year", _("A year apart; of one of the two the day is perhaps not known")
    OTHER = "other", _("Another birth date")


class DoubleVerdict(TextChoices):
    """What somebody said of two children who look like one."""

    OTHER_CHILD = "other_child", _("Another child")
    SAME_CHILD = "same_child", _("The same child")


class Channel(TextChoices):
    SPOKEN = "spoken", _("Spoken (telephone, in person)")
    WRITTEN = "written", _("Written (mail, message)")


class Section(TextChoices):
    """The parts of a file, as the access rule speaks of them."""

    IDENTITY = "identity", _("Name and birth date")
    ARRIVAL = "arrival", _("Arrival and earlier schools")
    CONTACT = "contact", _("Parents and contact")
    WAY = "way", _("The way and its dates")
    STAY = "stay", _("Intake and stay")
    LEVELS = "levels", _("Levels per domain")
    BOND = "bond", _("Mother school")
    STEPS = "steps", _("Steps around the move")
    DOCUMENT = "document", _("Placement document")
    SUPPORT = "support", _("Support")
    VISITS = "visits", _("Aftercare visits")
    ADVICE = "advice", _("Advice of the IB consultation")
    NOTES = "notes", _("Confidential notes")
    HISTORY = "history", _("History")


class Domain(TextChoices):
    """What a child learns: the four of the source page, and three more."""

    ARITHMETIC = "arithmetic", _("Arithmetic")
    TECHNICAL_READING = "technical_reading", _("Technical reading")
    VOCABULARY = "vocabulary", _("Vocabulary")
    READING_COMPREHENSION = "reading_comprehension", _("Reading comprehension")
    ORAL_LANGUAGE = "oral_language", _("Oral language")
    WRITING = "writing", _("Writing")
    SOCIAL_EMOTIONAL = "social_emotional", _("Social-emotional")


# Every visit reports on these four (source page: arithmetic and technical reading often at level, the others not).
CORE_DOMAINS = (Domain.ARITHMETIC, Domain.TECHNICAL_READING, Domain.VOCABULARY, Domain.READING_COMPREHENSION)


class Standing(TextChoices):
    """How a child stands against the desired level."""

    BELOW = "below", _("Below the desired level")
    APPROACHING = "approaching", _("Approaching the desired level")
    AT = "at", _("At the desired level")
    ABOVE = "above", _("Above the desired level")
