"""What activities ask of a person, and whose they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member, Post
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.expertise.enums.activities import ActivityState, EnrolmentState
from steiger.expertise.models import Activity, ActivityEnrolment
from steiger.expertise.rules import activities as rules
from steiger.organisations.selectors import region_of
from steiger.people.owned import OwnedThing

COMES_NEAR = timedelta(days=7)


def activities_due_for(member: Member) -> list[DueItem]:
    """What one comes to this week, how the last one was, and the attendance of what one organised."""
    if not member.may(Permission.ACTIVITY_SEE):
        return []
    return [*_own(member), *_attendance(member)]


def _own(member: Member) -> Iterator[DueItem]:
    now, slug = clock.now(), region_of(member).slug
    since = now - rules.EVALUATE_WITHIN
    found = (
        ActivityEnrolment.objects.filter(user_id=member.user_id, state=EnrolmentState.PLACED, score=None)
        .filter(activity__starts_at__range=(since, now + COMES_NEAR), activity__cancelled_on=None)
        .select_related("activity__organiser")
        .order_by("activity__starts_at", "pk")
    )
    for one in found:
        day = timezone.localdate(one.activity.starts_at)
        where = in_region(slug, "expertise:activity", pk=one.activity_id)
        if one.activity.is_planned and one.activity.ends_at >= now:
            yield DueItem(_("You come to an activity"), day, where, _("Look"), about=one.activity.title)
        elif rules.may_evaluate(one.activity, one):
            yield DueItem(
                title=_("Say how the activity was"),
                due_on=day + rules.EVALUATE_WITHIN,
                url=f"{where}#evaluation",
                button=_("Say it"),
                about=one.activity.title,
                rule=_("Within two weeks, while you remember it."),
            )


def _attendance(member: Member) -> Iterator[DueItem]:
    """To who organised it, not to every coordinator."""
    if not member.may(Permission.ACTIVITY_WRITE):
        return
    slug = region_of(member).slug
    over = Activity.objects.filter(
        organiser_id=member.user_id, state=ActivityState.PLANNED, starts_at__lte=clock.now(), region_id=member.region_id
    )
    for activity in over.order_by("starts_at", "pk"):
        yield DueItem(
            title=_("Write down who was there"),
            due_on=timezone.localdate(activity.starts_at),
            url=in_region(slug, "expertise:attendance", pk=activity.pk),
            button=_("To the attendance"),
            about=activity.title,
        )


def owned_activities(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """What somebody organises and is not over: the region's own affair, no secret to anybody."""
    found = Activity.objects.filter(organiser_id__in=user_ids, state=ActivityState.PLANNED)
    slug = region_of(member).slug
    return [
        OwnedThing(
            kind="activity",
            key=str(activity.pk),
            owner_id=activity.organiser_id,
            reference=activity.title,
            title=activity.title,
            about=str(activity.get_kind_display()),
            url=in_region(slug, "expertise:activity", pk=activity.pk),
            due_on=timezone.localdate(activity.starts_at),
            fits=tuple(Post(role) for role in rules.ORGANISING),
        )
        for activity in found.order_by("starts_at", "pk")
    ]
