"""The parents read the document themselves, by a link and a code, and say what they think of it.

Whoever opens the link has no account, so there is no member: the reader acts as `Reader`, who may nothing in the access
table. What they may is this: one version of one child, after the birth date and the code.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record, record_look
from steiger.audit.enums import Looked
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.models import SecretLink
from steiger.core.secret_links import make_link, revoke_links, use_link
from steiger.messaging.actions import write_letter
from steiger.organisations.selectors import region_of
from steiger.transitions import rules
from steiger.transitions.actions.locks import lock_document
from steiger.transitions.actions.views import keep_view
from steiger.transitions.enums import PARENTS_LINK, Agreement, Voice
from steiger.transitions.models import Inspection, ParentsLink, PlacementDocument
from steiger.transitions.selectors.parents_link import words_of_parents

TERM = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class NewParentsLink:
    """The link and the code, at the one moment at which they are known."""

    access: ParentsLink
    address: str
    code: str


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Whether the birth date and the code were right; if not, how often one may still try."""

    is_open: bool
    tries_left: int = 0


@transaction.atomic
def make_parents_link(
    *, document: PlacementDocument, given_to: str, language: str, by: Member, mail_to: str = ""
) -> NewParentsLink:
    """A link to read this version and to answer, for two weeks. An earlier one stops working.

    The mail, when there is one, holds the link and never the code: that goes on paper, or by the mentor's voice.
    """
    require(by, Permission.DOCUMENT_WRITE)
    lock_document(document)
    rules.may_make_link(by, document).require()
    if not given_to.strip():
        raise DomainError(_("Write down for whom the link is."), field="given_to")
    revoke_links(purpose=PARENTS_LINK, subject=_subject(document))
    made = make_link(
        region_id=document.region_id,
        purpose=PARENTS_LINK,
        subject=_subject(document),
        expires_at=clock.now() + TERM,
    )
    code = f"{secrets.randbelow(10**rules.CODE_LENGTH):0{rules.CODE_LENGTH}d}"
    access = ParentsLink.objects.create(
        region_id=document.region_id,
        document=document,
        link=made.link,
        voice=_voice_of(document, by),
        given_to=given_to.strip(),
        language=language,
        code_hash=_hash(made.link, code),
        made_at=clock.now(),
        made_by_id=by.user_id,
    )
    record(by=by, kind="make_parents_link", case_number=document.journey.case_number, version=document.version)
    address = f"{settings.SITE_URL.rstrip('/')}{reverse('parents_document', kwargs={'secret': made.secret})}"
    if mail_to:
        _mail(access, address, mail_to, by)
    return NewParentsLink(access, address, code)


@transaction.atomic
def revoke_parents_link(*, document: PlacementDocument, by: Member) -> None:
    """Given to the wrong person, or lost: nobody opens it any more."""
    require(by, Permission.DOCUMENT_WRITE)
    lock_document(document)
    rules.may_make_link(by, document).require()
    revoke_links(purpose=PARENTS_LINK, subject=_subject(document))
    record(by=by, kind="revoke_parents_link", case_number=document.journey.case_number, version=document.version)


@transaction.atomic
def unlock_parents_link(*, link: SecretLink, access: ParentsLink, birth_on: str, code: str) -> Unlocked:
    """The birth date and the code, both; which of the two was wrong is not told. The fifth mistake closes the link."""
    use_link(link)
    access.refresh_from_db(from_queryset=ParentsLink.objects.select_for_update(of=("self",)))
    document = access.document
    is_day = constant_time_compare(birth_on.strip(), document.journey.pupil.birth_on.isoformat())
    is_code = constant_time_compare(_hash(link, rules.digits_of(code)), access.code_hash)
    by = reader_of(access)
    if not (is_day and is_code):
        access.tries += 1
        access.save(update_fields=["tries"])
        record(by=by, kind="miss_parents_link", case_number=document.journey.case_number, tries=access.tries)
        if access.tries >= rules.MOST_TRIES:
            revoke_links(purpose=PARENTS_LINK, subject=link.subject)
        return Unlocked(is_open=False, tries_left=rules.MOST_TRIES - access.tries)
    access.tries = 0
    access.read_at = access.read_at or clock.now()
    access.save(update_fields=["tries", "read_at"])
    record_look(by=by, looked_at=Looked.DOCUMENT, case_number=document.journey.case_number)
    return Unlocked(is_open=True)


@transaction.atomic
def give_view(
    *, link: SecretLink, access: ParentsLink, agreement: Agreement, language: str, reason: str = "", own_view: str = ""
) -> Inspection:
    """The parents have read this version and say whether they agree. Once: what they said is never changed."""
    use_link(link)
    document = access.document
    lock_document(document)
    if document.replaced_at is not None:
        raise DomainError(_("The school has made a newer version of this document. Ask for a new link."))
    if rules.inspection_exists(document):
        raise DomainError(_("Your answer has been received already."))
    return keep_view(
        document=document,
        by=reader_of(access),
        by_link=access,
        voice=Voice(access.voice),
        seen_by=access.given_to,
        language=language,
        agreement=agreement,
        reason=reason,
        own_view=own_view,
    )


def reader_of(access: ParentsLink) -> Member:
    """Whoever reads by the link, in the log of looking and in the evidence: no account, no name, no role."""
    name = _("The pupil, by the own link") if access.voice == Voice.PUPIL else _("The parents, by their own link")
    return Member(user_id=0, name=name, region_id=access.region_id, posts=())


def _voice_of(document: PlacementDocument, by: Member) -> Voice:
    return rules.voice_on(region_of(by).sector, document.journey.pupil.birth_on, clock.today())


def _subject(document: PlacementDocument) -> str:
    return f"document {document.pk}"


def _hash(link: SecretLink, code: str) -> str:
    """With the server's key: whoever reads the table alone cannot try out a million codes on it."""
    return salted_hmac("steiger.parents_link", f"{link.pk}:{code}", algorithm="sha256").hexdigest()


def _mail(access: ParentsLink, address: str, mail_to: str, by: Member) -> None:
    """In the language of the parents, without the child's name and without the code."""
    words = words_of_parents(region_of(by), access.language)
    body = f"{words.say('document.mail_text')}\n\n{address}\n\n{words.values['region']}"
    write_letter(region_id=access.region_id, to=mail_to, subject=words.say("document.mail_subject"), body=body)
