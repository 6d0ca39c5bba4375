"""Who may come to an activity, who leads it, and what may still be done with one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no
from steiger.expertise.enums.activities import ActivityState, EnrolmentState

if TYPE_CHECKING:
    from steiger.expertise.models import Activity, ActivityEnrolment

# Who can organise one, and so take one over.
ORGANISING = (Role.COORDINATOR, Role.NEWCOMER_STAFF, Role.SPECIALIST, Role.TRAINER)
# After two weeks nobody remembers what an afternoon was like.
EVALUATE_WITHIN = timedelta(days=14)
NOBODY = Q(pk__in=[])


def activities_visible_to(member: Member) -> Q:
    """Every activity of the region, also one that is meant for others: somebody may know whom to send."""
    return Q(region_id=member.region_id) if member.may(Permission.ACTIVITY_SEE) else NOBODY


def activities_led_by(member: Member) -> Q:
    """Where this person writes down who was there and sees who comes: the own ones, and for a coordinator all."""
    reach = member.reach(Permission.ACTIVITY_WRITE)
    if reach < Reach.OWN:
        return NOBODY
    mine = Q(region_id=member.region_id)
    return mine if reach == Reach.REGION else mine & Q(organiser_id=member.user_id)


def may_lead(member: Member, activity: Activity) -> Verdict:
    reach = member.reach(Permission.ACTIVITY_WRITE)
    if reach == Reach.REGION or (reach == Reach.OWN and activity.organiser_id == member.user_id):
        return YES
    return no(_("Who organises this activity or the coordinator does this. Ask one of them."))


def has_begun(activity: Activity) -> bool:
    return activity.starts_at <= clock.now()


def may_be_changed(activity: Activity) -> Verdict:
    if activity.state == ActivityState.CANCELLED:
        return no(_("This activity was cancelled. Plan a new one."))
    if activity.state == ActivityState.HELD:
        return no(_("This activity is over, and its attendance is written down."))
    return YES


def may_be_attended(activity: Activity) -> Verdict:
    """Attendance can be mended afterwards: what it says counts for somebody's hours."""
    if activity.state == ActivityState.CANCELLED:
        return no(_("This activity was cancelled. Plan a new one."))
    if timezone.localdate(activity.starts_at) > clock.today():
        return no(_("This activity has yet to come. On its day you can write down who is there."))
    return YES


def is_meant_for(roles: Collection[str], audience: Collection[str]) -> bool:
    return not audience or not set(audience).isdisjoint(roles)


def may_enrol(member: Member, activity: Activity) -> Verdict:
    """A full activity refuses nobody: there is a waiting list."""
    if activity.state == ActivityState.CANCELLED:
        return no(_("This activity was cancelled. Look for another one in the list."))
    if activity.state == ActivityState.HELD or has_begun(activity):
        return no(_("This activity has begun already. Look for another one in the list."))
    if activity.enrol_until is not None and clock.today() > activity.enrol_until:
        return no(
            _("Enrolment closed on %(day)s. Ask %(organiser)s whether you can still come.")
            % {"day": date_format(activity.enrol_until, "j F"), "organiser": activity.organiser.name}
        )
    if not is_meant_for(member.roles, activity.audience):
        return no(
            _("This activity is meant for: %(roles)s. Ask %(organiser)s whether you can come.")
            % {"roles": roles_said(activity.audience), "organiser": activity.organiser.name}
        )
    return YES


def may_sign_off(activity: Activity) -> Verdict:
    """Until it begins: after that it is for the attendance to say who was there."""
    verdict = may_be_changed(activity)
    if verdict and has_begun(activity):
        return no(_("This activity has begun already. Tell %(organiser)s.") % {"organiser": activity.organiser.name})
    return verdict


def may_evaluate(activity: Activity, enrolment: ActivityEnrolment | None) -> Verdict:
    if enrolment is None or not enrolment.was_present or enrolment.state != EnrolmentState.PLACED:
        return no(_("Only who was there says how it was."))
    if clock.today() > timezone.localdate(activity.starts_at) + EVALUATE_WITHIN:
        return no(_("This activity is more than two weeks ago. Tell the organiser yourself."))
    return YES


def roles_said(roles: Collection[str]) -> str:
    return ", ".join(str(Role(role).label).lower() for role in roles)


def moves_up(places: int | None, taken: int, waiting: int) -> int:
    """How many of those who wait get a place now."""
    return waiting if places is None else max(min(places - taken, waiting), 0)
