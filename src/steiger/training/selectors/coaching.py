"""Coaching at the workplace, as coach, teacher and trainer read it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from steiger.access.member import Member
from steiger.training.enums import CoachingState
from steiger.training.models import CoachingSession, Enrolment
from steiger.training.rules.access import work_visible_to


def coaching_for(member: Member, pk: int) -> CoachingSession | None:
    return _complete(member).filter(pk=pk).first()


def coaching_of(member: Member, enrolment: Enrolment) -> Sequence[CoachingSession]:
    """Nothing for who may not read it; by time."""
    return list(_complete(member).filter(enrolment=enrolment))


def earlier_agreements(member: Member, session: CoachingSession) -> CoachingSession | None:
    """The session before: what was agreed then is what one looks at now."""
    found = _complete(member).filter(enrolment_id=session.enrolment_id, starts_at__lt=session.starts_at)
    return found.filter(state__in=(CoachingState.REPORTED, CoachingState.ANSWERED)).order_by("-starts_at").first()


def _complete(member: Member) -> QuerySet[CoachingSession]:
    seen = Enrolment.objects.filter(work_visible_to(member))
    return (
        CoachingSession.objects.filter(enrolment__in=seen)
        .select_related(
            "enrolment__teacher", "enrolment__school__organisation", "enrolment__coach", "enrolment__cohort__programme",
            "planned_by", "reported_by",
        )
        .order_by("starts_at", "pk")
    )  # fmt: skip
