"""A school enrols a teacher, who agrees; who coaches; who stops."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.messaging.actions import Words, tell
from steiger.messaging.enums import Kind
from steiger.organisations.selectors import region_of
from steiger.people.models import User
from steiger.training.actions.cohorts import lock_cohort
from steiger.training.actions.suggestions import answer_by_enrolling
from steiger.training.enums import TAKES_A_PLACE
from steiger.training.models import Cohort, Enrolment
from steiger.training.rules import access
from steiger.training.rules import cohorts as rules
from steiger.training.selectors.cohorts import coaches_to_choose, taken_in, works_at


@transaction.atomic
def enrol_teacher(*, by: Member, cohort: Cohort, teacher_id: int, school_id: int) -> Enrolment:
    """By the school. It takes a place at once, and counts from the teacher's own yes."""
    require(by, Permission.TRAINING_ENROL)
    access.may_enrol_at(by, school_id).require()
    cohort = lock_cohort(cohort.pk)
    if Enrolment.objects.filter(cohort=cohort, teacher_id=teacher_id, state__in=TAKES_A_PLACE).exists():
        raise DomainError(_("This teacher is enrolled in this cohort already."), field="teacher")
    rules.refuse(rules.may_enrol(cohort, taken=taken_in(cohort)))
    if not works_at(teacher_id, school_id, by.region_id):
        raise DomainError(
            _("This person does not work at this school. Choose a colleague of the school."), field="teacher"
        )
    enrolment = Enrolment.objects.create(
        region_id=by.region_id,
        cohort=cohort,
        teacher_id=teacher_id,
        school_id=school_id,
        proposed_on=clock.today(),
        proposed_by_id=by.user_id,
    )
    answer_by_enrolling(by=by, school_id=school_id)
    tell_about(
        enrolment,
        by,
        [User.objects.get(pk=teacher_id)],
        gettext_lazy("You are enrolled for the training: {cohort}"),
        gettext_lazy("Your school has enrolled you for the training {cohort}. Say whether you take part."),
    )
    record(by=by, kind="enrol_teacher", subject=f"enrolment {enrolment.pk}", cohort=cohort.pk)
    return enrolment


@transaction.atomic
def answer_enrolment(*, by: Member, enrolment: Enrolment, agrees: bool) -> Enrolment:
    """Only the teacher, for whom it is."""
    require(by, Permission.TRAINING_FOLLOW)
    enrolment = lock_enrolment(enrolment)
    access.is_own(by, enrolment).require()
    rules.refuse(rules.may_answer(enrolment))
    if agrees:
        enrolment.agreed_on = clock.today()
        subject = gettext_lazy("A colleague takes part in the training {cohort}")
        body = gettext_lazy("The teacher whom you enrolled has agreed and takes part.")
    else:
        enrolment.declined_on = clock.today()
        subject = gettext_lazy("A colleague does not take part in the training {cohort}")
        body = gettext_lazy("The teacher whom you enrolled does not take part. The place is free again.")
    enrolment.save(update_fields=["agreed_on", "declined_on"])
    enrolment.refresh_from_db(fields=["state"])
    tell_about(enrolment, by, [enrolment.proposed_by], subject, body)
    record(by=by, kind="answer_enrolment", subject=f"enrolment {enrolment.pk}", agrees=str(agrees))
    return enrolment


@transaction.atomic
def stop_enrolment(*, by: Member, enrolment: Enrolment, reason: str) -> Enrolment:
    """The place is free again; what was done stays on record."""
    require(by, Permission.TRAINING_SEE)
    enrolment = lock_enrolment(enrolment)
    access.may_stop(by, enrolment).require()
    rules.refuse(rules.may_be_stopped(enrolment))
    if not reason.strip():
        raise DomainError(_("Write down why the training stops."), field="reason")
    enrolment.stopped_on, enrolment.stopped_by_id = clock.today(), by.user_id
    enrolment.stop_reason = reason.strip()
    enrolment.save(update_fields=["stopped_on", "stopped_by", "stop_reason"])
    enrolment.refresh_from_db(fields=["state"])
    tell_about(
        enrolment,
        by,
        [one for one in (enrolment.teacher, enrolment.coach) if one is not None],
        gettext_lazy("Stopped: training {cohort}"),
        gettext_lazy("The training of a teacher was stopped."),
    )
    record(by=by, kind="stop_enrolment", subject=f"enrolment {enrolment.pk}")
    return enrolment


@transaction.atomic
def assign_coach(*, by: Member, enrolment: Enrolment, coach_id: int) -> Enrolment:
    """Who comes to the school; sessions that are planned go along."""
    require(by, Permission.TRAINING_WRITE)
    enrolment = lock_enrolment(enrolment)
    access.may_lead(by, enrolment.cohort).require()
    rules.refuse(rules.may_be_stopped(enrolment))
    if coach_id == enrolment.teacher_id:
        raise DomainError(_("Nobody coaches oneself. Choose somebody else."), field="coach")
    coach = coaches_to_choose(by).filter(pk=coach_id).first()
    if coach is None:
        raise DomainError(_("Choose a specialist or a trainer of this region."), field="coach")
    enrolment.coach = coach
    enrolment.save(update_fields=["coach"])
    tell_about(
        enrolment,
        by,
        [coach],
        gettext_lazy("A teacher to coach: {cohort}"),
        gettext_lazy("You coach a teacher of the training {cohort}. Plan the first session at the school."),
    )
    record(by=by, kind="assign_coach", subject=f"enrolment {enrolment.pk}", coach=coach_id)
    return enrolment


def lock_enrolment(enrolment: Enrolment) -> Enrolment:
    found = Enrolment.objects.select_for_update(of=("self",))
    return found.select_related("cohort__programme", "teacher", "school__organisation", "coach", "proposed_by").get(
        pk=enrolment.pk
    )


def tell_about(
    enrolment: Enrolment, by: Member, users: list[User], subject: Words, body: Words, *, path: str = ""
) -> None:
    """To the others than who does it; by way of the page of this enrolment unless another is named."""
    region = region_of(by)
    words = {"cohort": enrolment.cohort.name}
    tell(
        region_id=enrolment.region_id,
        users=[user for user in users if user.pk != by.user_id],
        subject=format_lazy(subject, **words),  # type: ignore[arg-type]  # lazy words are words
        body=format_lazy(body, **words),  # type: ignore[arg-type]
        path=path or reverse("training:enrolment", kwargs={"region": region.slug, "pk": enrolment.pk}),
        kind=Kind.TRAINING,
    )
