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
from steiger.pupils import rules
from steiger.pupils.models import (
    ConfidentialNote,
    Journey,
)


@transaction.atomic
def write_note(
    *,
    journey: Journey,
    need: str,
    approach: str,
    agreed_by: str,
    agreed_on: date,
    is_shared_with_mother_school: bool,
    by: Member,
) -> ConfidentialNote:
    """Write down what a child needs and how to approach it, with whose agreement."""
    require(by, Permission.NOTE_WRITE)
    rules.may_change(by, journey, Permission.NOTE_WRITE).require()
    if agreed_on > clock.today():
        raise DomainError(
            _("The agreement lies in the future. Enter the day on which the parents agreed."), field="agreed_on"
        )
    note = ConfidentialNote.objects.create(
        region_id=journey.region_id,
        journey=journey,
        need=need,
        approach=approach,
        agreed_by=agreed_by,
        agreed_on=agreed_on,
        is_shared_with_mother_school=is_shared_with_mother_school,
        written_by_id=by.user_id,
        written_at=clock.now(),
    )
    record(by=by, kind="write_note", case_number=journey.case_number)
    return note
