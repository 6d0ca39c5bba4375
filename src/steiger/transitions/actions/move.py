"""The move: the day on which it is expected, and the day on which it happened."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.selectors import current_policy
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers.actions import end_placement
from steiger.pupils.actions import enrol, involve, record_milestone, save_bond
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.pupils.selectors import chosen_bond
from steiger.transitions import events, rules
from steiger.transitions.actions.locks import lock_journey
from steiger.transitions.actions.steps import keep_steps_true, plan_steps
from steiger.transitions.enums import PlanReason
from steiger.transitions.models import MovePlan, PlacementDocument, Transition
from steiger.transitions.selectors.documents import current_document
from steiger.transitions.selectors.steps import refuse_impossible_day


@transaction.atomic
def plan_move(
    *, journey: Journey, expected_on: date, by: Member, reason: PlanReason | str = "", note: str = ""
) -> Journey:
    """Set or change the day on which the child is expected to move; the steps follow in school weeks.

    A day that changes is told why: the mother school has made its plans for the old one.
    """
    require(by, Permission.MOVE_PLAN)
    lock_journey(journey)
    rules.may_plan_move(by, journey).require()
    refuse_impossible_day(expected_on)
    _keep_plan(journey, expected_on, reason, note, by)
    record_milestone(journey=journey, by=by, expected_move_on=expected_on)
    plan_steps(journey=journey, around=expected_on)
    keep_steps_true(journey=journey, by=by)
    record(by=by, kind="plan_move", case_number=journey.case_number, on=expected_on.isoformat())
    events.move_planned.send(sender=Journey, journey=journey, by=by)
    return journey


def _keep_plan(journey: Journey, expected_on: date, reason: PlanReason | str, note: str, by: Member) -> None:
    was_on = journey.expected_move_on
    if was_on == expected_on:
        return
    if was_on is not None and reason not in PlanReason.values:
        raise DomainError(_("Say why the day changes: both schools made their plans for the old one."), field="reason")
    if reason == PlanReason.OTHER and not note.strip():
        raise DomainError(_("Say in a few words what the other reason is."), field="note")
    MovePlan.objects.create(
        region_id=journey.region_id,
        journey=journey,
        expected_on=expected_on,
        was_on=was_on,
        reason=PlanReason(reason) if was_on is not None else "",
        note=note.strip(),
        planned_on=clock.today(),
        planned_by_id=by.user_id,
    )


@transaction.atomic
def complete_move(*, journey: Journey, moved_on: date, by: Member, without_document_reason: str = "") -> Transition:
    """The child has moved. Enrolment, placement and what the mother school may know change on that day.

    Families leave suddenly: without a signed document it can be recorded too, with the reason, and the step to sign
    stays open where everybody sees it.
    """
    require(by, Permission.MOVE_PLAN)
    lock_journey(journey)
    chosen = chosen_bond(journey)
    rules.may_complete_move(by, journey, chosen).require()
    bond = cast(MotherSchoolBond, chosen)
    _refuse_impossible_move(journey, moved_on)
    document = _signed_document(journey, bond, without_document_reason)
    reason = "" if document else without_document_reason.strip()
    bond.journey = journey
    moved = Transition.objects.create(
        region_id=journey.region_id,
        journey=journey,
        bond=bond,
        document=document,
        without_document_reason=reason,
        moved_on=moved_on,
        recorded_by_id=by.user_id,
        recorded_at=clock.now(),
    )
    save_bond(bond=bond, by=by, kind="complete_move", moved_on=moved_on)
    record_milestone(journey=journey, by=by, moved_on=moved_on)
    involve(journey=journey, relation=Relation.MOTHER_SCHOOL, school_id=bond.school_id, level=Disclosure.MOVED, by=by)
    enrol(journey=journey, school_id=bond.school_id, from_on=moved_on, by=by)
    end_placement(journey=journey, ended_on=moved_on, by=by, sees_until_on=_kept_until())
    plan_steps(journey=journey, around=moved_on)
    keep_steps_true(journey=journey, by=by)
    events.move_completed.send(sender=Journey, journey=journey, moved_on=moved_on, by=by)
    return moved


def _refuse_impossible_move(journey: Journey, moved_on: date) -> None:
    if moved_on > clock.today():
        raise DomainError(
            _("This day has yet to come. Plan the date now, and record the move on the day itself."), field="moved_on"
        )
    if journey.placed_on is None or moved_on < journey.placed_on:
        raise DomainError(_("The child came to the newcomer school after this day. Check the date."), field="moved_on")


def _signed_document(journey: Journey, bond: MotherSchoolBond, reason: str) -> PlacementDocument | None:
    document = current_document(journey)
    if document is not None and document.frozen_at is not None and document.bond_id == bond.pk:
        return document
    if not reason.strip():
        raise DomainError(
            _("The placement document is not signed by everybody. Have it signed, or say why the child moves without."),
            field="without_document_reason",
        )
    return None


def _kept_until() -> date:
    """So long the newcomer school keeps reading: the retention term of a file."""
    today, years = clock.today(), current_policy().keep_file_years
    try:
        return today.replace(year=today.year + years)
    except ValueError:  # 29 February
        return today.replace(year=today.year + years, day=28)
