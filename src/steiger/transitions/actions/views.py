"""What the parents think of a version: kept as they gave it. A *no* stops nothing silently and is not passed over."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.messaging.actions import tell
from steiger.messaging.enums import Kind
from steiger.people.models import User
from steiger.people.selectors import people_in_role
from steiger.transitions import rules
from steiger.transitions.actions.bonds import open_dossier_when_both
from steiger.transitions.actions.letters import path_to
from steiger.transitions.actions.locks import lock_document
from steiger.transitions.actions.steps import keep_steps_true
from steiger.transitions.enums import Agreement, Voice
from steiger.transitions.models import Inspection, ParentsLink, PlacementDocument, Talk
from steiger.transitions.selectors.paper import typeset_document
from steiger.transitions.selectors.pen import is_open_to_school

# Within so many days after a *no* the school talks with the parents.
TALK_WITHIN = timedelta(days=7)


def keep_view(
    *,
    document: PlacementDocument,
    by: Member,
    voice: Voice,
    seen_by: str,
    language: str,
    agreement: Agreement,
    reason: str,
    own_view: str,
    by_link: ParentsLink | None = None,
    seen_on: date | None = None,
    with_interpreter: bool = False,
) -> Inspection:
    """Inside the action of whoever gives or records it: the document is locked and the rule has been asked."""
    agreement = Agreement(agreement)
    if agreement == Agreement.NO and not reason.strip():
        raise DomainError(_("Write down why they do not agree, in their own words."), field="reason")
    inspection = Inspection.objects.create(
        region_id=document.region_id,
        document=document,
        seen_on=seen_on or clock.today(),
        seen_by=seen_by.strip(),
        voice=voice,
        language=language,
        with_interpreter=with_interpreter,
        agreement=agreement,
        reason=reason if agreement == Agreement.NO else "",
        own_view=own_view,
        recorded_by_id=None if by_link else by.user_id,
        by_link=by_link,
        recorded_at=clock.now(),
    )
    document.inspection = inspection
    if agreement == Agreement.NO:
        Talk.objects.create(region_id=document.region_id, inspection=inspection, due_on=clock.today() + TALK_WITHIN)
    typeset_document(document)  # a letter that cannot be printed is refused now, and not at the last signature
    record(
        by=by,
        kind="give_view" if by_link else "record_inspection",
        case_number=document.journey.case_number,
        version=document.version,
        agreement=agreement,
    )
    bond = document.bond
    bond.journey = document.journey
    open_dossier_when_both(bond=bond, by=by)
    keep_steps_true(journey=document.journey, by=by)
    if by_link or agreement == Agreement.NO:
        _tell(document, by, agreement)
    return inspection


@transaction.atomic
def record_talk(*, talk: Talk, held_on: date, outcome: str, by: Member) -> Talk:
    """The talk about a *no* has been held. What came of it stands beside what the parents said; that stays."""
    require(by, Permission.DOCUMENT_SIGN)
    document = talk.inspection.document
    lock_document(document)
    talk.refresh_from_db(fields=["held_on", "held_by"])
    talk.inspection.document = document
    rules.may_record_talk(by, talk).require()
    if held_on > clock.today():
        raise DomainError(_("This day has yet to come. Enter the day on which you talked."), field="held_on")
    if held_on < talk.inspection.seen_on:
        raise DomainError(_("The parents saw the document after this day. Check the date."), field="held_on")
    if not outcome.strip():
        raise DomainError(_("Write down what came of the talk."), field="outcome")
    talk.held_on, talk.held_by_id, talk.outcome = held_on, by.user_id, outcome.strip()
    talk.save(update_fields=["held_on", "held_by", "outcome"])
    record(by=by, kind="record_talk", case_number=document.journey.case_number, version=document.version)
    return talk


def _tell(document: PlacementDocument, by: Member, agreement: Agreement) -> None:
    """The mentor, and the care coordinators of the mother school when the school may read the document."""
    journey = document.journey
    users: list[User] = [journey.owner] if journey.owner else []
    if is_open_to_school(document):
        users += people_in_role(by.region_id, Role.CARE_COORDINATOR, organisation_id=document.bond.school_id)
    subject = {
        Agreement.YES: gettext_lazy("Parents agree with a placement document"),
        Agreement.NO: gettext_lazy("Parents do not agree with a placement document"),
    }.get(agreement, gettext_lazy("Parents have read a placement document"))
    body = {
        Agreement.NO: gettext_lazy(
            "About {case} the parents do not agree with the placement document. Plan a talk with them within a week."
        ),
    }.get(agreement, gettext_lazy("About {case} the parents have read the placement document and answered."))
    tell(
        region_id=by.region_id,
        users=users,
        subject=subject,
        body=format_lazy(body, case=journey.case_number),
        path=path_to(by, "transitions:document", journey),
        kind=Kind.CHILD,
        fact=f"view {document.inspection.pk}",
    )
