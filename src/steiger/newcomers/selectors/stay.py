from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from steiger.cooperation.selectors import policy_on
from steiger.core.columns import with_columns
from steiger.newcomers.models import Intake, Placement, PlacementDecision
from steiger.newcomers.rules import running_placements
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.organisations.selectors import calendar_for
from steiger.pupils.models import Journey


def placements_of(journey: Journey) -> QuerySet[Placement]:
    """All places that a child had, latest first."""
    return with_columns(
        Placement.objects.filter(journey=journey),
        group=("name",),
        group__facility=("school",),
        group__facility__school__organisation=("name",),
        offered_by=("name", "email"),
        confirmed_by=("name", "email"),
    )


def running_placement(journey: Journey) -> Placement | None:
    """The place that the child has now: reserved, or taken."""
    return placements_of(journey).filter(running_placements()).first()


def decisions_of(placement: Placement | None) -> list[PlacementDecision]:
    """What was decided about this place, and why."""
    if placement is None:
        return []
    return list(PlacementDecision.objects.filter(placement=placement).select_related("decided_by"))


def intake_of(journey: Journey) -> Intake | None:
    found = with_columns(Intake.objects.filter(journey=journey), held_by=("name", "email"))
    return next(iter(found), None)


def planned_until(
    placement: Placement, *, stay_weeks: int | None = None, calendar: SchoolCalendar | None = None
) -> date | None:
    """When the planned stay ends: so many school weeks after the first day, by the policy of that day, and as many
    more as were granted."""
    if placement.placed_on is None:
        return None
    weeks = policy_on(placement.placed_on).stay_weeks if stay_weeks is None else stay_weeks
    days = calendar or calendar_for(placement.group.facility.school_id)
    return days.weeks_after(placement.placed_on, weeks + placement.extended_weeks)
