"""What is somebody's in the training: cohorts to lead and teachers to coach. None of it knows a child."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Role
from steiger.access.member import Member, Post
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of
from steiger.people.owned import OwnedThing
from steiger.training.enums import EnrolmentState
from steiger.training.models import CohortTrainer, Enrolment
from steiger.training.rules.access import enrolments_visible_to

LEAD = (Post(Role.TRAINER), Post(Role.COORDINATOR))
COACH = (Post(Role.SPECIALIST), Post(Role.TRAINER))


def owned_cohorts(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """Cohorts that have not finished."""
    found = CohortTrainer.objects.filter(user_id__in=user_ids, cohort__finished_on=None).select_related("cohort")
    rows = list(found.order_by("cohort__begins_on", "pk"))
    if not rows:
        return []
    may_see = member.may(Permission.TRAINING_SEE)
    slug = region_of(member).slug
    return [
        OwnedThing(
            kind="cohort",
            key=str(one.cohort_id),
            owner_id=one.user_id,
            reference=one.cohort.name,
            title=one.cohort.name,
            url=in_region(slug, "training:cohort", pk=one.cohort_id) if may_see else "",
            due_on=one.cohort.ends_on,
            fits=LEAD,
        )
        for one in rows
    ]


def owned_coaching(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """Teachers who are still on their way. Who that is, is told to who sees their training."""
    rows = list(
        Enrolment.objects.filter(
            coach_id__in=user_ids,
            cohort__finished_on=None,
            state__in=(EnrolmentState.PROPOSED, EnrolmentState.TAKES_PART),
        )
        .select_related("cohort", "teacher", "school__organisation")
        .order_by("pk")
    )
    if not rows:
        return []
    seen = set(
        Enrolment.objects.filter(enrolments_visible_to(member), pk__in=[row.pk for row in rows]).values_list(
            "pk", flat=True
        )
    )
    slug = region_of(member).slug
    things = []
    for row in rows:
        neutral = _("Coaching in %(cohort)s") % {"cohort": row.cohort.name}
        is_shown = row.pk in seen
        things.append(
            OwnedThing(
                kind="coaching",
                key=str(row.pk),
                owner_id=row.coach_id or 0,
                reference=neutral,
                title=_("Coaching of %(teacher)s") % {"teacher": row.teacher.name} if is_shown else neutral,
                about=row.school.name if is_shown else "",
                url=in_region(slug, "training:enrolment", pk=row.pk) if is_shown else "",
                fits=COACH,
            )
        )
    return things
