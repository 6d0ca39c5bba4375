"""Trial days, visits and the warm handover: made with people of both schools, held, or cancelled."""

from __future__ import annotations

from datetime import date, time

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.organisations.selectors import calendar_for
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.pupils.selectors import chosen_bond
from steiger.transitions import rules
from steiger.transitions.actions.letters import path_to, tell_school
from steiger.transitions.actions.locks import lock_bond, lock_journey
from steiger.transitions.enums import AppointmentKind
from steiger.transitions.models import Appointment


@transaction.atomic
def make_appointment(
    *,
    journey: Journey,
    kind: AppointmentKind,
    on: date,
    by: Member,
    starts_at: time | None = None,
    ends_at: time | None = None,
    from_person: str = "",
    to_person: str = "",
    note: str = "",
) -> Appointment:
    """Both schools have agreed on a day. The mother school is told, with a case number and no name."""
    require(by, Permission.MOVE_PLAN)
    lock_journey(journey)
    bond = chosen_bond(journey)
    rules.may_make_appointment(by, journey, bond).require()
    if bond is None:
        raise AssertionError("the rule has seen to it")
    bond.journey = journey
    _refuse_impossible(bond, kind, on, (starts_at, ends_at), (from_person, to_person))
    made = Appointment.objects.create(
        region_id=journey.region_id,
        bond=bond,
        kind=AppointmentKind(kind),
        on=on,
        starts_at=starts_at,
        ends_at=ends_at,
        from_person=from_person.strip(),
        to_person=to_person.strip(),
        note=note.strip(),
        made_on=clock.today(),
        made_by_id=by.user_id,
    )
    record(by=by, kind="make_appointment", case_number=journey.case_number, subject=kind, on=on.isoformat())
    tell_school(
        bond,
        by,
        gettext_lazy("An appointment around a move"),
        format_lazy(gettext_lazy("About {case}: the day is in Steiger."), case=journey.case_number),
        path=path_to(by, "transitions:appointments", journey),
    )
    return made


def _refuse_impossible(
    bond: MotherSchoolBond,
    kind: AppointmentKind,
    on: date,
    hours: tuple[time | None, time | None],
    persons: tuple[str, str],
) -> None:
    starts_at, ends_at = hours
    if on < clock.today():
        raise DomainError(_("This day has passed. Choose a coming day."), field="on")
    if not calendar_for(bond.school_id).is_school_day(on):
        raise DomainError(_("The mother school has no lessons on this day. Choose a school day."), field="on")
    if starts_at and ends_at and ends_at <= starts_at:
        raise DomainError(_("The end comes before the start. Check both times."), field="ends_at")
    if kind == AppointmentKind.HANDOVER and not all(person.strip() for person in persons):
        field = "to_person" if persons[0].strip() else "from_person"
        raise DomainError(_("Say who hands over and who receives: it is from person to person."), field=field)


@transaction.atomic
def hold_appointment(*, appointment: Appointment, outcome: str, by: Member) -> Appointment:
    """It took place; what came of it is for both schools."""
    require(by, Permission.STEP_DO)
    _lock(appointment)
    rules.may_record_appointment(by, appointment).require()
    if appointment.on > clock.today():
        raise DomainError(_("This day has yet to come. Record it on the day itself or after it."))
    if not outcome.strip():
        raise DomainError(_("Write in a few words how it went and what was agreed."), field="outcome")
    appointment.held_on, appointment.held_by_id = clock.today(), by.user_id
    appointment.outcome = outcome.strip()
    appointment.save(update_fields=["held_on", "held_by", "outcome"])
    record(by=by, kind="hold_appointment", case_number=_case(appointment), subject=appointment.kind)
    return appointment


@transaction.atomic
def cancel_appointment(*, appointment: Appointment, reason: str, by: Member) -> Appointment:
    """It does not take place. Who agreed on it is told."""
    require(by, Permission.MOVE_PLAN)
    _lock(appointment)
    rules.may_cancel_appointment(by, appointment).require()
    if not reason.strip():
        raise DomainError(_("Say why it does not take place."), field="reason")
    appointment.cancelled_on, appointment.cancelled_by_id = clock.today(), by.user_id
    appointment.cancel_reason = reason.strip()
    appointment.save(update_fields=["cancelled_on", "cancelled_by", "cancel_reason"])
    record(by=by, kind="cancel_appointment", case_number=_case(appointment), subject=appointment.kind)
    return appointment


def close_appointments(*, bond: MotherSchoolBond, reason: str, by: Member) -> None:
    """The bond has ended: nobody comes on these days. Whoever ended it passed the gate."""
    for appointment in Appointment.objects.filter(bond=bond, held_on=None, cancelled_on=None):
        appointment.cancelled_on, appointment.cancelled_by_id = clock.today(), by.user_id
        appointment.cancel_reason = reason
        appointment.save(update_fields=["cancelled_on", "cancelled_by", "cancel_reason"])
        record(by=by, kind="cancel_appointment", case_number=bond.journey.case_number, subject=appointment.kind)


def _lock(appointment: Appointment) -> None:
    lock_bond(appointment.bond)
    bond = appointment.bond
    appointment.refresh_from_db(from_queryset=Appointment.objects.select_for_update(no_key=True, of=("self",)))
    appointment.bond = bond


def _case(appointment: Appointment) -> str:
    return appointment.bond.journey.case_number
