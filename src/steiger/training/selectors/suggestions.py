"""Advice to schools to have a teacher trained: what waits for an answer, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.organisations.models import School
from steiger.organisations.selectors import region_of, regular_schools
from steiger.training.enums import SuggestionState
from steiger.training.models import Cohort, Suggestion
from steiger.training.rules.access import may_answer_suggestion, suggestions_visible_to
from steiger.training.rules.cohorts import may_enrol
from steiger.training.selectors.cohorts import cohorts


def suggestions(member: Member) -> QuerySet[Suggestion]:
    found = Suggestion.objects.filter(suggestions_visible_to(member))
    return found.select_related("school__organisation", "made_by", "answered_by")


def suggestion_for(member: Member, pk: int) -> Suggestion | None:
    return suggestions(member).filter(pk=pk).first()


def open_suggestions(member: Member) -> QuerySet[Suggestion]:
    return suggestions(member).filter(state=SuggestionState.OPEN).order_by("made_on", "pk")


def suggestions_for_school(member: Member) -> QuerySet[Suggestion]:
    """What this person's own school has to answer."""
    if not member.may(Permission.TRAINING_ENROL):
        return Suggestion.objects.none()
    return open_suggestions(member).filter(school_id__in=member.organisations(Permission.TRAINING_ENROL))


def schools_to_advise(member: Member) -> QuerySet[School]:
    return regular_schools(region_of(member))


@dataclass(frozen=True, slots=True)
class SuggestionPage:
    """One advice, with the way on for who may answer it."""

    suggestion: Suggestion
    may_answer: bool
    open_cohorts: list[Cohort]


def suggestion_page(member: Member, suggestion: Suggestion) -> SuggestionPage:
    may_answer = suggestion.state == SuggestionState.OPEN and bool(may_answer_suggestion(member, suggestion))
    open_cohorts = []
    if may_answer:
        open_cohorts = [one for one in cohorts(member).filter(finished_on=None) if may_enrol(one, taken=one.taken)]  # type: ignore[attr-defined]
    return SuggestionPage(suggestion, may_answer, open_cohorts)
