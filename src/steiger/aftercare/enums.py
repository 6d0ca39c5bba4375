from __future__ import annotations

from enum import IntEnum

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

# What a secret link opens: the questions to a teacher before one visit.
TEACHER_LINK = "teacher"
# And: the day and time of visits at one school, to accept or to answer with other moments.
OFFER_LINK = "visit_offer"


class VisitState(TextChoices):
    OPEN = "open", _("To be planned")
    PLANNED = "planned", _("Planned")
    REPORTED = "reported", _("Reported")
    SKIPPED = "skipped", _("Skipped")


class Going(TextChoices):
    """How the support is going: four points, no middle."""

    BADLY = "badly", _("Badly")
    WITH_DIFFICULTY = "with_difficulty", _("With difficulty")
    FAIRLY = "fairly", _("Fairly well")
    WELL = "well", _("Well")


class Familiarity(TextChoices):
    """Whether the school knows the regional multi-year support plan (source page: always asked)."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class SupportFor(TextChoices):
    """For whom support is: shifting, from place to place, between teacher and pupil (source page)."""

    TEACHER = "teacher", _("Teacher")
    SCHOOL = "school", _("School")
    PUPIL = "pupil", _("Pupil")


class Agree(TextChoices):
    """Four points, no middle."""

    NO = "no", _("No")
    RATHER_NO = "rather_no", _("Rather not")
    RATHER_YES = "rather_yes", _("Mostly")
    YES = "yes", _("Yes")


class HandoverQuestion(TextChoices):
    """What the mother school is asked about the hand-over (field notes, 2.5)."""

    COMPLETE = "complete", _("Was the information complete?")
    IN_TIME = "in_time", _("Did it come in time?")
    GROUP = "group", _("Was the advised group right?")
    LEVELS = "levels", _("Were the levels right?")
    WELLBEING = "wellbeing", _("Did you know enough about how the child feels and learns?")
    SUPPORT = "support", _("Did the support begin as agreed?")


class Detail(IntEnum):
    """How much of a visit somebody reads (domain page, section 4): a teacher reads what was agreed, and no more."""

    NONE = 0
    AGREED_POINTS = 1
    WHOLE = 2


class Span(TextChoices):
    """How much of the calendar stands on the page."""

    WEEK = "week", _("Week")
    MONTH = "month", _("Month")


class VisitWhen(TextChoices):
    """Where a visit stands in somebody's calendar."""

    LATE = "late", _("Too late")
    THIS_WEEK = "this_week", _("This week")
    LATER = "later", _("Later")


class Weekday(IntegerChoices):
    """The days on which there can be lessons, as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")


class SchoolAnswer(TextChoices):
    """What a school says to the day and time that it was offered."""

    ACCEPTED = "accepted", _("It suits")
    OTHER = "other", _("Another moment")


class Reason(TextChoices):
    """Why a visit is not in a proposal (the words of `planning.plan.Reason`)."""

    UNKNOWN_SCHOOL = "unknown_school", _("It is not known at which school the child is")
    NO_COORDINATES = "no_coordinates", _("It is not known where the school lies")
    WINDOW_BACKWARDS = "window_backwards", _("Its window ends before it begins")
    NO_DURATION = "no_duration", _("It takes no time")
    BROKEN_APPOINTMENT = "broken_appointment", _("Its appointment cannot stand")
    WINDOW_IN_HOLIDAY = "window_in_holiday", _("Its whole window falls in a holiday")
    SCHOOL_CLOSED = "school_closed", _("The school receives nobody in its window")
    NO_SPECIALISM = "no_specialism", _("No specialist has what this visit asks")
    NOBODY_WORKS = "nobody_works", _("No specialist works on a day in its window")
    DOES_NOT_FIT_A_DAY = "does_not_fit_a_day", _("It does not fit in the hours of one day")
    ORDER_OF_VISITS = "order_of_visits", _("It would come before an earlier visit to this child")
    APPOINTMENTS_IN_THE_WAY = "appointments_in_the_way", _("Appointments that stand are in the way")
    TOO_FAR = "too_far", _("It is too far for the hours of one day")
    NO_CAPACITY = "no_capacity", _("There are not enough hours in its window")
    TAKEN_OUT = "taken_out", _("Taken out by hand")
    LATER = "later", _("It can still be planned after this period")
