"""Appointments around the move, for both schools."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.verdict import Verdict
from steiger.pupils.models import Journey
from steiger.transitions import rules
from steiger.transitions.enums import AppointmentState
from steiger.transitions.models import Appointment


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    appointment: Appointment
    state: AppointmentState
    may_record: Verdict
    may_cancel: Verdict

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def waits_for_words(self) -> bool:
        """It was to be, and nobody has said how it went."""
        return self.state == AppointmentState.PLANNED and self.appointment.on <= clock.today()


def appointments_of(found: Journey) -> QuerySet[Appointment]:
    return Appointment.objects.filter(bond__journey=found).select_related(
        "bond__school__organisation", "made_by", "held_by", "cancelled_by"
    )


def appointments_to_come(found: Journey) -> QuerySet[Appointment]:
    return appointments_of(found).filter(held_on=None, cancelled_on=None)


def appointment_for(member: Member, found: Journey, number: int) -> Appointment | None:
    one = appointments_of(found).filter(pk=number).first()
    if one is None or not rules.outlook(member, found).sees_bond(one.bond):
        return None
    one.bond.journey = found
    return one


def appointment_lines(member: Member, found: Journey, seen_from: rules.Outlook | None = None) -> list[AppointmentLine]:
    """In the order of the days; a mother school sees its own."""
    seen_from = seen_from or rules.outlook(member, found)
    return [_line(member, one, found) for one in _seen(appointments_of(found), seen_from)]


def _seen(rows: Iterable[Appointment], seen_from: rules.Outlook) -> list[Appointment]:
    return [one for one in rows if seen_from.sees_bond(one.bond)]


def _line(member: Member, one: Appointment, found: Journey) -> AppointmentLine:
    one.bond.journey = found
    return AppointmentLine(
        appointment=one,
        state=one.state,
        may_record=rules.may_record_appointment(member, one),
        may_cancel=rules.may_cancel_appointment(member, one),
    )
