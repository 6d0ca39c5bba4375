"""Where a teacher was, for the own portfolio."""

from __future__ import annotations

from django.db.models import QuerySet

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.training.models import Attendance


def attended_by(member: Member) -> QuerySet[Attendance]:
    """Sessions of every cohort that this person took part in, the latest first."""
    if not member.may(Permission.TRAINING_FOLLOW):
        return Attendance.objects.none()
    found = Attendance.objects.filter(enrolment__teacher_id=member.user_id, was_present=True)
    return found.select_related("session__cohort__programme", "session__module").order_by("-session__starts_at", "-pk")
