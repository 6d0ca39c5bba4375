"""The campaign: an organisation is approached, spoken with, and joins, declines or comes later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.actions.parties import add_party, move_party
from steiger.cooperation.enums import ApproachOutcome, ContactWay, PartyState
from steiger.cooperation.models import Approach, ApproachContact
from steiger.cooperation.rules import campaign as rules
from steiger.cooperation.selectors.campaign import party_of, people_in_campaign, states_to_go
from steiger.cooperation.selectors.covenant import covenant_for
from steiger.core import clock
from steiger.core.errors import DomainError


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is done next, by whom and by when."""

    what: str
    next_on: date
    owner_id: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """One contact. `state`: how far the organisation is in the covenant since; empty when that stayed as it was."""

    contacted_on: date
    way: ContactWay
    with_whom: str
    said: str
    state: str = ""


@transaction.atomic
def start_approach(*, by: Member, organisation_id: int, step: NextStep) -> Approach:
    """Somebody will ask this organisation to join. Nothing changes in the covenant until one has spoken."""
    require(by, Permission.CAMPAIGN_RUN)
    rules.may_run_campaign(by).require()
    verdict = rules.may_be_approached(party_of(organisation_id, by))
    if not verdict:
        raise DomainError(verdict.reason, field="organisation")
    _check(step, by)
    try:
        with transaction.atomic():
            approach = Approach.objects.create(
                region_id=by.region_id,
                organisation_id=organisation_id,
                owner_id=step.owner_id,
                next_step=step.what.strip(),
                next_on=step.next_on,
                begun_on=clock.today(),
                begun_by_id=by.user_id,
            )
    except IntegrityError as twice:
        message = _("Somebody approaches this organisation already. Open it in the campaign.")
        raise DomainError(message, field="organisation") from twice
    record(by=by, kind="start_approach", subject=f"approach {approach.pk}", owner=step.owner_id)
    return approach


@transaction.atomic
def change_next_step(*, by: Member, approach: Approach, step: NextStep) -> Approach:
    """What comes next, by when, and who does it from now on."""
    require(by, Permission.CAMPAIGN_RUN)
    approach = _lock_open(approach)
    rules.may_work_on(by, approach).require()
    _set_step(approach, step, by)
    record(by=by, kind="change_next_step", subject=f"approach {approach.pk}", owner=step.owner_id)
    return approach


@transaction.atomic
def record_contact(*, by: Member, approach: Approach, spoken: Spoken, step: NextStep) -> ApproachContact:
    """What was said, and what comes next. Where that brings the organisation, the covenant records by its own step."""
    require(by, Permission.CAMPAIGN_RUN)
    approach = _lock_open(approach)
    rules.may_work_on(by, approach).require()
    if spoken.contacted_on > clock.today():
        raise DomainError(
            _("This day has yet to come. Record a contact after it; plan it as the next step."), field="contacted_on"
        )
    contact = ApproachContact.objects.create(
        region_id=approach.region_id,
        approach=approach,
        contacted_on=spoken.contacted_on,
        way=spoken.way,
        with_whom=spoken.with_whom.strip(),
        said=spoken.said.strip(),
        recorded_on=clock.today(),
        recorded_by_id=by.user_id,
    )
    if spoken.state:
        _bring(approach, spoken, by)
    _set_step(approach, step, by)
    record(by=by, kind="record_contact", subject=f"approach {approach.pk}", state=spoken.state)
    return contact


@transaction.atomic
def close_approach(*, by: Member, approach: Approach, outcome: ApproachOutcome, note: str = "") -> Approach:
    """It is over. Who wants to try again later starts a new one; this one stays to be read."""
    require(by, Permission.CAMPAIGN_RUN)
    approach = _lock_open(approach)
    rules.may_work_on(by, approach).require()
    verdict = rules.may_close_as(outcome, party_of(approach.organisation_id, by))
    if not verdict:
        raise DomainError(verdict.reason, field="outcome")
    if outcome != ApproachOutcome.JOINED and not note.strip():
        raise DomainError(_("Write down why, for whoever asks again."), field="note")
    approach.closed_on, approach.closed_by_id = clock.today(), by.user_id
    approach.outcome, approach.closing_note = outcome, note.strip()
    approach.save(update_fields=["closed_on", "closed_by", "outcome", "closing_note"])
    record(by=by, kind="close_approach", subject=f"approach {approach.pk}", outcome=str(outcome))
    return approach


def _bring(approach: Approach, spoken: Spoken, by: Member) -> None:
    """Onto the covenant's list, or a step further on it."""
    party = party_of(approach.organisation_id, by)
    state = PartyState(spoken.state)
    if state not in states_to_go(by, party):
        raise DomainError(_("From where the organisation stands now it cannot go there. Choose again."), field="state")
    covenant = covenant_for(by)
    if party is not None and party.state != PartyState.WITHDRAWN:
        move_party(by=by, party=party, state=state, moved_on=spoken.contacted_on, note=_("From the campaign"))
    elif covenant is not None:
        add_party(
            by=by,
            covenant=covenant,
            organisation_id=approach.organisation_id,
            contact_name=spoken.with_whom,
            state=state,
            moved_on=spoken.contacted_on,
        )


def _set_step(approach: Approach, step: NextStep, by: Member) -> None:
    _check(step, by, keeps=approach.owner_id)
    approach.next_step, approach.next_on, approach.owner_id = step.what.strip(), step.next_on, step.owner_id
    approach.save(update_fields=["next_step", "next_on", "owner"])


def _check(step: NextStep, by: Member, *, keeps: int | None = None) -> None:
    """Who does it already may go on, also after leaving the table."""
    if not step.what.strip():
        raise DomainError(_("Write down what comes next."), field="what")
    if step.next_on < clock.today():
        raise DomainError(_("This day has passed. Choose today or a later day."), field="next_on")
    if step.owner_id != keeps and not people_in_campaign(by).filter(pk=step.owner_id).exists():
        raise DomainError(
            _("This person is no coordinator and sits in no steering or working group. Choose somebody who does."),
            field="owner",
        )


def _lock_open(approach: Approach) -> Approach:
    found = Approach.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=approach.pk)
    if not found.is_open:
        raise DomainError(_("This approach is closed. Start a new one to try again."))
    return found
