"""The placement document: drafted from the file, written, seen by the parents, signed and frozen."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.enums import Signatory
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.secret_links import revoke_links
from steiger.documents.actions import store_file
from steiger.documents.models import StoredFile
from steiger.documents.uploads import Upload
from steiger.organisations.selectors import region_of
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.pupils.selectors import chosen_bond
from steiger.transitions import rules
from steiger.transitions.actions.locks import lock_document, lock_journey
from steiger.transitions.actions.pen import note_entry
from steiger.transitions.actions.sent import keep_sent_copy
from steiger.transitions.actions.steps import keep_steps_true
from steiger.transitions.actions.views import keep_view
from steiger.transitions.enums import (
    MOTHER_SCHOOL_SECTIONS,
    PARENTS_LINK,
    TEXT_SECTIONS,
    Agreement,
    EntryKind,
    Pen,
    SignedHow,
)
from steiger.transitions.models import Inspection, PlacementDocument, RestrictedPart, SignOff
from steiger.transitions.rules.signatures import Line
from steiger.transitions.selectors.documents import (
    administrative_facts,
    current_document,
    documents_of,
    required_signatures,
    results_rows,
    school_history_words,
)
from steiger.transitions.selectors.paper import typeset_document


@transaction.atomic
def draft_document(*, journey: Journey, by: Member) -> PlacementDocument:
    """Make the first version for the chosen school from what the file holds, in the sections of the law."""
    require(by, Permission.DOCUMENT_WRITE)
    lock_journey(journey)
    rules.may_draft(by, journey, chosen_bond(journey)).require()
    if current_document(journey) is not None:
        raise DomainError(_("There is a placement document already. Open it, or make a new version there."))
    latest = documents_of(journey).first()
    document = _make_version(
        journey, latest.version + 1 if latest else 1, {"school_history": school_history_words(journey)}, by
    )
    record(by=by, kind="draft_document", case_number=journey.case_number, version=document.version)
    keep_steps_true(journey=journey, by=by)
    return document


def _make_version(journey: Journey, version: int, written: dict[str, str], by: Member) -> PlacementDocument:
    bond = chosen_bond(journey)
    rules.may_draft(by, journey, bond).require()
    chosen = cast(MotherSchoolBond, bond)
    return PlacementDocument.objects.create(
        region_id=journey.region_id,
        journey=journey,
        bond=chosen,
        version=version,
        drafted_on=clock.today(),
        drafted_by_id=by.user_id,
        administrative=administrative_facts(journey, chosen, by),
        results=results_rows(journey),
        **written,
    )


@transaction.atomic
def write_document(*, document: PlacementDocument, by: Member, **sections: str) -> PlacementDocument:
    """Write sections of a version that nobody has seen yet. Sections that are not given stay as they are."""
    require(by, Permission.DOCUMENT_WRITE)
    if unknown := set(sections) - set(TEXT_SECTIONS):
        raise ValueError(f"not a section of the placement document: {sorted(unknown)}")
    lock_document(document)
    rules.may_write(by, document).require()
    return _write(document, sections, Pen.NEWCOMER_SCHOOL, by)


@transaction.atomic
def complete_document(*, document: PlacementDocument, by: Member, **sections: str) -> PlacementDocument:
    """The mother school writes what it will do itself, while it holds the pen."""
    require(by, Permission.DOCUMENT_COMPLETE)
    if unknown := set(sections) - set(MOTHER_SCHOOL_SECTIONS):
        raise ValueError(f"not a section that the mother school writes: {sorted(unknown)}")
    lock_document(document)
    rules.may_complete(by, document).require()
    return _write(document, sections, Pen.MOTHER_SCHOOL, by)


def _write(document: PlacementDocument, sections: dict[str, str], side: Pen, by: Member) -> PlacementDocument:
    changed = [name for name, words in sections.items() if getattr(document, name) != words]
    for name in changed:
        setattr(document, name, sections[name])
    if changed:
        document.save(update_fields=changed)
        note_entry(document, EntryKind.WROTE, side, by, sections=changed)
        record(
            by=by,
            kind="write_document",
            case_number=document.journey.case_number,
            version=document.version,
            sections=changed,
        )
    return document


@transaction.atomic
def write_restricted(*, document: PlacementDocument, words: str, by: Member) -> RestrictedPart | None:
    """What the care coordinator of the mother school reads and the class teacher does not; empty takes it away."""
    require(by, Permission.DOCUMENT_WRITE)
    lock_document(document)
    rules.may_write(by, document).require()
    former = RestrictedPart.objects.filter(document=document).first()
    if words.strip() == (former.words if former else ""):
        return former
    note_entry(document, EntryKind.WROTE, Pen.NEWCOMER_SCHOOL, by, sections=["restricted"])
    record(by=by, kind="write_restricted", case_number=document.journey.case_number, version=document.version)
    if not words.strip():
        RestrictedPart.objects.filter(document=document).delete()
        return None
    now = {"words": words.strip(), "written_at": clock.now(), "written_by_id": by.user_id}
    return RestrictedPart.objects.update_or_create(
        document=document, defaults=now, create_defaults={**now, "region_id": document.region_id}
    )[0]


@transaction.atomic
def renew_facts(*, document: PlacementDocument, by: Member) -> PlacementDocument:
    """Take child, parents, schools and results over from the file again; what was written stays."""
    require(by, Permission.DOCUMENT_WRITE)
    lock_document(document)
    rules.may_write(by, document).require()
    document.administrative = administrative_facts(document.journey, document.bond, by)
    document.results = results_rows(document.journey)
    document.save(update_fields=["administrative", "results"])
    note_entry(document, EntryKind.RENEWED, Pen.NEWCOMER_SCHOOL, by)
    record(by=by, kind="renew_facts", case_number=document.journey.case_number, version=document.version)
    return document


@transaction.atomic
def new_version(*, document: PlacementDocument, by: Member) -> PlacementDocument:
    """What was seen or signed stays as it was. The next version starts with its words and must be seen again."""
    require(by, Permission.DOCUMENT_WRITE)
    lock_document(document)
    rules.may_make_version(by, document).require()
    journey = document.journey
    document.replaced_at = clock.now()
    document.save(update_fields=["replaced_at"])
    written = {name: getattr(document, name) for name in TEXT_SECTIONS}
    following = _make_version(journey, document.version + 1, written, by)
    _keep_restricted(document, following)
    revoke_links(purpose=PARENTS_LINK, subject=f"document {document.pk}")
    record(by=by, kind="new_version", case_number=journey.case_number, version=following.version)
    keep_steps_true(journey=journey, by=by)
    return following


def _keep_restricted(document: PlacementDocument, following: PlacementDocument) -> None:
    part = RestrictedPart.objects.filter(document=document).first()
    if part is not None:
        part.pk, part.document = None, following
        part.save(force_insert=True)


@transaction.atomic
def record_inspection(
    *,
    document: PlacementDocument,
    seen_on: date,
    seen_by: str,
    language: str,
    with_interpreter: bool,
    agreement: Agreement,
    by: Member,
    reason: str = "",
    own_view: str = "",
) -> Inspection:
    """Inzage: the parents saw this version in their language. Their own view is kept as they gave it."""
    require(by, Permission.DOCUMENT_WRITE)
    lock_document(document)
    rules.may_record_inspection(by, document).require()
    if seen_on > clock.today():
        raise DomainError(_("This day has yet to come. Enter the day on which the parents saw it."), field="seen_on")
    if seen_on < document.drafted_on:
        raise DomainError(_("On that day this version did not exist yet. Check the date."), field="seen_on")
    if not seen_by.strip():
        raise DomainError(_("Write down who saw the document."), field="seen_by")
    return keep_view(
        document=document,
        by=by,
        voice=rules.voice_on(region_of(by).sector, document.journey.pupil.birth_on, seen_on),
        seen_by=seen_by,
        seen_on=seen_on,
        language=language,
        with_interpreter=with_interpreter,
        agreement=agreement,
        reason=reason,
        own_view=own_view,
    )


@transaction.atomic
def sign_document(
    *,
    document: PlacementDocument,
    party: Signatory,
    signed_by: str,
    by: Member,
    signed_on: date | None = None,
    function: str = "",
    drawing: str = "",
    scan: Upload | None = None,
) -> SignOff:
    """One party signs what the parents have seen. The last required signature freezes the document."""
    require(by, Permission.DOCUMENT_SIGN)
    lock_document(document)
    required = required_signatures()
    rules.may_sign(by, document, party, required).require()
    signed_on = signed_on or clock.today()
    if signed_on > clock.today():
        raise DomainError(_("This day has yet to come. Enter the day on which was signed."), field="signed_on")
    if signed_on < document.inspection.seen_on:
        raise DomainError(_("The parents saw the document after this day. Check the date."), field="signed_on")
    if not signed_by.strip():
        raise DomainError(_("Write down who signed."), field="signed_by")
    strokes = rules.strokes_of(drawing)
    kept = store_file(by=by, name=scan.name, media_type=scan.media_type, content=scan.content) if scan else None
    sign_off = SignOff.objects.create(
        region_id=document.region_id,
        document=document,
        party=Signatory(party),
        signed_by=signed_by.strip(),
        function=function.strip(),
        how=_how(strokes, kept, party),
        drawing=strokes,
        scan=kept,
        signed_on=signed_on,
        recorded_by_id=by.user_id,
        recorded_at=clock.now(),
    )
    record(
        by=by,
        kind="sign_document",
        case_number=document.journey.case_number,
        subject=str(party),
        version=document.version,
    )
    if set(required) <= set(document.sign_offs.values_list("party", flat=True)):
        _freeze(document, by)
    return sign_off


def _how(strokes: list[Line], scan: StoredFile | None, party: str) -> SignedHow:
    """Parents who signed nothing on the screen did so on paper."""
    if strokes:
        return SignedHow.DRAWN
    return SignedHow.PAPER if scan is not None or party == Signatory.PARENTS else SignedHow.TYPED


def _freeze(document: PlacementDocument, by: Member) -> None:
    """Everybody has signed: from now on these bytes are the document."""
    document.frozen_at, document.frozen_by_id = clock.now(), by.user_id
    fresh = documents_of(document.journey).get(pk=document.pk)
    fresh.frozen_at = document.frozen_at
    name = f"plaatsingsdocument-{document.journey.case_number}-v{document.version}.pdf"
    document.file = store_file(by=by, name=name, media_type="application/pdf", content=typeset_document(fresh))
    part = RestrictedPart.objects.filter(document=document).first()
    if part is not None:
        content = typeset_document(fresh, restricted=part.words)
        document.full_file = store_file(by=by, name=name, media_type="application/pdf", content=content)
    document.save(update_fields=["frozen_at", "frozen_by", "file", "full_file"])
    keep_sent_copy(document=document, by=by)
    record(
        by=by,
        kind="freeze_document",
        case_number=document.journey.case_number,
        version=document.version,
        sha256=document.file.sha256,
    )
    keep_steps_true(journey=document.journey, by=by)
