"""Whose training somebody sees. What one handed in and what a coach wrote is for fewer eyes than how far one is."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.training.models import Cohort, CohortTrainer, Enrolment, Suggestion

NOBODY = Q(pk__in=())


def programmes_visible_to(member: Member) -> Q:
    """Every colleague in the schools may read what the training is."""
    return Q(region_id=member.region_id) if member.may(Permission.TRAINING_SEE) else NOBODY


def cohorts_visible_to(member: Member) -> Q:
    """Which cohorts there are is no secret among colleagues; who takes part is."""
    return programmes_visible_to(member)


def enrolments_visible_to(member: Member) -> Q:
    """How far somebody is: oneself, the own school, who leads the cohort, who coaches, and the coordinator."""
    reach = member.reach(Permission.TRAINING_SEE)
    if reach < Reach.OWN:
        return NOBODY
    mine = Q(region_id=member.region_id)
    if reach == Reach.REGION:
        return mine
    schools = member.organisations(Permission.TRAINING_ENROL)
    return mine & (_entrusted(member) | Q(school_id__in=schools))


def work_visible_to(member: Member) -> Q:
    """Enrolments whose work, coaching and self-scan one reads: not the school, where somebody is an employee."""
    reach = member.reach(Permission.TRAINING_SEE)
    if reach < Reach.OWN:
        return NOBODY
    mine = Q(region_id=member.region_id)
    return mine if reach == Reach.REGION else mine & _entrusted(member)


def _entrusted(member: Member) -> Q:
    led = CohortTrainer.objects.filter(user_id=member.user_id).values("cohort_id")
    return Q(teacher_id=member.user_id) | Q(coach_id=member.user_id) | Q(cohort_id__in=led)


def suggestions_visible_to(member: Member) -> Q:
    """The school that was advised, who advised it, and who plans the next cohort: coordinator and trainers."""
    if member.reach(Permission.TRAINING_SEE) < Reach.OWN:
        return NOBODY
    mine = Q(region_id=member.region_id)
    if member.may(Permission.TRAINING_WRITE):
        return mine
    schools = member.organisations(Permission.TRAINING_ENROL)
    return mine & (Q(made_by_id=member.user_id) | Q(school_id__in=schools))


def may_answer_suggestion(member: Member, suggestion: Suggestion) -> Verdict:
    return may_enrol_at(member, suggestion.school_id)


def cohorts_led_by(member: Member) -> Q:
    """Cohorts that this person plans and assesses: the own ones of a trainer, all for the coordinator."""
    reach = member.reach(Permission.TRAINING_WRITE)
    if reach < Reach.OWN:
        return NOBODY
    mine = Q(region_id=member.region_id)
    led = CohortTrainer.objects.filter(user_id=member.user_id).values("cohort_id")
    return mine if reach == Reach.REGION else mine & Q(pk__in=led)


def may_lead(member: Member, cohort: Cohort) -> Verdict:
    if Cohort.objects.filter(cohorts_led_by(member), pk=cohort.pk).exists():
        return YES
    return no(_("The trainers of this cohort and the coordinator do this. Ask one of them."))


def may_write_programme(member: Member) -> Verdict:
    """Trainers make it together with the coordinator."""
    if member.may(Permission.TRAINING_WRITE):
        return YES
    return no(_("Trainers and the coordinator write the programme. Ask one of them."))


def may_plan_cohorts(member: Member) -> Verdict:
    if member.reach(Permission.TRAINING_WRITE) == Reach.REGION:
        return YES
    return no(_("Only the coordinator begins a cohort. Ask the coordinator of your region."))


def may_judge(member: Member, enrolment: Enrolment) -> Verdict:
    """Assess and certify: who leads the cohort, and never oneself."""
    if enrolment.teacher_id == member.user_id:
        return no(_("Nobody assesses oneself. Ask another trainer."))
    return may_lead(member, enrolment.cohort)


def may_coach(member: Member, enrolment: Enrolment) -> Verdict:
    """The coach; who leads the cohort may step in."""
    if member.may(Permission.TRAINING_COACH) and enrolment.coach_id == member.user_id:
        return YES
    if may_lead(member, enrolment.cohort):
        return YES
    return no(_("Only the coach of this teacher does this, or a trainer of the cohort."))


def is_own(member: Member, enrolment: Enrolment) -> Verdict:
    """What only the teacher does: agree, hand in, react, look at the own competence."""
    if member.may(Permission.TRAINING_FOLLOW) and enrolment.teacher_id == member.user_id:
        return YES
    return no(_("Only the teacher does this. Nobody else can do it instead."))


def may_enrol_at(member: Member, school_id: int) -> Verdict:
    if member.reach(Permission.TRAINING_ENROL) == Reach.REGION:
        return YES
    if school_id in member.organisations(Permission.TRAINING_ENROL):
        return YES
    return no(_("A school enrols its own colleagues. Ask the care coordinator of that school."))


def may_stop(member: Member, enrolment: Enrolment) -> Verdict:
    """The teacher, the school, or who leads the cohort."""
    if is_own(member, enrolment) or may_lead(member, enrolment.cohort):
        return YES
    return may_enrol_at(member, enrolment.school_id)
