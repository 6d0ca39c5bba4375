"""The self-scan: when it is time for it, and that every sentence is answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from steiger.core.errors import DomainError
from steiger.core.verdict import YES, Verdict, no
from steiger.training.enums import HIGHEST_SCORE, LOWEST_SCORE, Competence, Moment

if TYPE_CHECKING:
    from steiger.training.models import Cohort


def opens_on(cohort: Cohort, moment: Moment) -> date:
    """Before: from the enrolment on. Halfway and afterwards: by the cohort's own dates."""
    if moment == Moment.BEFORE:
        return date.min
    if moment == Moment.HALFWAY:
        return cohort.begins_on + timedelta(days=(cohort.ends_on - cohort.begins_on).days // 2)
    return cohort.ends_on - timedelta(weeks=8)


def may_be_filled(cohort: Cohort, moment: Moment, *, day: date, is_filled: bool) -> Verdict:
    """Once: whoever looks back may not rewrite how it was."""
    if is_filled:
        return no(_("You filled in this scan. It stays as it was, so that you can see how you grow."))
    if day < opens_on(cohort, moment):
        return no(_("It is too early for this scan."))
    if any(day >= opens_on(cohort, later) for later in list(Moment)[list(Moment).index(moment) + 1 :]):
        return no(_("The time of this scan has passed. Fill in the next one."))
    return YES


def check_scores(scores: Mapping[str, int]) -> None:
    if set(scores) != set(Competence.values):
        raise DomainError(_("Answer every sentence."))
    if any(not LOWEST_SCORE <= score <= HIGHEST_SCORE for score in scores.values()):
        raise DomainError(_("Choose one of the answers."))
