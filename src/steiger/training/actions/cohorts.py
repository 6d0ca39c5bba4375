"""A cohort begins, changes and finishes; who leads it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.training.models import Cohort, CohortTrainer, Programme
from steiger.training.rules import cohorts as rules
from steiger.training.rules.access import may_lead, may_plan_cohorts
from steiger.training.selectors.cohorts import sessions_to_come, taken_in, trainers_to_choose
from steiger.training.selectors.work import waiting_for_assessment


@dataclass(frozen=True, slots=True)
class CohortInput:
    name: str
    begins_on: date
    ends_on: date
    enrol_until: date
    places: int
    trainer_ids: Collection[int]


@transaction.atomic
def begin_cohort(*, by: Member, programme: Programme, asked: CohortInput) -> Cohort:
    """It follows this version of the programme to its end, and the policy of the day on which it begins."""
    require(by, Permission.TRAINING_WRITE)
    may_plan_cohorts(by).require()
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    if not programme.modules.exists():
        raise DomainError(_("This programme has no modules yet. Add them first."))
    _check(asked)
    cohort = _saved(
        Cohort(
            region_id=by.region_id,
            programme=programme,
            made_on=clock.today(),
            made_by_id=by.user_id,
            name=asked.name.strip(),
            begins_on=asked.begins_on,
            ends_on=asked.ends_on,
            enrol_until=asked.enrol_until,
            places=asked.places,
        )
    )
    _lead(by, cohort, asked.trainer_ids)
    record(by=by, kind="begin_cohort", subject=f"cohort {cohort.pk}", programme=programme.number)
    return cohort


@transaction.atomic
def change_cohort(*, by: Member, cohort: Cohort, asked: CohortInput) -> Cohort:
    """Never fewer places than are taken."""
    cohort = lock_led(by, cohort)
    _check(asked, taken=taken_in(cohort))
    cohort.name = asked.name.strip()
    cohort.begins_on, cohort.ends_on, cohort.enrol_until = asked.begins_on, asked.ends_on, asked.enrol_until
    cohort.places = asked.places
    _saved(cohort)
    _lead(by, cohort, asked.trainer_ids)
    record(by=by, kind="change_cohort", subject=f"cohort {cohort.pk}")
    return cohort


@transaction.atomic
def finish_cohort(*, by: Member, cohort: Cohort) -> Cohort:
    """Nothing is handed in or planned any more. Who has everything can still get the certificate."""
    cohort = lock_led(by, cohort)
    unassessed = waiting_for_assessment(Cohort.objects.filter(pk=cohort.pk)).count()
    rules.refuse(rules.may_finish(to_come=sessions_to_come(cohort), unassessed=unassessed))
    cohort.finished_on, cohort.finished_by_id = clock.today(), by.user_id
    cohort.save(update_fields=["finished_on", "finished_by"])
    record(by=by, kind="finish_cohort", subject=f"cohort {cohort.pk}")
    return cohort


def lock_cohort(cohort_id: int) -> Cohort:
    """Whoever takes a place or changes how many there are waits here for the other."""
    return Cohort.objects.select_for_update(of=("self",)).select_related("programme").get(pk=cohort_id)


def lock_led(by: Member, cohort: Cohort) -> Cohort:
    require(by, Permission.TRAINING_WRITE)
    may_lead(by, cohort).require()
    cohort = lock_cohort(cohort.pk)
    rules.refuse(rules.may_change(cohort))
    return cohort


def _check(asked: CohortInput, *, taken: int = 0) -> None:
    if not asked.name.strip():
        raise DomainError(_("Give the cohort a name."), field="name")
    rules.check_period(
        begins_on=asked.begins_on,
        ends_on=asked.ends_on,
        enrol_until=asked.enrol_until,
        places=asked.places,
        taken=taken,
    )
    if not asked.trainer_ids:
        raise DomainError(_("Choose at least one trainer: somebody leads the cohort."), field="trainers")


def _saved(cohort: Cohort) -> Cohort:
    try:
        with transaction.atomic():
            cohort.save()
    except IntegrityError as error:
        if "cohort_name_once" not in str(error):
            raise
        raise DomainError(_("There is a cohort with this name. Choose another name."), field="name") from error
    return cohort


def _lead(by: Member, cohort: Cohort, trainer_ids: Collection[int]) -> None:
    """Exactly these people lead it."""
    known = set(trainers_to_choose(by).values_list("pk", flat=True))
    now = set(CohortTrainer.objects.filter(cohort=cohort).values_list("user_id", flat=True))
    wanted = set(trainer_ids)
    if not wanted <= known | now:
        raise DomainError(_("Choose somebody who is a trainer or coordinator in this region."), field="trainers")
    CohortTrainer.objects.filter(cohort=cohort, user_id__in=now - wanted).delete()
    for user_id in sorted(wanted - now):
        CohortTrainer.objects.create(region_id=cohort.region_id, cohort=cohort, user_id=user_id)
