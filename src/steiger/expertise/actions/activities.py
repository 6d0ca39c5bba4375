"""An activity is planned, changed, cancelled, and held."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.verdict import Verdict
from steiger.expertise.actions.enrolments import lock_activity, move_up, tell_everybody
from steiger.expertise.enums.activities import ActivityKind, EnrolmentState
from steiger.expertise.models import Activity
from steiger.expertise.rules import activities as rules
from steiger.organisations.models import School
from steiger.organisations.selectors import region_of, schools_in_region

# What somebody who comes has put in an agenda, or travels for.
TOLD_WHEN_CHANGED = ("title", "starts_at", "ends_at", "place", "link", "school")
MOST_HOURS = Decimal(40)


@dataclass(frozen=True, slots=True)
class ActivityPlan:
    """What is said of an activity beforehand."""

    kind: ActivityKind
    title: str
    starts_at: datetime
    ends_at: datetime
    hours: Decimal
    text: str = ""
    place: str = ""
    link: str = ""
    school: School | None = None
    places: int | None = None
    audience: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    enrol_until: date | None = None
    is_public: bool = True


@transaction.atomic
def plan_activity(*, by: Member, plan: ActivityPlan) -> Activity:
    """Whoever plans it organises it, and everybody in the region sees it at once."""
    require(by, Permission.ACTIVITY_WRITE)
    _check(by, plan)
    if timezone.localdate(plan.starts_at) < clock.today():
        raise DomainError(_("This day is over. Choose today or a later day."), field="day")
    activity = Activity(region_id=by.region_id, organiser_id=by.user_id, planned_by_id=by.user_id)
    activity.planned_at = clock.now()
    _fill(activity, plan)
    activity.save(force_insert=True)
    activity.refresh_from_db()
    record(by=by, kind="plan_activity", subject=f"activity {activity.pk}")
    return activity


@transaction.atomic
def change_activity(*, by: Member, activity: Activity, plan: ActivityPlan) -> Activity:
    """Who comes is told what is other than in their agenda. More places let people move up; fewer than are taken
    cannot be.
    """
    require(by, Permission.ACTIVITY_WRITE)
    activity = lock_activity(activity)
    rules.may_lead(by, activity).require()
    refuse(rules.may_be_changed(activity))
    _check(by, plan)
    taken = activity.enrolments.filter(state=EnrolmentState.PLACED).count()
    if plan.places is not None and plan.places < taken:
        raise DomainError(
            _("%(taken)d people have a place already. Choose at least that many places, or sign somebody off first.")
            % {"taken": taken},
            field="places",
        )
    changed = [name for name in _names() if getattr(activity, name) != _kept(plan, name)]
    if not changed:
        raise DomainError(_("Nothing has changed. Change the activity, or go back."))
    is_moved = "starts_at" in changed or "ends_at" in changed
    if is_moved and timezone.localdate(plan.starts_at) < clock.today():
        raise DomainError(_("This day is over. Choose today or a later day."), field="day")
    _fill(activity, plan)
    is_told = any(name in TOLD_WHEN_CHANGED for name in changed)
    if is_told:
        activity.changes += 1
    activity.save(update_fields=[*changed, "changes"])
    if is_told:
        tell_everybody(
            by,
            activity,
            gettext_lazy("Changed: {title}, {when}"),
            gettext_lazy("The activity is now: {where}."),
        )
    move_up(by, activity)
    record(by=by, kind="change_activity", subject=f"activity {activity.pk}", changed=changed)
    return activity


@transaction.atomic
def cancel_activity(*, by: Member, activity: Activity, reason: str) -> Activity:
    """It is not held; who comes and who waits is told why."""
    require(by, Permission.ACTIVITY_WRITE)
    activity = lock_activity(activity)
    rules.may_lead(by, activity).require()
    refuse(rules.may_be_changed(activity))
    if not reason.strip():
        raise DomainError(_("Write down why: who was coming reads it."), field="reason")
    activity.cancelled_on, activity.cancel_reason = clock.today(), reason.strip()
    activity.changes += 1
    activity.save(update_fields=["cancelled_on", "cancel_reason", "changes"])
    tell_everybody(
        by,
        activity,
        gettext_lazy("Cancelled: {title}, {when}"),
        gettext_lazy("The activity is not held: {reason}"),
    )
    record(by=by, kind="cancel_activity", subject=f"activity {activity.pk}")
    return activity


@transaction.atomic
def note_attendance(*, by: Member, activity: Activity, present: Collection[int]) -> Activity:
    """Who was there, of those with a place. From now on the hours count; it can be mended later."""
    require(by, Permission.ACTIVITY_WRITE)
    activity = lock_activity(activity)
    rules.may_lead(by, activity).require()
    refuse(rules.may_be_attended(activity))
    placed = activity.enrolments.filter(state=EnrolmentState.PLACED)
    # Who said how it was, was there.
    placed.filter(score=None).exclude(pk__in=present).update(was_present=False)
    placed.filter(pk__in=present).update(was_present=True)
    activity.held_at, activity.held_by_id = clock.now(), by.user_id
    activity.save(update_fields=["held_at", "held_by"])
    record(
        by=by,
        kind="note_attendance",
        subject=f"activity {activity.pk}",
        present=placed.filter(was_present=True).count(),
    )
    return activity


@transaction.atomic
def pass_on_activities(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """Whether it may, was checked where the role of who leaves ends (`people`)."""
    require(by, Permission.PEOPLE_MANAGE)
    found = Activity.objects.select_for_update(of=("self",)).filter(pk__in=keys, organiser_id=owner_id)
    for activity in found.order_by("pk"):
        activity.organiser_id = successor_id
        activity.save(update_fields=["organiser"])
        record(by=by, kind="pass_on_activity", subject=f"activity {activity.pk}", organiser=successor_id)


def refuse(verdict: Verdict) -> None:
    """What a rule says about the activity is no matter of rights: it is said on the page that asked."""
    if not verdict:
        raise DomainError(verdict.reason)


def _names() -> Iterable[str]:
    return (field.name for field in fields(ActivityPlan))


def _kept(plan: ActivityPlan, name: str) -> object:
    said = getattr(plan, name)
    if isinstance(said, tuple):
        return list(said)
    return said.strip() if isinstance(said, str) else said


def _fill(activity: Activity, plan: ActivityPlan) -> None:
    for name in _names():
        setattr(activity, name, _kept(plan, name))


def _check(by: Member, plan: ActivityPlan) -> None:
    if not plan.title.strip():
        raise DomainError(_("Give the activity a name."), field="title")
    if plan.ends_at <= plan.starts_at:
        raise DomainError(_("The activity ends before it begins. Choose a later end."), field="until")
    if not plan.place.strip() and not plan.link.strip() and plan.school is None:
        raise DomainError(_("Say where: a school, a place, or a link to meet online."), field="place")
    if plan.school is not None and not schools_in_region(region_of(by)).filter(pk=plan.school.pk).exists():
        raise DomainError(_("This school is not in your region."), field="school")
    if plan.enrol_until is not None and plan.enrol_until > timezone.localdate(plan.starts_at):
        raise DomainError(_("Enrolment closes at the latest on the day itself."), field="enrol_until")
    if not 0 <= plan.hours <= MOST_HOURS:
        raise DomainError(_("Choose between 0 and 40 hours."), field="hours")
