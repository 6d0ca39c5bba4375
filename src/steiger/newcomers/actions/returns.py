"""A child comes back to the newcomer school after the move: a place again, on the same journey."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.enums import Enroller
from steiger.cooperation.selectors import policy_on
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.models import NewcomerGroup, Placement
from steiger.pupils.actions import enrol, involve, record_milestone
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey


def place_again(
    *, journey: Journey, group_id: int, from_on: date, by: Member, over_places_reason: str = ""
) -> Placement:
    """Whether it may come back, the action above has checked; whether there is a place is checked here, under lock."""
    found = NewcomerGroup.objects.select_for_update(of=("self",)).select_related("facility__school__organisation")
    group = found.filter(pk=group_id).first()
    if group is None or not rules.is_group_open(group, from_on):
        raise DomainError(_("This group is not there any more. Choose another group."), field="group_id")
    rules.may_place_in(by, group).require()
    is_full = Placement.objects.filter(rules.running_placements(), group=group).count() >= group.places
    if is_full and not over_places_reason.strip():
        raise DomainError(_("This group is full. Choose another group."), field="group_id")
    if is_full:
        rules.may_overbook(by, group).require()
    placement = Placement.objects.create(
        region_id=journey.region_id,
        journey=journey,
        group=group,
        offered_on=from_on,
        offered_by_id=by.user_id,
        placed_on=from_on,
        placed_by_id=by.user_id,
        is_over_places=is_full,
        over_places_reason=over_places_reason.strip() if is_full else "",
    )
    school_id: int = group.facility.school_id
    involve(journey=journey, relation=Relation.NEWCOMER_SCHOOL, school_id=school_id, by=by)
    if policy_on(from_on).enroller == Enroller.NEWCOMER_SCHOOL:
        enrol(journey=journey, school_id=school_id, from_on=from_on, by=by)
    record_milestone(journey=journey, by=by, moved_on=None, expected_move_on=None, bonded_on=None)
    record(by=by, kind="place_again", case_number=journey.case_number, group=group.pk, on=from_on.isoformat())
    return placement
