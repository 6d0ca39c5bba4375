from __future__ import annotations

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Subject(TextChoices):
    """What a question, an article or an activity is about. One list, so that what is asked suggests what is offered."""

    FIRST_WEEKS = "first_weeks", _("The first weeks")
    SECOND_LANGUAGE = "second_language", _("Learning a second language")
    ORAL_LANGUAGE = "oral_language", _("Oral language")
    VOCABULARY = "vocabulary", _("Vocabulary")
    READING = "reading", _("Reading")
    WRITING = "writing", _("Writing and spelling")
    ARITHMETIC = "arithmetic", _("Arithmetic")
    MULTILINGUALISM = "multilingualism", _("Multilingualism")
    TRAUMA_SENSITIVE = "trauma_sensitive", _("Trauma-sensitive teaching")
    CULTURE_SENSITIVE = "culture_sensitive", _("Culture-sensitive teaching")
    WELLBEING = "wellbeing", _("Wellbeing and joining in")
    ASSESSMENT = "assessment", _("Testing and following progress")
    PARENTS = "parents", _("Talking with parents")
    MOVE = "move", _("Move to the mother school")
    ORGANISATION = "organisation", _("Organisation, rules and money")


def subjects_said(subjects: Iterable[str]) -> str:
    return ", ".join(str(Subject(one).label) for one in subjects)


class Stage(TextChoices):
    """For which classes something is meant; none named is all of them."""

    YOUNG = "young", _("Groups 1 and 2")
    LOWER = "lower", _("Groups 3 to 5")
    UPPER = "upper", _("Groups 6 to 8")
    SECONDARY = "secondary", _("Secondary education")
