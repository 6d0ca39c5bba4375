"""What was sent stays readable for who sent it; what comes later stands beside it with its own day and name."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.actions import store_file
from steiger.transitions import rules
from steiger.transitions.actions.locks import lock_document
from steiger.transitions.models import Addendum, PlacementDocument, SentCopy
from steiger.transitions.selectors.addenda import typeset_addendum
from steiger.transitions.selectors.sent import sending_school_of


def keep_sent_copy(*, document: PlacementDocument, by: Member) -> SentCopy | None:
    """At the last signature: the newcomer school keeps what it sent, also when the child has long moved on."""
    school_id = sending_school_of(document)
    if school_id is None:
        return None
    record(by=by, kind="keep_sent_copy", case_number=document.journey.case_number, version=document.version)
    return SentCopy.objects.create(
        region_id=document.region_id, document=document, school_id=school_id, sent_on=clock.today()
    )


@transaction.atomic
def add_addendum(*, document: PlacementDocument, words: str, by: Member) -> Addendum:
    """The frozen document stays as it is. What came later stands beside it, dated today, with who wrote it."""
    require(by, Permission.DOCUMENT_SEE)
    lock_document(document)
    rules.may_add(by, document).require()
    if not words.strip():
        raise DomainError(_("Write down what is to be added."), field="words")
    addendum = Addendum(
        region_id=document.region_id,
        document=document,
        number=Addendum.objects.filter(document=document).count() + 1,
        words=words.strip(),
        written_on=clock.today(),
        written_by_id=by.user_id,
    )
    name = f"plaatsingsdocument-{document.journey.case_number}-v{document.version}-aanvulling-{addendum.number}.pdf"
    addendum.file = store_file(
        by=by, name=name, media_type="application/pdf", content=typeset_addendum(addendum, written_by=by.name)
    )
    addendum.save(force_insert=True)
    record(by=by, kind="add_addendum", case_number=document.journey.case_number, version=document.version)
    return addendum
