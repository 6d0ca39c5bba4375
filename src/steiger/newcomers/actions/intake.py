"""The first conversation, written down section by section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.actions.placements import start
from steiger.newcomers.actions.referrals import lock
from steiger.newcomers.enums import ConsentAnswer, IntakeSection
from steiger.newcomers.models import Consent, Intake, Placement
from steiger.pupils.actions import record_milestone
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_change


@dataclass(frozen=True)
class IntakeInput:
    """What came up in the first conversation: only what teaching needs."""

    held_on: date
    present: str
    with_interpreter: bool = False
    years_of_school: Decimal | None = None
    earlier_schooling: str = ""
    scripts: list[str] = field(default_factory=list)
    reads_own_language: bool | None = None
    wishes: str = ""
    agreements: str = ""
    family: str = ""
    may_pick_up: str = ""
    language_use: str = ""
    dutch_before: str = ""
    trust_person: str = ""
    perspective: str = ""
    perspective_agreed: bool | None = None


@transaction.atomic
def record_intake(*, journey: Journey, intake: IntakeInput, by: Member, placed_on: date | None = None) -> Intake:
    """Write down all that came up at once; sections of which nothing was said stay open."""
    given = vars(intake)
    parts = {
        section: {name: given[name] for name in names if name in given}
        for section, names in rules.INTAKE_FIELDS.items()
    }
    said = {
        section: values
        for section, values in parts.items()
        if section == IntakeSection.CONVERSATION or any(value not in (None, "", []) for value in values.values())
    }
    return _write(journey, said, placed_on, by)


@transaction.atomic
def write_section(
    *,
    journey: Journey,
    section: IntakeSection,
    values: Mapping[str, Any],
    by: Member,
    placed_on: date | None = None,
) -> Intake:
    """Save one section, as often as one likes; the others stay as they are.

    The conversation is what makes it an intake. With a first day that was agreed in it the placement starts as well.
    """
    return _write(journey, {section: values}, placed_on, by)


def _write(
    journey: Journey, parts: Mapping[IntakeSection, Mapping[str, Any]], placed_on: date | None, by: Member
) -> Intake:
    require(by, Permission.INTAKE_RECORD)
    referral = lock(journey)
    may_change(by, journey, Permission.INTAKE_RECORD).require()
    running = Placement.objects.filter(rules.running_placements(), journey=journey).first()
    recorded = Intake.objects.select_for_update(of=("self",)).filter(journey=journey).first()
    if recorded is None:
        rules.may_record_intake(running).require()
        recorded = Intake(region_id=journey.region_id, journey=journey)
    for section, values in parts.items():
        _check(journey, section, values)
    changed = _fill(recorded, parts, by)
    if changed:
        recorded.save(update_fields=changed if recorded.pk else None)
    if "held_on" in changed:
        record_milestone(journey=journey, by=by, intake_on=recorded.held_on)
    if placed_on is not None and running is not None and running.placed_on is None:
        start(referral, placed_on, by)
    if changed:
        record(by=by, kind="write_intake", case_number=journey.case_number, sections=[*parts], fields=changed)
    return recorded


def _fill(recorded: Intake, parts: Mapping[IntakeSection, Mapping[str, Any]], by: Member) -> list[str]:
    """Put the answers in; the names of the fields that are others now."""
    changed = []
    for section, values in parts.items():
        for name in rules.INTAKE_FIELDS[section]:
            if name in values and getattr(recorded, name) != values[name]:
                setattr(recorded, name, values[name])
                changed.append(name)
        if section not in recorded.saved:
            recorded.saved = [*recorded.saved, section.value]
            changed.append("saved")
    if "held_on" in changed and recorded.held_by_id is None:
        recorded.held_by_id = by.user_id
        changed.append("held_by")
    return list(dict.fromkeys(changed))


def _check(journey: Journey, section: IntakeSection, values: Mapping[str, Any]) -> None:
    if section == IntakeSection.CONVERSATION:
        _check_conversation(journey, values["held_on"], values["present"])
    for name in rules.INTAKE_FIELDS[section]:
        purpose = rules.HANGS_ON.get(name)
        if purpose is not None and values.get(name):
            held = Consent.objects.filter(
                journey=journey, purpose=purpose, answer=ConsentAnswer.GIVEN, ended_on__isnull=True
            )
            if not held.exists():
                message = _("The parents did not agree to this. Ask them first, and record their answer.")
                raise DomainError(message, field=name)


def _check_conversation(journey: Journey, held_on: date | None, present: str) -> None:
    if held_on is None:
        raise DomainError(_("Enter the day of the conversation."), field="held_on")
    if held_on > clock.today():
        raise DomainError(_("The intake has yet to be held. Enter the day on which it was."), field="held_on")
    if held_on < journey.referred_on:
        raise DomainError(_("The intake lies before the referral. Check the date."), field="held_on")
    if not present.strip():
        raise DomainError(_("Write down who were present."), field="present")
