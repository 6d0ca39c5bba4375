"""The parents' choice of a school, as it was said."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.pupils.models import MotherSchoolBond
from steiger.transitions import rules
from steiger.transitions.actions.locks import lock_bond
from steiger.transitions.models import ParentsChoice


@transaction.atomic
def record_choice(
    *,
    bond: MotherSchoolBond,
    chosen_on: date,
    chosen_by: str,
    language: str,
    with_interpreter: bool,
    by: Member,
    interpreter: str = "",
    note: str = "",
) -> ParentsChoice:
    """Who of the parents chose this school, when, in which language and with which interpreter."""
    require(by, Permission.BOND_MANAGE)
    lock_bond(bond)
    rules.may_record_choice(by, bond).require()
    if chosen_on > clock.today():
        raise DomainError(_("This day has yet to come. Enter the day on which the parents chose."), field="chosen_on")
    if not chosen_by.strip():
        raise DomainError(_("Say who chose: the names of the parents or carers."), field="chosen_by")
    choice = ParentsChoice.objects.create(
        region_id=bond.region_id,
        bond=bond,
        chosen_on=chosen_on,
        chosen_by=chosen_by.strip(),
        language=language,
        with_interpreter=with_interpreter or bool(interpreter.strip()),
        interpreter=interpreter.strip(),
        note=note.strip(),
        recorded_by_id=by.user_id,
        recorded_at=clock.now(),
    )
    record(by=by, kind="record_choice", case_number=bond.journey.case_number, school=bond.school_id)
    return choice
