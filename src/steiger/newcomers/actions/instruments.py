"""The region keeps its own list of tests and observations."""

from __future__ import annotations

from dataclasses import asdict

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.enums import NormFit, Scale
from steiger.newcomers.models import Instrument
from steiger.newcomers.rules import InstrumentInput


@transaction.atomic
def add_instrument(*, instrument: InstrumentInput, by: Member) -> Instrument:
    require_region(by, Permission.INSTRUMENTS_MANAGE)
    added = Instrument(region_id=by.region_id)
    _fill(added, instrument)
    _save(added)
    record(by=by, kind="add_instrument", subject=added.name[:60])
    return added


@transaction.atomic
def change_instrument(*, pk: int, instrument: InstrumentInput, by: Member) -> Instrument:
    """Scores that were written down stay as they are: they say what was true on their day."""
    found = _lock(pk, by)
    _fill(found, instrument)
    _save(found, *asdict(instrument))
    record(by=by, kind="change_instrument", subject=found.name[:60])
    return found


@transaction.atomic
def retire_instrument(*, pk: int, by: Member) -> Instrument:
    """Nobody chooses it any more; what was read from it stays on the files."""
    found = _lock(pk, by)
    found.retired_on = clock.today()
    found.save(update_fields=["retired_on"])
    record(by=by, kind="retire_instrument", subject=found.name[:60])
    return found


@transaction.atomic
def take_standard_instruments(*, by: Member) -> int:
    """Start from the standard list; what the region has already stays as it is. How many were added."""
    require_region(by, Permission.INSTRUMENTS_MANAGE)
    known = {name.casefold() for name in Instrument.objects.values_list("name", flat=True)}
    new = [one for one in rules.STANDARD_INSTRUMENTS if one.name.casefold() not in known]
    made = [Instrument(region_id=by.region_id) for _one in new]
    for instrument, given in zip(made, new, strict=True):
        _fill(instrument, given)
    Instrument.objects.bulk_create(made)
    record(by=by, kind="take_standard_instruments", count=len(made))
    return len(made)


def _lock(pk: int, by: Member) -> Instrument:
    require_region(by, Permission.INSTRUMENTS_MANAGE)
    found = Instrument.objects.select_for_update(of=("self",)).filter(pk=pk, retired_on__isnull=True).first()
    if found is None:
        raise DomainError(_("This test is not on the list any more."))
    return found


def _fill(instrument: Instrument, given: InstrumentInput) -> None:
    if not given.name.strip():
        raise DomainError(_("Give the test or observation a name."), field="name")
    if not given.domains:
        raise DomainError(_("Choose at least one domain."), field="domains")
    steps = [step.strip() for step in given.steps if step.strip()]
    if given.scale == Scale.STEPS and len(steps) < 2:
        raise DomainError(_("Write down the steps from low to high, at least two."), field="steps")
    if given.lowest is not None and given.highest is not None and given.highest <= given.lowest:
        raise DomainError(_("The highest score is not higher than the lowest."), field="highest")
    if given.is_norm_referenced and not given.norm_group.strip():
        message = _("Say with which children the norm compares, for example: pupils in the Netherlands, half year 4.")
        raise DomainError(message, field="norm_group")
    is_number = given.scale == Scale.NUMBER
    instrument.name, instrument.domains, instrument.scale = given.name.strip(), list(given.domains), given.scale
    instrument.steps = steps if given.scale == Scale.STEPS else []
    instrument.lowest = given.lowest if is_number else None
    instrument.highest = given.highest if is_number else None
    instrument.is_norm_referenced = given.is_norm_referenced
    instrument.norm_group = given.norm_group.strip() if given.is_norm_referenced else ""
    instrument.norm_fit = NormFit.NONE
    if given.is_norm_referenced:
        instrument.norm_fit = given.norm_fit if given.norm_fit != NormFit.NONE else NormFit.NO
    instrument.note = given.note.strip()


def _save(instrument: Instrument, *fields: str) -> None:
    try:
        with transaction.atomic():
            instrument.save(update_fields=fields or None)
    except IntegrityError as error:
        raise DomainError(_("This name is on the list already. Choose another name."), field="name") from error
