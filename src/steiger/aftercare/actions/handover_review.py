"""The questionnaire to the mother school about the hand-over: made at the move, asked, answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.actions.locks import lock_journey
from steiger.aftercare.enums import Agree, HandoverQuestion
from steiger.aftercare.models import HandoverAnswer, HandoverReview
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.links import in_region
from steiger.messaging.actions import tell
from steiger.messaging.enums import Kind
from steiger.organisations.models import Region
from steiger.people.selectors import people_in_role
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.pupils.selectors import involved_school_id
from steiger.transitions.selectors.steps import calendar_of


def make_review(*, journey: Journey, moved_on: date) -> HandoverReview:
    """On the day of the move: the questions come some school weeks later. Whoever moved the child passed the gate."""
    due_on = calendar_of(journey).weeks_after(moved_on, rules.REVIEW_AFTER_WEEKS)
    review, _made = HandoverReview.objects.get_or_create(
        region_id=journey.region_id, journey=journey, moved_on=moved_on, defaults={"due_on": due_on}
    )
    return review


@transaction.atomic
def ask_reviews(*, region_id: int) -> int:
    """Each morning: whose day it is. A school is told once; after that the question stands under Vandaag."""
    slug = Region.objects.get(pk=region_id).slug
    found = HandoverReview.objects.select_for_update(of=("self",), skip_locked=True).filter(
        due_on__lte=clock.today(),
        asked_on__isnull=True,
        answered_on__isnull=True,
        journey__left_on__isnull=True,
        journey__completed_on__isnull=True,
    )
    reviews = list(found.select_related("journey__pupil"))
    for review in reviews:
        review.asked_on = clock.today()
        review.save(update_fields=["asked_on"])
        _tell_asked(review, slug)
    return len(reviews)


def _tell_asked(review: HandoverReview, slug: str) -> None:
    journey = review.journey
    school_id = involved_school_id(journey, Relation.MOTHER_SCHOOL)
    if school_id is None:
        return
    tell(
        region_id=review.region_id,
        users=people_in_role(review.region_id, Role.CARE_COORDINATOR, organisation_id=school_id),
        subject=gettext_lazy("How was the hand-over?"),
        body=format_lazy(
            gettext_lazy("{initials} ({case}) has been with you for some weeks. Six questions about the hand-over."),
            initials=journey.pupil.initials,
            case=journey.case_number,
        ),
        path=in_region(slug, "aftercare:review", case=journey.case_number),
        kind=Kind.VISIT,
        fact=f"review-{review.pk}",
    )


@transaction.atomic
def answer_review(
    *,
    review: HandoverReview,
    answers: Mapping[HandoverQuestion, Agree],
    missing: str = "",
    tip: str = "",
    by: Member,
) -> HandoverReview:
    """What the mother school thinks of the hand-over. Every question is answered; the words may be left out."""
    require(by, Permission.REVIEW_ANSWER)
    journey = review.journey
    lock_journey(journey)
    review.refresh_from_db(from_queryset=HandoverReview.objects.select_for_update(of=("self",)))
    review.journey = journey
    rules.may_answer_review(by, review).require()
    for question in HandoverQuestion:
        if answers.get(question) not in Agree.values:
            raise DomainError(_("Answer each question."), field=f"answer_{question.value}")
    review.answered_on, review.answered_by_id = clock.today(), by.user_id
    review.missing, review.tip = missing.strip(), tip.strip()
    review.save(update_fields=["answered_on", "answered_by", "missing", "tip"])
    HandoverAnswer.objects.bulk_create(
        HandoverAnswer(region_id=review.region_id, review=review, question=question, agree=answers[question])
        for question in HandoverQuestion
    )
    record(by=by, kind="answer_review", case_number=journey.case_number)
    return review
