from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.pupils import rules, selectors
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


@dataclass(frozen=True)
class OpenedNote:
    note: ConfidentialNote
    need: str
    approach: str


@transaction.atomic
def open_notes(*, journey: Journey, by: Member, reason: str = "") -> list[OpenedNote]:
    """Read confidential notes: the only way to their text. The database writes the line in the log of looking itself.

    Who wrote a note reads it; all others say why, each time (issue 6). Without a reason only the own notes open.
    """
    require(by, Permission.NOTE_SEE)
    heads = {note.pk: note for note in selectors.notes(by, journey)}
    texts: list[tuple[int, str, str]] = []
    if heads:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, need, approach FROM open_notes(%s, %s, %s, %s, %s, %s)",
                [by.user_id, by.name, sorted(by.roles), clock.now(), journey.case_number, reason.strip()],
            )
            texts = cursor.fetchall()
    return [OpenedNote(heads[pk], need, approach) for pk, need, approach in texts if pk in heads]


@transaction.atomic
def withdraw_note(*, note: ConfidentialNote, said_by: str, by: Member) -> ConfidentialNote:
    """The parents do not agree any more: from now on nobody reads this note, and the file says so."""
    require(by, Permission.NOTE_WRITE)
    rules.may_change(by, note.journey, Permission.NOTE_WRITE).require()
    if note.withdrawn_on is not None:
        raise DomainError(_("This note is closed already."))
    if not said_by.strip():
        raise DomainError(_("Write down who took the agreement back."), field="said_by")
    note.withdrawn_on, note.withdrawn_by_id, note.withdrawal_said_by = clock.today(), by.user_id, said_by.strip()
    note.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawal_said_by"])
    record(by=by, kind="withdraw_note", case_number=note.journey.case_number)
    return note


def keep_notes_from_mother_school(*, journey: Journey, by: Member) -> int:
    """For the room above that keeps the parents' consents: a mother school reads no note of this child any more."""
    kept = ConfidentialNote.objects.filter(journey=journey, is_shared_with_mother_school=True)
    count = kept.update(is_shared_with_mother_school=False)
    if count:
        record(by=by, kind="keep_notes_from_mother_school", case_number=journey.case_number, notes=count)
    return count
