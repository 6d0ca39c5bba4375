"""Who plans and records the move, and who makes appointments around it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.pupils import rules as pupils
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions.enums import AppointmentState
from steiger.transitions.models import Appointment


def may_plan_move(member: Member, journey: Journey) -> Verdict:
    verdict = pupils.may_change(member, journey, Permission.MOVE_PLAN)
    if not verdict:
        return verdict
    if journey.moved_on is not None:
        return no(_("The child has moved. The date can no longer be planned."))
    if journey.placed_on is None:
        return no(_("The child has no place at the newcomer school yet. Plan the move after the placement."))
    return YES


def may_complete_move(member: Member, journey: Journey, bond: MotherSchoolBond | None) -> Verdict:
    verdict = pupils.may_change(member, journey, Permission.MOVE_PLAN)
    if not verdict:
        return verdict
    if journey.moved_on is not None:
        return no(_("The move has already been recorded."))
    if bond is None or bond.announced_on is None or bond.ended_on is not None:
        return no(_("No mother school has been announced yet. Announce the school that the parents chose first."))
    return YES


def may_make_appointment(member: Member, journey: Journey, bond: MotherSchoolBond | None) -> Verdict:
    """Trial days and handovers are with the school that the parents chose, and before or shortly after the move."""
    verdict = pupils.may_change(member, journey, Permission.MOVE_PLAN)
    if verdict and bond is None:
        return no(_("No mother school has been announced yet. Announce the school that the parents chose first."))
    return verdict


def may_record_appointment(member: Member, appointment: Appointment) -> Verdict:
    """Both schools may say that it took place and what came of it."""
    verdict = pupils.may_change(member, appointment.bond.journey, Permission.STEP_DO)
    if not verdict:
        return verdict
    if appointment.state != AppointmentState.PLANNED:
        return no(_("This appointment was held or cancelled already."))
    return YES


def may_cancel_appointment(member: Member, appointment: Appointment) -> Verdict:
    verdict = pupils.may_change(member, appointment.bond.journey, Permission.MOVE_PLAN)
    if verdict and appointment.state != AppointmentState.PLANNED:
        return no(_("This appointment was held or cancelled already."))
    return verdict
