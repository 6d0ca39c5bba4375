"""The advice to have a teacher of a school trained, and what the school does with it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.messaging.actions import Words, tell
from steiger.organisations.selectors import region_of
from steiger.people.models import User
from steiger.people.selectors import people_in_role
from steiger.training.enums import SuggestionState
from steiger.training.models import Suggestion
from steiger.training.rules.access import may_answer_suggestion
from steiger.training.selectors.suggestions import schools_to_advise


@transaction.atomic
def suggest_training(*, by: Member, school_id: int, why: str) -> Suggestion:
    """By who comes at schools. One advice at a time: a school is not asked the same thing twice."""
    require(by, Permission.TRAINING_COACH)
    if not why.strip():
        raise DomainError(_("Write down why the training would help this school."), field="why")
    if not schools_to_advise(by).filter(pk=school_id).exists():
        raise DomainError(_("Choose a school of this region."), field="school")
    open_ones = Suggestion.objects.select_for_update(of=("self",)).filter(school_id=school_id)
    had = DomainError(_("This school has such an advice already, and has not answered yet."), field="school")
    if open_ones.filter(state=SuggestionState.OPEN).exists():
        raise had
    try:
        with transaction.atomic():
            suggestion = Suggestion.objects.create(
                region_id=by.region_id,
                school_id=school_id,
                why=why.strip(),
                made_on=clock.today(),
                made_by_id=by.user_id,
            )
    except IntegrityError as error:  # two at the same moment: the database keeps one
        raise had from error
    _tell(
        suggestion,
        by,
        people_in_role(by.region_id, Role.CARE_COORDINATOR, organisation_id=school_id),
        gettext_lazy("Advice: the training for a teacher of your school"),
        gettext_lazy("Somebody who comes at your school advises to have a teacher trained. You decide as a school."),
    )
    record(by=by, kind="suggest_training", subject=f"suggestion {suggestion.pk}", school=school_id)
    return suggestion


@transaction.atomic
def refuse_suggestion(*, by: Member, suggestion: Suggestion, reason: str) -> Suggestion:
    """Not now. Later the school can be advised again."""
    require(by, Permission.TRAINING_ENROL)
    suggestion = Suggestion.objects.select_for_update(of=("self",)).select_related("made_by").get(pk=suggestion.pk)
    may_answer_suggestion(by, suggestion).require()
    if suggestion.state != SuggestionState.OPEN:
        raise DomainError(_("This advice was answered already."))
    if not reason.strip():
        raise DomainError(_("Write down why not now. Who advised it learns from it."), field="reason")
    suggestion.refused_on, suggestion.answered_by_id = clock.today(), by.user_id
    suggestion.refuse_reason = reason.strip()
    suggestion.save(update_fields=["refused_on", "answered_by", "refuse_reason"])
    suggestion.refresh_from_db(fields=["state"])
    _tell(
        suggestion,
        by,
        [suggestion.made_by],
        gettext_lazy("A school does not take up your advice now"),
        gettext_lazy("A school has answered your advice to have a teacher trained."),
    )
    record(by=by, kind="refuse_suggestion", subject=f"suggestion {suggestion.pk}")
    return suggestion


def answer_by_enrolling(*, by: Member, school_id: int) -> None:
    """Who enrols a teacher has taken up the advice."""
    found = Suggestion.objects.select_for_update(of=("self",)).filter(school_id=school_id, state=SuggestionState.OPEN)
    for suggestion in found.select_related("made_by"):
        suggestion.enrolled_on, suggestion.answered_by_id = clock.today(), by.user_id
        suggestion.save(update_fields=["enrolled_on", "answered_by"])
        record(by=by, kind="take_up_suggestion", subject=f"suggestion {suggestion.pk}")
        _tell(
            suggestion,
            by,
            [suggestion.made_by],
            gettext_lazy("A school takes up your advice"),
            gettext_lazy("A school has enrolled a teacher for the training after your advice."),
        )


def _tell(suggestion: Suggestion, by: Member, users: Iterable[User], subject: Words, body: Words) -> None:
    region = region_of(by)
    tell(
        region_id=suggestion.region_id,
        users=[user for user in users if user.pk != by.user_id],
        subject=subject,
        body=body,
        path=reverse("training:suggestion", kwargs={"region": region.slug, "pk": suggestion.pk}),
    )
