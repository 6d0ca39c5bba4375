"""The parties of the covenant: asked, on their way, signed, gone."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require, require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.actions.covenant import lock_covenant
from steiger.cooperation.enums import PartyState
from steiger.cooperation.models import Covenant, CovenantVersion, Party, PartyMove, Signature
from steiger.cooperation.rules import covenant as rules
from steiger.cooperation.rules.campaign import may_run_campaign
from steiger.cooperation.selectors.covenant import latest_text
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.actions import store_file

MOST_BYTES = 10 * 1024 * 1024
# By their first bytes: what a name says about a file is only what somebody called it.
KINDS_OF_SCAN = {b"%PDF-": "application/pdf", b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@transaction.atomic
def add_party(
    *,
    by: Member,
    covenant: Covenant,
    organisation_id: int,
    role: str = "",
    contact_name: str = "",
    contact_email: str = "",
    state: PartyState = PartyState.APPROACHED,
    moved_on: date | None = None,
    note: str = "",
) -> Party:
    """An organisation comes on the way in: at the beginning, or by accession to a text that others signed."""
    _require_on_the_way(by)
    if state in {PartyState.SIGNED, PartyState.WITHDRAWN}:
        raise DomainError(_("A party signs by its signature. Choose an earlier state."), field="state")
    day = _no_later_than_today(moved_on, "moved_on")
    try:
        with transaction.atomic():
            party = Party.objects.create(
                region_id=covenant.region_id,
                covenant=covenant,
                organisation_id=organisation_id,
                role=role.strip(),
                contact_name=contact_name.strip(),
                contact_email=contact_email.strip(),
                state=state,
            )
    except IntegrityError as twice:
        message = _("This organisation is on the list already. Open it there.")
        raise DomainError(message, field="organisation") from twice
    _write_move(party, state, day, note, by)
    record(by=by, kind="add_party", subject=f"party {party.pk}", state=str(state))
    return party


@transaction.atomic
def change_contact(*, by: Member, party: Party, role: str, contact_name: str, contact_email: str) -> Party:
    require_region(by, Permission.COVENANT_WRITE)
    party.role, party.contact_name, party.contact_email = role.strip(), contact_name.strip(), contact_email.strip()
    party.save(update_fields=["role", "contact_name", "contact_email"])
    record(by=by, kind="change_contact", subject=f"party {party.pk}")
    return party


@transaction.atomic
def move_party(*, by: Member, party: Party, state: PartyState, moved_on: date, note: str = "") -> Party:
    """A next step on the way in, or one back."""
    _require_on_the_way(by)
    party = _lock(party)
    verdict = rules.may_move_party(party, state)
    if not verdict:
        raise DomainError(verdict.reason, field="state")
    day = _no_later_than_today(moved_on, "moved_on")
    if day < party.moves.order_by("-id").values_list("moved_on", flat=True)[0]:
        raise DomainError(_("The step before this one was later. Choose a later day."), field="moved_on")
    _go(party, state, day, note, by)
    record(by=by, kind="move_party", subject=f"party {party.pk}", state=str(state))
    return party


@transaction.atomic
def withdraw_party(*, by: Member, party: Party, reason: str, until_on: date, noticed_on: date | None = None) -> Party:
    """A party leaves: with a reason, and a last day until which it is bound and pays."""
    require_region(by, Permission.COVENANT_WRITE)
    party = _lock(party)
    if party.state == PartyState.WITHDRAWN:
        raise DomainError(_("This party has withdrawn already."))
    if not reason.strip():
        raise DomainError(_("Write down why the party withdraws."), field="reason")
    noticed = _no_later_than_today(noticed_on, "noticed_on")
    if until_on < noticed:
        raise DomainError(_("The last day lies before the notice. Choose a later day."), field="until_on")
    if party.state == PartyState.SIGNED:
        _refuse_short_notice(latest_text(party.covenant), noticed, until_on)
    party.until_on = until_on
    _go(party, PartyState.WITHDRAWN, noticed, reason, by)
    record(by=by, kind="withdraw_party", subject=f"party {party.pk}", until_on=until_on.isoformat())
    return party


@transaction.atomic
def sign_covenant(*, by: Member, party: Party, checksum: str, name: str, function: str) -> Signature:
    """Sign on screen for the own organisation, the text that stood on the page."""
    require(by, Permission.COVENANT_SIGN)
    party, version = _to_be_signed(party)
    rules.may_sign(by, party, has_signed=_has_signed(party, version)).require()
    if checksum != version.checksum:
        raise DomainError(
            _("The text changed after you opened it. Below is the text as it is now: read it and sign again.")
        )
    return _sign(party, version, by, name=name, function=function, signed_on=clock.today())


@transaction.atomic
def record_signature(
    *,
    by: Member,
    party: Party,
    checksum: str,
    name: str,
    function: str,
    signed_on: date,
    file_name: str,
    content: bytes,
) -> Signature:
    """Somebody signed on paper: the coordinator records it with the scanned page."""
    require_region(by, Permission.COVENANT_WRITE)
    party, version = _to_be_signed(party)
    verdict = rules.may_be_signed(party, has_signed=_has_signed(party, version))
    if not verdict:
        raise DomainError(verdict.reason)
    if checksum != version.checksum:
        raise DomainError(_("The text changed after you opened it. Check that the paper holds the text as it is now."))
    day = _no_later_than_today(signed_on, "signed_on")
    if day < version.made_on:
        raise DomainError(_("On that day this text did not exist yet. Check the date."), field="signed_on")
    if len(content) > MOST_BYTES:
        raise DomainError(_("This file is larger than 10 MB. Scan the page in grey."), field="scan")
    kind = next((kind for start, kind in KINDS_OF_SCAN.items() if content.startswith(start)), None)
    if kind is None:
        raise DomainError(_("Choose a PDF, or a picture as PNG or JPEG."), field="scan")
    scan = store_file(by=by, name=file_name, media_type=kind, content=content)
    return _sign(party, version, by, name=name, function=function, signed_on=day, scan_id=scan.pk)


def _require_on_the_way(by: Member) -> None:
    """Up to the signature it is the campaign that brings a party on its way."""
    require(by, Permission.CAMPAIGN_RUN)
    may_run_campaign(by).require()


def _to_be_signed(party: Party) -> tuple[Party, CovenantVersion]:
    lock_covenant(party.covenant)
    return _lock(party), latest_text(party.covenant)


def _has_signed(party: Party, version: CovenantVersion) -> bool:
    return party.signatures.filter(version__checksum=version.checksum).exists()


def _sign(
    party: Party,
    version: CovenantVersion,
    by: Member,
    *,
    name: str,
    function: str,
    signed_on: date,
    scan_id: int | None = None,
) -> Signature:
    if not name.strip():
        raise DomainError(_("Write down who signs."), field="name")
    if not function.strip():
        raise DomainError(_("Write down in which function."), field="function")
    signature = Signature.objects.create(
        region_id=party.region_id,
        party=party,
        version=version,
        name=name.strip(),
        function=function.strip(),
        signed_on=signed_on,
        scan_id=scan_id,
        recorded_at=clock.now(),
        recorded_by_id=by.user_id,
    )
    if not version.is_frozen:
        version.frozen_on, version.frozen_by_id = clock.today(), by.user_id
        version.save(update_fields=["frozen_on", "frozen_by"])
    if party.state != PartyState.SIGNED:
        _go(party, PartyState.SIGNED, signed_on, "", by)
    record(by=by, kind="sign_covenant", subject=f"party {party.pk}", version=version.number, mark=version.checksum)
    return signature


def _lock(party: Party) -> Party:
    return Party.objects.select_for_update(of=("self",)).select_related("covenant", "organisation").get(pk=party.pk)


def _go(party: Party, state: PartyState, day: date, note: str, by: Member) -> None:
    party.state = state
    party.save(update_fields=["state", "until_on"])
    _write_move(party, state, day, note, by)


def _write_move(party: Party, state: PartyState, day: date, note: str, by: Member) -> None:
    PartyMove.objects.create(
        region_id=party.region_id, party=party, state=state, moved_on=day, moved_by_id=by.user_id, note=note.strip()
    )


def _no_later_than_today(day: date | None, field: str) -> date:
    today = clock.today()
    if day is not None and day > today:
        raise DomainError(_("This day has yet to come. Choose today or an earlier day."), field=field)
    return day or today


def _refuse_short_notice(version: CovenantVersion, noticed: date, until_on: date) -> None:
    """Earlier only by agreement: that is another text, or an exception that the parties make at the table."""
    if rules.months_before(until_on, version.notice_months) < noticed and until_on < version.until_on:
        raise DomainError(
            _("The covenant asks for %(months)s months' notice. Choose a later last day.")
            % {"months": version.notice_months},
            field="until_on",
        )
