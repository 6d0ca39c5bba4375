from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EnrolmentState(TextChoices):
    """Follows from the dates of an enrolment; see the generated column."""

    PROPOSED = "proposed", _("Waits for the teacher")
    TAKES_PART = "takes_part", _("Takes part")
    DECLINED = "declined", _("Does not take part")
    STOPPED = "stopped", _("Stopped")


# Who takes up a place in a cohort.
TAKES_A_PLACE = (EnrolmentState.PROPOSED, EnrolmentState.TAKES_PART)


class SessionState(TextChoices):
    PLANNED = "planned", _("To come")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class SuggestionState(TextChoices):
    """What a school did with the advice to have a teacher trained; see the generated column."""

    OPEN = "open", _("Waits for the school")
    ENROLLED = "enrolled", _("A teacher is enrolled")
    REFUSED = "refused", _("Not now")


class Outcome(TextChoices):
    """What is said of handed-in work. Only the last two are an assessment."""

    FEEDBACK = "feedback", _("Feedback: work on it")
    REDO = "redo", _("Not enough yet: do it again")
    PASSED = "passed", _("Passed")


class WorkState(TextChoices):
    """How one assignment of one teacher stands: follows from what was handed in and said of it."""

    OPEN = "open", _("Not handed in")
    HANDED_IN = "handed_in", _("Waits for assessment")
    FEEDBACK = "feedback", _("Feedback given")
    REDO = "redo", _("Do it again")
    PASSED = "passed", _("Passed")


class Mark(TextChoices):
    """Per criterion of an assignment."""

    SHOWN = "shown", _("Shown")
    PARTLY = "partly", _("Partly")
    NOT_YET = "not_yet", _("Not yet")


class CoachingState(TextChoices):
    PLANNED = "planned", _("Planned")
    REPORTED = "reported", _("Report written")
    ANSWERED = "answered", _("Teacher has reacted")
    CANCELLED = "cancelled", _("Cancelled")


class Moment(TextChoices):
    """When a teacher looks at the own competence."""

    BEFORE = "before", _("At the start")
    HALFWAY = "halfway", _("Halfway")
    AFTER = "after", _("At the end")


class Competence(TextChoices):
    """What a teacher of newcomers can do, in sentences to agree with: one per module, and one about the whole."""

    ACQUISITION = "acquisition", _("I know how a child learns a second language, and plan my lessons by it.")
    ORAL = "oral", _("I get every child to speak, and teach new words on purpose.")
    READING = "reading", _("I help children to understand a text in a language that they are still learning.")
    ASSESSMENT = "assessment", _("I see what a child can do, also when a test does not fit.")
    TRAUMA = "trauma", _("I recognise stress, and offer peace and predictability in my class.")
    CULTURE = "culture", _("I talk with parents of another background as partners.")
    CURRICULUM = "curriculum", _("I teach language in every subject, also in arithmetic and the world around us.")
    TEAM = "team", _("I take my colleagues along in teaching newcomers.")


LOWEST_SCORE, HIGHEST_SCORE = 1, 4
SCORES = (
    (1, _("Not yet")),
    (2, _("A little")),
    (3, _("Mostly")),
    (4, _("Fully")),
)
