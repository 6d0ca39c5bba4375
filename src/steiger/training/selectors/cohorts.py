"""Cohorts: which there are, who leads them, when they come together and who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils import timezone

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.verdict import Verdict
from steiger.people.models import Membership, User
from steiger.people.selectors import people_in_role
from steiger.training.enums import TAKES_A_PLACE, EnrolmentState, SessionState
from steiger.training.models import Attendance, Cohort, CohortTrainer, Enrolment, Session
from steiger.training.rules import cohorts as rules
from steiger.training.rules.access import cohorts_led_by, cohorts_visible_to, enrolments_visible_to

# Who teaches, or works with those who do.
LEARNERS = (Role.TEACHER, Role.CARE_COORDINATOR, Role.NEWCOMER_STAFF)
COACHES = (Role.SPECIALIST, Role.TRAINER)


def cohorts(member: Member) -> QuerySet[Cohort]:
    """Latest first, with the places that are taken and who leads them."""
    trainers = Prefetch("trainers", queryset=CohortTrainer.objects.select_related("user").order_by("pk"))
    return (
        Cohort.objects.filter(cohorts_visible_to(member))
        .annotate(taken=Count("enrolments", filter=Q(enrolments__state__in=TAKES_A_PLACE)))
        .select_related("programme")
        .prefetch_related(trainers)
        .order_by("-begins_on", "-pk")
    )


def cohort_for(member: Member, pk: int) -> Cohort | None:
    return cohorts(member).filter(pk=pk).first()


def taken_in(cohort: Cohort) -> int:
    return Enrolment.objects.filter(cohort=cohort, state__in=TAKES_A_PLACE).count()


def is_led_by(member: Member, cohort: Cohort) -> bool:
    return Cohort.objects.filter(cohorts_led_by(member), pk=cohort.pk).exists()


@dataclass(frozen=True, slots=True)
class CohortPage:
    """One cohort as this person sees it: everybody its sessions, fewer who takes part."""

    cohort: Cohort
    sessions: Sequence[Session]
    enrolments: Sequence[Enrolment]
    is_leading: bool
    may_enrol: Verdict | None

    @property
    def free(self) -> int:
        taken: int = self.cohort.taken  # type: ignore[attr-defined]
        return max(self.cohort.places - taken, 0)

    @property
    def coming(self) -> list[Session]:
        today = clock.today()
        return [one for one in self.sessions if one.is_planned and timezone.localdate(one.starts_at) >= today]

    @property
    def to_record(self) -> list[Session]:
        """Those whose day has come, without a word on who was there."""
        today = clock.today()
        return [one for one in self.sessions if one.is_planned and timezone.localdate(one.starts_at) < today]

    @property
    def past(self) -> list[Session]:
        return [one for one in self.sessions if not one.is_planned]


def cohort_page(member: Member, cohort: Cohort) -> CohortPage:
    may_enrol = None
    if member.may(Permission.TRAINING_ENROL) and not cohort.is_finished:
        may_enrol = rules.may_enrol(cohort, taken=cohort.taken)  # type: ignore[attr-defined]
    return CohortPage(
        cohort=cohort,
        sessions=list(sessions_of(cohort)),
        enrolments=list(enrolments_in(member, cohort)),
        is_leading=is_led_by(member, cohort),
        may_enrol=may_enrol,
    )


def sessions_of(cohort: Cohort) -> QuerySet[Session]:
    """In order of time, with how many were there."""
    present = Count("attendances", filter=Q(attendances__was_present=True))
    return (
        Session.objects.filter(cohort=cohort)
        .select_related("module")
        .annotate(present=present)
        .order_by("starts_at", "pk")
    )


def enrolments_in(member: Member, cohort: Cohort) -> QuerySet[Enrolment]:
    """Whom this person may see, who takes part first."""
    return (
        enrolments(member)
        .filter(cohort=cohort)
        .order_by(F("stopped_on").asc(nulls_first=True), F("declined_on").asc(nulls_first=True), "teacher__name_key")
    )


def enrolments(member: Member) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(enrolments_visible_to(member)).select_related(
        "teacher", "school__organisation", "cohort__programme", "coach"
    )


def enrolment_for(member: Member, pk: int) -> Enrolment | None:
    return enrolments(member).filter(pk=pk).select_related("proposed_by", "stopped_by").first()


def own_enrolments(member: Member) -> QuerySet[Enrolment]:
    """Of this person as a teacher, the latest first."""
    return enrolments(member).filter(teacher_id=member.user_id).order_by("-cohort__begins_on", "-pk")


def coached_by(member: Member) -> QuerySet[Enrolment]:
    found = enrolments(member).filter(coach_id=member.user_id, state=EnrolmentState.TAKES_PART)
    return found.filter(cohort__finished_on=None).order_by("teacher__name_key")


def session_for(member: Member, pk: int) -> Session | None:
    mine = Cohort.objects.filter(cohorts_visible_to(member))
    return Session.objects.filter(cohort__in=mine, pk=pk).select_related("cohort__programme", "module").first()


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who can be enrolled, for the school where they work."""

    user: User
    school_id: int
    school: str
    role: str

    @property
    def key(self) -> str:
        return f"{self.user.pk}-{self.school_id}"


