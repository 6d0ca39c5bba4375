"""Who comes to an activity. Places are given under a lock on the activity: never more than there are, and who waits
moves up in the order of coming.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.expertise.actions.activity_mail import InCalendar, tell_people
from steiger.expertise.enums.activities import EnrolmentState
from steiger.expertise.models import Activity, ActivityEnrolment
from steiger.expertise.rules import activities as rules
from steiger.messaging.actions import Words
from steiger.organisations.selectors import region_of
from steiger.people.models import User


@transaction.atomic
def enrol(*, by: Member, activity: Activity) -> ActivityEnrolment:
    """For oneself: a place when there is one, and else the end of the waiting list."""
    require(by, Permission.ACTIVITY_SEE)
    activity = lock_activity(activity)
    verdict = rules.may_enrol(by, activity)
    if not verdict:
        raise DomainError(verdict.reason)
    open_ones = ActivityEnrolment.objects.filter(activity=activity, cancelled_at=None)
    if open_ones.filter(user_id=by.user_id).exists():
        raise DomainError(_("You are enrolled already. You find it under your activities."))
    taken = open_ones.filter(state=EnrolmentState.PLACED).count()
    has_place = activity.places is None or taken < activity.places
    now = clock.now()
    enrolment = ActivityEnrolment.objects.create(
        region_id=activity.region_id,
        activity=activity,
        user_id=by.user_id,
        organisation_id=next((post.organisation_id for post in by.posts if post.organisation_id), None),
        enrolled_at=now,
        placed_at=now if has_place else None,
    )
    _confirm(by, activity, enrolment)
    record(by=by, kind="enrol_in_activity", subject=f"activity {activity.pk}", has_place=has_place)
    return enrolment


@transaction.atomic
def sign_off(*, by: Member, activity: Activity) -> ActivityEnrolment:
    """For oneself. The place goes to who waits longest."""
    require(by, Permission.ACTIVITY_SEE)
    activity = lock_activity(activity)
    verdict = rules.may_sign_off(activity)
    if not verdict:
        raise DomainError(verdict.reason)
    enrolment = ActivityEnrolment.objects.filter(activity=activity, user_id=by.user_id, cancelled_at=None).first()
    if enrolment is None:
        raise DomainError(_("You are not enrolled in this activity."))
    return _end(by, activity, enrolment)


@transaction.atomic
def sign_somebody_off(*, by: Member, enrolment: ActivityEnrolment) -> ActivityEnrolment:
    """Who organises it does this for somebody who phoned. That person is told."""
    require(by, Permission.ACTIVITY_WRITE)
    activity = lock_activity(enrolment.activity)
    rules.may_lead(by, activity).require()
    verdict = rules.may_sign_off(activity)
    if not verdict:
        raise DomainError(verdict.reason)
    found = ActivityEnrolment.objects.filter(pk=enrolment.pk, cancelled_at=None).first()
    if found is None:
        raise DomainError(_("This person has signed off already."))
    return _end(by, activity, found)


@transaction.atomic
def evaluate_activity(
    *, by: Member, activity: Activity, score: int, learned: str = "", wish: str = ""
) -> ActivityEnrolment:
    """How it was, in one click and a few words; who said so is not told."""
    require(by, Permission.ACTIVITY_SEE)
    enrolment = (
        ActivityEnrolment.objects.select_for_update(of=("self",))
        .filter(activity=activity, user_id=by.user_id, cancelled_at=None)
        .first()
    )
    verdict = rules.may_evaluate(activity, enrolment)
    if not verdict or enrolment is None:
        raise DomainError(verdict.reason)
    enrolment.score, enrolment.learned, enrolment.wish = score, learned.strip(), wish.strip()
    enrolment.evaluated_at = clock.now()
    enrolment.save(update_fields=["score", "learned", "wish", "evaluated_at"])
    record(by=by, kind="evaluate_activity", subject=f"activity {activity.pk}")
    return enrolment


def lock_activity(activity: Activity) -> Activity:
    """Whoever gives or takes a place waits here for whoever did so just before."""
    return Activity.objects.select_for_update(of=("self",)).select_related("organiser", "school").get(pk=activity.pk)


def move_up(by: Member, activity: Activity) -> list[ActivityEnrolment]:
    """Who waits longest gets what is free. The activity is locked; once it has begun nobody is sent for any more."""
    if rules.has_begun(activity):
        return []
    waiting = list(
        ActivityEnrolment.objects.filter(activity=activity, state=EnrolmentState.WAITING)
        .select_related("user")
        .order_by("enrolled_at", "pk")
    )
    taken = ActivityEnrolment.objects.filter(activity=activity, state=EnrolmentState.PLACED).count()
    lucky = waiting[: rules.moves_up(activity.places, taken, len(waiting))]
    ActivityEnrolment.objects.filter(pk__in=[one.pk for one in lucky]).update(placed_at=clock.now())
    tell_people(
        activity,
        region_of(by),
        [one.user for one in lucky],
        gettext_lazy("You have a place: {title}, {when}"),
        gettext_lazy(
            "A place came free, and it is yours: {where}. The appointment for your calendar is added. "
            "Can you not come? Sign off, so that somebody else can."
        ),
    )
    return lucky


def tell_everybody(by: Member, activity: Activity, subject: Words, body: Words) -> None:
    """Who has a place, with the appointment, and who waits for one, without."""
    enrolled = list(activity.enrolments.filter(cancelled_at=None).select_related("user"))
    coming = [one.user for one in enrolled if one.placed_at]
    waiting = [one.user for one in enrolled if not one.placed_at]
    tell_people(activity, region_of(by), coming, subject, body)
    tell_people(activity, region_of(by), waiting, subject, body, calendar=InCalendar.NOTHING)


def _end(by: Member, activity: Activity, enrolment: ActivityEnrolment) -> ActivityEnrolment:
    enrolment.cancelled_at = clock.now()
    enrolment.save(update_fields=["cancelled_at"])
    tell_people(
        activity,
        region_of(by),
        User.objects.filter(pk=enrolment.user_id),
        gettext_lazy("Signed off: {title}, {when}"),
        gettext_lazy("You are signed off from this activity of {when}."),
        calendar=InCalendar.TAKEN_OUT if enrolment.placed_at else InCalendar.NOTHING,
    )
    move_up(by, activity)
    record(by=by, kind="sign_off_from_activity", subject=f"activity {activity.pk}", user=enrolment.user_id)
    return enrolment


def _confirm(by: Member, activity: Activity, enrolment: ActivityEnrolment) -> None:
    users = User.objects.filter(pk=by.user_id)
    if enrolment.placed_at is not None:
        tell_people(
            activity,
            region_of(by),
            users,
            gettext_lazy("You come: {title}, {when}"),
            gettext_lazy("You have a place: {where}. The appointment for your calendar is added."),
        )
        return
    before = ActivityEnrolment.objects.filter(activity=activity, state=EnrolmentState.WAITING).count()
    tell_people(
        activity,
        region_of(by),
        users,
        gettext_lazy("On the waiting list: {title}, {when}"),
        gettext_lazy("All places are taken. You are number {number} on the waiting list, and hear when you have one."),
        calendar=InCalendar.NOTHING,
        number=before,
    )
