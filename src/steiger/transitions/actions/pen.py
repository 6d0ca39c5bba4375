"""The pen goes from one school to the other; who did what on a version is written down as it happens."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.messaging.actions import tell
from steiger.messaging.enums import Kind
from steiger.people.models import User
from steiger.people.selectors import people_in_role
from steiger.transitions import rules
from steiger.transitions.actions.letters import path_to
from steiger.transitions.actions.locks import lock_document
from steiger.transitions.enums import EntryKind, Pen
from steiger.transitions.models import DocumentEntry, PlacementDocument
from steiger.transitions.selectors.pen import is_open_to_school


@transaction.atomic
def hand_over_pen(*, document: PlacementDocument, by: Member, note: str = "") -> PlacementDocument:
    """To the other school, with a word about what is asked of it; or back to oneself, as the newcomer school."""
    require(by, Permission.DOCUMENT_SEE)
    lock_document(document)
    rules.may_hand_pen(by, document, is_agreed=is_open_to_school(document)).require()
    side = rules.side_of(by, document) or Pen.NEWCOMER_SCHOOL
    document.pen = Pen.NEWCOMER_SCHOOL if document.pen == Pen.MOTHER_SCHOOL else Pen.MOTHER_SCHOOL
    document.save(update_fields=["pen"])
    entry = note_entry(document, EntryKind.HANDED, side, by, note=note.strip())
    record(by=by, kind="hand_over_pen", case_number=document.journey.case_number, subject=document.pen)
    if document.pen != side:
        _tell(document, entry, by)
    return document


def note_entry(
    document: PlacementDocument, kind: EntryKind, side: Pen, by: Member, *, sections: Iterable[str] = (), note: str = ""
) -> DocumentEntry:
    return DocumentEntry.objects.create(
        region_id=document.region_id,
        document=document,
        kind=kind,
        side=side,
        sections=list(sections),
        note=note,
        done_at=clock.now(),
        done_by_id=by.user_id,
    )


def _tell(document: PlacementDocument, entry: DocumentEntry, by: Member) -> None:
    journey = document.journey
    users: Iterable[User] = [journey.owner] if journey.owner else []
    if document.pen == Pen.MOTHER_SCHOOL:
        users = people_in_role(by.region_id, Role.CARE_COORDINATOR, organisation_id=document.bond.school_id)
    tell(
        region_id=by.region_id,
        users=users,
        subject=gettext_lazy("You have the pen of a placement document"),
        body=format_lazy(
            gettext_lazy("The other school has written on the placement document of {case}. It is your turn."),
            case=journey.case_number,
        ),
        path=path_to(by, "transitions:document", journey),
        kind=Kind.CHILD,
        fact=f"pen {entry.pk}",
    )
