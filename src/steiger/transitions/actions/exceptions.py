"""A newcomer that starts at a regular school by exception: the move without a newcomer school before it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.core import clock
from steiger.pupils.actions import end_involvement, enrol, involve, record_milestone, save_bond
from steiger.pupils.enums import BondEnd, Relation
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.pupils.selectors import running_bonds
from steiger.transitions import events
from steiger.transitions.actions.steps import keep_steps_true, plan_steps
from steiger.transitions.models import Transition


def start_by_exception(*, journey: Journey, school_id: int, by: Member) -> Transition:
    """The school is the mother school from today: enrolled, informed, with the steps and visits that follow a move.

    On behalf of the decision in the room below, which has checked that it may.
    """
    today = clock.today()
    bond = _bond_with(journey, school_id, by)
    save_bond(
        bond=bond,
        by=by,
        kind="announce_to_mother_school",
        announced_on=today,
        announced_by_id=by.user_id,
        agreed_on=today,
        agreed_by_id=by.user_id,
        moved_on=today,
    )
    moved = Transition.objects.create(
        region_id=journey.region_id,
        journey=journey,
        bond=bond,
        without_document_reason=_("Started here by exception, without a newcomer school before it."),
        moved_on=today,
        recorded_by_id=by.user_id,
        recorded_at=clock.now(),
    )
    involve(journey=journey, relation=Relation.MOTHER_SCHOOL, school_id=school_id, level=Disclosure.MOVED, by=by)
    enrol(journey=journey, school_id=school_id, from_on=today, by=by)
    record_milestone(journey=journey, by=by, bonded_on=today, moved_on=today)
    plan_steps(journey=journey, around=today)
    keep_steps_true(journey=journey, by=by)
    events.move_completed.send(sender=Journey, journey=journey, moved_on=today, by=by)
    return moved


def _bond_with(journey: Journey, school_id: int, by: Member) -> MotherSchoolBond:
    """Where the mother school is known from the start there is a bond already; with another school it ends."""
    for bond in running_bonds(journey):
        if bond.school_id == school_id:
            return bond
        facts = {"ended_on": clock.today(), "ended_by_id": by.user_id, "end_reason": BondEnd.OTHER_SCHOOL}
        save_bond(bond=bond, by=by, kind="end_bond", **facts)
        end_involvement(journey=journey, relation=Relation.MOTHER_SCHOOL, school_id=bond.school_id, by=by)
    return MotherSchoolBond(region_id=journey.region_id, journey=journey, school_id=school_id)
