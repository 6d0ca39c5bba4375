"""Visits: made at the move, entrusted to a specialist, planned in their window, or skipped with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.actions.handover_review import make_review
from steiger.aftercare.actions.locks import lock_journey, lock_visit
from steiger.aftercare.actions.teacher import close_teacher_form
from steiger.aftercare.models import Visit
from steiger.aftercare.selectors.visits import specialists
from steiger.audit.actions import record
from steiger.cooperation.enums import Proof
from steiger.cooperation.selectors import policy_on
from steiger.core import clock
from steiger.core.appointments import moment
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.links import in_region
from steiger.core.memory import remembered_when_settled
from steiger.messaging.actions import tell
from steiger.messaging.enums import Kind
from steiger.organisations.selectors import region_of
from steiger.people.models import User
from steiger.people.selectors import people_in_role
from steiger.pupils.actions import end_involvement, involve
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.pupils.selectors import involved_school_id, involved_user_ids
from steiger.transitions.actions import complete_steps_by_fact
from steiger.transitions.selectors.steps import calendar_of


@transaction.atomic
def make_visits(*, journey: Journey, moved_on: date, by: Member) -> list[Visit]:
    """The visits of the policy that holds on the day of the move, each in its window. Whoever recorded the move
    passed the gate. After a return to the newcomer school and a second move, visits that exist stay."""
    policy = policy_on(moved_on)
    calendar = calendar_of(journey)
    specialist_id = next(iter(involved_user_ids(journey, Relation.SPECIALIST)), None)
    existing = set(Visit.objects.filter(journey=journey).values_list("number", flat=True))
    made = []
    for window in sorted(policy.visit_windows.all(), key=lambda window: window.number):
        if window.number in existing:
            continue
        first, last = rules.window_days(calendar, moved_on, window)
        made.append(
            Visit.objects.create(
                region_id=journey.region_id,
                journey=journey,
                number=window.number,
                policy=policy,
                window_from=first,
                window_until=last,
                specialist_id=specialist_id,
            )
        )
    make_review(journey=journey, moved_on=moved_on)
    record(by=by, kind="make_visits", case_number=journey.case_number, visits=len(made), policy=policy.number)
    return made


@transaction.atomic
def add_visit(*, journey: Journey, from_on: date, until_on: date, reason: str, by: Member) -> Visit:
    """An extra visit, beside those of the policy: it did not go well enough. Why, is said."""
    require(by, Permission.VISIT_PLAN)
    lock_journey(journey)
    rules.may_add_visit(by, journey).require()
    if not reason.strip():
        raise DomainError(_("Say why one more visit is needed."), field="reason")
    if from_on < clock.today():
        raise DomainError(_("This day has passed. Choose today or a coming day."), field="from_on")
    if until_on < from_on:
        raise DomainError(_("The last day comes before the first. Turn them round."), field="until_on")
    latest = Visit.objects.filter(journey=journey).order_by("-number").first()
    visit = Visit.objects.create(
        region_id=journey.region_id,
        journey=journey,
        number=latest.number + 1 if latest else 1,
        policy_id=latest.policy_id if latest else policy_on(clock.today()).pk,
        window_from=from_on,
        window_until=until_on,
        specialist_id=next(iter(involved_user_ids(journey, Relation.SPECIALIST)), None),
        extra_by_id=by.user_id,
        extra_reason=reason.strip(),
    )
    record(by=by, kind="add_visit", case_number=journey.case_number, visit=visit.number)
    return visit


@transaction.atomic
def assign_specialist(*, journey: Journey, user_id: int, by: Member) -> list[Visit]:
    """Entrust a child and its open visits to a specialist. What it was to the one before, closes."""
    require(by, Permission.VISIT_PLAN)
    lock_journey(journey)
    rules.may_assign(by, journey).require()
    specialist = _specialist(by, user_id)
    for former_id in involved_user_ids(journey, Relation.SPECIALIST):
        if former_id != user_id:
            end_involvement(journey=journey, relation=Relation.SPECIALIST, user_id=former_id, by=by)
    involve(journey=journey, relation=Relation.SPECIALIST, user_id=user_id, by=by)
    visits = list(_open_visits(journey))
    for visit in visits:
        visit.specialist_id = user_id
        visit.save(update_fields=["specialist"])
    record(by=by, kind="assign_specialist", case_number=journey.case_number, specialist=user_id)
    if user_id != by.user_id:
        _tell_assigned(journey, specialist, by)
    return visits


@remembered_when_settled
def _specialist(by: Member, user_id: int) -> User:
    specialist = specialists(by).filter(pk=user_id).first()
    if specialist is None:
        raise DomainError(_("This is not an Nt2 specialist of your region. Choose one from the list."), field="user")
    return specialist


def _tell_assigned(journey: Journey, specialist: User, by: Member) -> None:
    tell(
        region_id=by.region_id,
        users=[specialist],
        subject=gettext_lazy("A child is entrusted to you"),
        body=format_lazy(
            gettext_lazy("You are the Nt2 specialist of {initials} ({case}). Plan the aftercare visits."),
            initials=journey.pupil.initials,
            case=journey.case_number,
        ),
        path=in_region(region_of(by).slug, "desk:file", case=journey.case_number),
        kind=Kind.CHILD,
    )


def _open_visits(journey: Journey) -> list[Visit]:
    found = Visit.objects.select_for_update(no_key=True, of=("self",)).filter(
        journey=journey, reported_on__isnull=True, skipped_on__isnull=True
    )
    return list(found.order_by("number"))


@transaction.atomic
def plan_visit(*, visit: Visit, specialist_id: int, planned_at: datetime, by: Member) -> Visit:
    """Who goes and when: on a school day in the window, or as soon as can be when the window has passed."""
    require(by, Permission.VISIT_PLAN)
    lock_visit(visit)
    write_appointment(visit, specialist_id, planned_at, by)
    tell_planned([visit], specialist_id, planned_at, by)
    return visit


@transaction.atomic
def plan_trip(*, visits: Sequence[Visit], specialist_id: int, planned_at: datetime, by: Member) -> list[Visit]:
    """Several children at one school on one day: all of them or none, and the school gets one mail."""
    require(by, Permission.VISIT_PLAN)
    if len({involved_school_id(visit.journey, Relation.MOTHER_SCHOOL) for visit in visits}) != 1:
        raise DomainError(_("Choose at least one visit, all at the same school."), field="visits")
    for visit in sorted(visits, key=lambda one: (one.journey_id, one.number)):
        lock_visit(visit)
        try:
            write_appointment(visit, specialist_id, planned_at, by)
        except NotAllowedError:
            raise
        except DomainError as refusal:
            child = {"child": visit.journey.pupil.initials, "reason": refusal.message}
            raise DomainError(_("%(child)s: %(reason)s") % child, field=refusal.field) from refusal
    tell_planned(visits, specialist_id, planned_at, by)
    return list(visits)


def write_appointment(visit: Visit, specialist_id: int, planned_at: datetime, by: Member) -> None:
    """Of a visit that is locked."""
    rules.may_plan(by, visit).require()
    _specialist(by, specialist_id)
    rules.hand_over_verdict(by, specialist_id, involved_user_ids(visit.journey, Relation.SPECIALIST)).require()
    day = timezone.localtime(planned_at).date()
    fitting = rules.fits(visit, day, calendar_of(visit.journey))
    if not fitting:
        raise DomainError(fitting.reason, field="planned_on")
    # A stand-in for one visit must be able to read the file.
    involve(journey=visit.journey, relation=Relation.SPECIALIST, user_id=specialist_id, by=by)
    visit.specialist_id, visit.planned_at = specialist_id, planned_at
    visit.save(update_fields=["specialist", "planned_at"])
    visit.refresh_from_db(fields=["state"])
    record(
        by=by,
        kind="plan_visit",
        case_number=visit.journey.case_number,
        visit=visit.number,
        on=day.isoformat(),
        specialist=specialist_id,
    )


def tell_planned(visits: Sequence[Visit], specialist_id: int, planned_at: datetime, by: Member) -> None:
    """The school hears who comes and when, in one mail however many children there are."""
    first = visits[0]
    children = [f"{visit.journey.pupil.initials} ({visit.journey.case_number})" for visit in visits]
    tell(
        region_id=by.region_id,
        users=_expecting(first, by),
        subject=gettext_lazy("An aftercare visit is planned"),
        body=format_lazy(
            gettext_lazy("{who} comes on {when} for {children}."),
            who=User.objects.get(pk=specialist_id).name,
            when=moment(planned_at),
            children=", ".join(children),
        ),
        path=in_region(region_of(by).slug, "aftercare:visit", case=first.journey.case_number, number=first.number),
        kind=Kind.VISIT,
    )


def _expecting(visit: Visit, by: Member) -> list[User]:
    """Who counts on a visit: the care coordinators of the school, and who comes; not who is saying it now."""
    school_id = involved_school_id(visit.journey, Relation.MOTHER_SCHOOL)
    users = list(people_in_role(by.region_id, Role.CARE_COORDINATOR, organisation_id=school_id)) if school_id else []
    if visit.specialist_id is not None:
        users += User.objects.filter(pk=visit.specialist_id)
    return [user for user in users if user.pk != by.user_id]


def release_visit(visit: Visit, by: Member) -> None:
    """The appointment is off and the visit waits for a day again; whoever counted on it hears so."""
    lock_visit(visit)
    rules.may_plan(by, visit).require()
    _tell_put_off(visit, by)
    visit.planned_at = None
    visit.save(update_fields=["planned_at"])
    visit.refresh_from_db(fields=["state"])
    record(by=by, kind="release_visit", case_number=visit.journey.case_number, visit=visit.number)


@transaction.atomic
def skip_visit(*, visit: Visit, reason: str, by: Member) -> Visit:
    """This visit is not held. Why, is said; whoever was expecting it hears so."""
    require(by, Permission.VISIT_PLAN)
    lock_visit(visit)
    rules.may_skip(by, visit).require()
    if not reason.strip():
        raise DomainError(_("Say why this visit is not held, so that the region can learn from it."), field="reason")
    return skip_open_visit(visit=visit, reason=reason.strip(), by=by)


def skip_open_visit(*, visit: Visit, reason: str, by: Member) -> Visit:
    """The skipping itself, also for the end of a journey, which has passed its own gate."""
    close_teacher_form(visit)
    was_planned = visit.planned_at is not None and visit.planned_at >= clock.now()
    visit.skipped_on, visit.skipped_by_id, visit.skip_reason = clock.today(), by.user_id, reason
    visit.save(update_fields=["skipped_on", "skipped_by", "skip_reason"])
    visit.refresh_from_db(fields=["state"])
    journey = visit.journey
    record(by=by, kind="skip_visit", case_number=journey.case_number, visit=visit.number)
    complete_steps_by_fact(journey=journey, proof=Proof.VISIT_REPORTED, visit_number=visit.number, note=reason, by=by)
    if was_planned:
        _tell_cancelled(visit, by)
    return visit


def _tell_put_off(visit: Visit, by: Member) -> None:
    journey = visit.journey
    tell(
        region_id=by.region_id,
        users=_expecting(visit, by),
        subject=gettext_lazy("An aftercare visit is put off"),
        body=format_lazy(
            gettext_lazy("Visit {number} for {initials} ({case}) is not on {when}. A new day follows."),
            number=visit.number,
            initials=journey.pupil.initials,
            case=journey.case_number,
            when=moment(visit.planned_at) if visit.planned_at else "",
        ),
        path=in_region(region_of(by).slug, "desk:today"),
        kind=Kind.VISIT,
    )


def _tell_cancelled(visit: Visit, by: Member) -> None:
    journey = visit.journey
    tell(
        region_id=by.region_id,
        users=_expecting(visit, by),
        subject=gettext_lazy("An aftercare visit is cancelled"),
        body=format_lazy(
            gettext_lazy("Visit {number} for {initials} ({case}) will not be held."),
            number=visit.number,
            initials=journey.pupil.initials,
            case=journey.case_number,
        ),
        path=in_region(region_of(by).slug, "desk:today"),
        kind=Kind.VISIT,
        fact=f"visit-{visit.pk}-cancelled-{clock.today()}",
    )
