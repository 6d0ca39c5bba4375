"""The parents' copy of everything: made from what is kept now, and handed over once."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record, record_look
from steiger.audit.enums import Looked
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.privacy.models import DataRequest
from steiger.privacy.rules import requests as rules
from steiger.privacy.selectors.copy import copy_of, ways_of
from steiger.privacy.selectors.copy_paper import typeset_copy
from steiger.pupils.actions import open_notes
from steiger.pupils.models import Journey
from steiger.transitions.selectors.documents import DOCUMENT_LANGUAGE


@dataclass(frozen=True)
class Made:
    content: bytes
    name: str


@transaction.atomic
def make_copy(*, by: Member, journey: Journey) -> Made:
    """One paper with everything that is kept about this child. It is not stored: what is kept twice leaks twice.

    Confidential notes are opened in the one way there is, with this as the reason, so each opening stands in the log.
    """
    require(by, Permission.COPY_MAKE)
    ways = ways_of(journey)
    rules.may_make_copy(by, ways).require()
    with translation.override(DOCUMENT_LANGUAGE):
        reason = _("Copy of everything for the parents (AVG art. 15)")
    opened = {
        one.note.pk: (one.need, one.approach)
        for way in ways
        for one in open_notes(journey=way, by=by, reason=reason)
    }  # fmt: skip
    for way in ways:
        record_look(by=by, looked_at=Looked.COPY, case_number=way.case_number)
    content = typeset_copy(copy_of(ways, opened))
    mark = sha256(content).hexdigest()
    record(by=by, kind="make_copy", case_number=journey.case_number, size=len(content), sha256=mark)
    return Made(content, f"kopie-{journey.case_number}.pdf")


@transaction.atomic
def hand_over_copy(*, by: Member, request: DataRequest, to: str) -> DataRequest:
    """Written down with the day and to whom: the parents, or the pupil from sixteen years on."""
    require(by, Permission.COPY_MAKE)
    request = DataRequest.objects.select_for_update(of=("self",)).select_related("journey").get(pk=request.pk)
    rules.may_hand_over(by, request).require()
    if not to.strip():
        raise DomainError(_("Write down to whom you gave it."), field="to")
    request.handed_over_on, request.handed_over_by_id = clock.today(), by.user_id
    request.handed_over_to = to.strip()
    request.save(update_fields=["handed_over_on", "handed_over_by", "handed_over_to"])
    record(by=by, kind="hand_over_copy", case_number=request.journey.case_number)
    return request
