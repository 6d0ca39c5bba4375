"""What passes to a successor when somebody leaves. Whether it may, was checked where the role ends (`people`)."""

from __future__ import annotations

from collections.abc import Collection

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.training.models import CohortTrainer, Enrolment


def pass_on_cohorts(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """A successor who leads the cohort already leads it alone from now on."""
    require(by, Permission.PEOPLE_MANAGE)
    found = CohortTrainer.objects.select_for_update(of=("self",)).filter(
        cohort_id__in=keys, user_id=owner_id, cohort__finished_on=None
    )
    for leading in found.order_by("pk"):
        if CohortTrainer.objects.filter(cohort_id=leading.cohort_id, user_id=successor_id).exists():
            leading.delete()
        else:
            leading.user_id = successor_id
            leading.save(update_fields=["user"])
        record(by=by, kind="pass_on_cohort", subject=f"cohort {leading.cohort_id}", trainer=successor_id)


def pass_on_coaching(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """The teacher, and with them every session that is still planned: it is the coach's who comes."""
    require(by, Permission.PEOPLE_MANAGE)
    found = Enrolment.objects.select_for_update(of=("self",)).filter(pk__in=keys, coach_id=owner_id)
    for enrolment in found.order_by("pk"):
        enrolment.coach_id = successor_id
        enrolment.save(update_fields=["coach"])
        record(by=by, kind="pass_on_coaching", subject=f"enrolment {enrolment.pk}", coach=successor_id)
