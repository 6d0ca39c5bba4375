from __future__ import annotations

from enum import IntEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# What a secret link opens: the questions to a teacher before one visit.
TEACHER_LINK = "teacher"


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