def learners(member: Member, cohort: Cohort) -> list[Learner]:
    """Colleagues of the schools for which this person enrols, who are not in this cohort yet."""
    taken = Enrolment.objects.filter(cohort=cohort, state__in=TAKES_A_PLACE).values("teacher_id")
    held = Membership.objects.filter(
        working_on(clock.today()),
        region_id=member.region_id,
        role__in=LEARNERS,
        organisation__school__isnull=False,
        user__is_active=True,
    ).exclude(user_id__in=taken)
    if member.reach(Permission.TRAINING_ENROL) < Reach.REGION:
        held = held.filter(organisation_id__in=member.organisations(Permission.TRAINING_ENROL))
    rows = held.select_related("user", "organisation").order_by("user__name_key", "organisation__name_key", "pk")
    found: dict[tuple[int, int], Learner] = {}
    for one in rows:
        school_id = one.organisation_id or 0
        found.setdefault(
            (one.user_id, school_id),
            Learner(one.user, school_id, str(one.organisation), str(Role(one.role).label)),
        )
    return list(found.values())


def working_on(day: date) -> Q:
    return Q(from_on__lte=day) & (Q(until_on=None) | Q(until_on__gte=day))


def works_at(user_id: int, school_id: int, region_id: int) -> bool:
    held = Membership.objects.filter(
        working_on(clock.today()), region_id=region_id, user_id=user_id, organisation_id=school_id, role__in=LEARNERS
    )
    return held.exists()


def trainers_to_choose(member: Member) -> QuerySet[User]:
    return people_in_role(member.region_id, Role.TRAINER, Role.COORDINATOR)


def coaches_to_choose(member: Member) -> QuerySet[User]:
    return people_in_role(member.region_id, *COACHES)


@dataclass(frozen=True, slots=True)
class Seat:
    """One teacher on the list of a session."""

    enrolment: Enrolment
    was_present: bool | None


def attendance_list(session: Session) -> list[Seat]:
    """Who takes part now, and whoever was there then."""
    known = dict(Attendance.objects.filter(session=session).values_list("enrolment_id", "was_present"))
    found = Enrolment.objects.filter(
        Q(pk__in=known) | Q(state=EnrolmentState.TAKES_PART), cohort_id=session.cohort_id
    ).select_related("teacher", "school__organisation")
    return [Seat(one, known.get(one.pk)) for one in found.order_by("teacher__name_key", "pk")]


def sessions_to_come(cohort: Cohort) -> int:
    return Session.objects.filter(cohort=cohort, state=SessionState.PLANNED).count()


def people_in(cohort: Cohort) -> QuerySet[User]:
    """Whom a session concerns: who takes part, and who leads it."""
    taking_part = Enrolment.objects.filter(cohort=cohort, state=EnrolmentState.TAKES_PART).values("teacher_id")
    leading = CohortTrainer.objects.filter(cohort=cohort).values("user_id")
    return User.objects.filter(Q(pk__in=taking_part) | Q(pk__in=leading)).order_by("pk")
