"""Talks with the parents during the stay, and more time for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.models import ParentTalk, Placement, StayExtension
from steiger.newcomers.selectors.stay import running_placement
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_change


@dataclass(frozen=True)
class TalkInput:
    held_on: date
    present: str
    language: str
    interpreting: str
    about: str
    agreements: str = ""


@transaction.atomic
def record_talk(*, journey: Journey, talk: TalkInput, by: Member) -> ParentTalk:
    """A talk with the parents: when, how school and parents understood each other, what was agreed."""
    require(by, Permission.STAY_WRITE)
    may_change(by, journey, Permission.STAY_WRITE).require()
    if talk.held_on > clock.today():
        raise DomainError(_("This day has yet to come. Enter the day of the talk."), field="held_on")
    if talk.held_on < journey.referred_on:
        raise DomainError(_("The talk lies before the referral. Check the date."), field="held_on")
    for name, message in (
        ("present", _("Write down who were present.")),
        ("about", _("Write down in short what it was about.")),
    ):
        if not getattr(talk, name).strip():
            raise DomainError(message, field=name)
    made = ParentTalk.objects.create(region_id=journey.region_id, journey=journey, held_by_id=by.user_id, **vars(talk))
    record(by=by, kind="record_talk", case_number=journey.case_number, interpreting=talk.interpreting)
    return made


@transaction.atomic
def ask_extension(*, journey: Journey, weeks: int, reason: str, by: Member) -> StayExtension:
    """Ask for more school weeks, with the reason. It holds when somebody else has decided so."""
    require(by, Permission.STAY_WRITE)
    placement = running_placement(journey)
    rules.may_ask_extension(by, journey, placement).require()
    assert placement is not None  # noqa: S101 - the rule says so
    if not 1 <= weeks <= rules.MOST_WEEKS:
        message = _("Choose a number from %(low)s to %(high)s.") % {"low": 1, "high": rules.MOST_WEEKS}
        raise DomainError(message, field="weeks")
    if not reason.strip():
        raise DomainError(_("Say why more time is needed, and what will be done in it."), field="reason")
    if StayExtension.objects.filter(journey=journey, decided_on__isnull=True).exists():
        raise DomainError(_("More time was asked already. Wait for the decision."))
    made = StayExtension.objects.create(
        region_id=journey.region_id,
        journey=journey,
        placement=placement,
        weeks=weeks,
        reason=reason.strip(),
        asked_on=clock.today(),
        asked_by_id=by.user_id,
    )
    record(by=by, kind="ask_extension", case_number=journey.case_number, weeks=weeks)
    return made


@transaction.atomic
def decide_extension(*, extension_id: int, is_granted: bool, reason: str, by: Member) -> StayExtension:
    """Grant or refuse, with a reason. Granted weeks move the planned end of the stay."""
    require(by, Permission.EXTENSION_DECIDE)
    found = (
        StayExtension.objects.select_for_update(of=("self",)).select_related("journey").filter(pk=extension_id).first()
    )
    if found is None:
        raise DomainError(_("Nothing was asked here."))
    rules.may_decide_extension(by, found).require()
    if not reason.strip():
        raise DomainError(_("Give the reason of the decision: the school reads it."), field="reason")
    found.is_granted, found.decision_reason = is_granted, reason.strip()
    found.decided_on, found.decided_by_id = clock.today(), by.user_id
    found.save(update_fields=["is_granted", "decision_reason", "decided_on", "decided_by"])
    if is_granted:
        placement = Placement.objects.select_for_update(of=("self",)).get(pk=found.placement_id)
        placement.extended_weeks += found.weeks
        placement.save(update_fields=["extended_weeks"])
    record(by=by, kind="decide_extension", case_number=found.journey.case_number, granted=is_granted)
    return found
