"""This room's part of a child's file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.cooperation.rules import because
from steiger.cooperation.selectors import policy_on
from steiger.core.columns import with_columns
from steiger.core.due import Offer
from steiger.core.links import in_region
from steiger.newcomers.enums import ReferralState
from steiger.newcomers.models import Intake, Placement, Referral, WaitingListEntry
from steiger.newcomers.rules import may_answer, may_record_intake
from steiger.newcomers.selectors.enrolment import EnrolmentPart, enrolment_part
from steiger.newcomers.selectors.evaluations import stay_words
from steiger.newcomers.selectors.levels import Levels, levels_of
from steiger.newcomers.selectors.siblings import siblings_of
from steiger.newcomers.selectors.stay import intake_of, placements_of, planned_until
from steiger.organisations.selectors import region_of
from steiger.pupils.enums import Section
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_act


@dataclass(frozen=True)
class FilePart:
    """Already limited to what the reader may see: what is not in the sections is not here."""

    referral: Referral | None = None
    waiting: WaitingListEntry | None = None
    placement: Placement | None = None
    former_placements: list[Placement] = field(default_factory=list)
    planned_until: date | None = None
    planned_rule: str = ""
    observation_rule: str = ""
    intake: Intake | None = None
    levels: Levels | None = None
    enrolment: EnrolmentPart | None = None
    siblings: list[Journey] = field(default_factory=list)


def file_part(member: Member, journey: Journey, sections: frozenset[Section]) -> FilePart:
    """Referral with the arrival, place and intake with the stay, the levels, and the enrolment with the bond."""
    referral = waiting = intake = placement = until = None
    rule = ""
    former: list[Placement] = []
    if Section.ARRIVAL in sections:
        referral = _referral(journey)
    if Section.STAY in sections:
        if journey.offered_on is None:
            waiting = WaitingListEntry.objects.filter(journey=journey, ended_on__isnull=True).first()
        intake = intake_of(journey)
        placements = sorted(placements_of(journey).order_by(), key=lambda one: (one.offered_on, one.pk), reverse=True)
        placement = next((one for one in placements if one.ended_on is None), None)
        former = [one for one in placements if one.ended_on is not None and one.placed_on is not None]
        until, rule = _planned(placement)
    return FilePart(
        referral=referral,
        waiting=waiting,
        placement=placement,
        former_placements=former,
        planned_until=until,
        planned_rule=rule,
        observation_rule=_observation_rule(placement),
        intake=intake,
        levels=levels_of(journey) if Section.LEVELS in sections else None,
        siblings=siblings_of(member, journey),
        enrolment=enrolment_part(member, journey) if Section.WAY in sections and Section.BOND in sections else None,
    )


def _referral(journey: Journey) -> Referral | None:
    return next(iter(_referrals().filter(journey=journey)), None)


@cache
def _referrals() -> QuerySet[Referral]:
    """What a page tells of a referral, put together once: of which child is asked each time."""
    return with_columns(
        Referral.objects.all(),
        referring_school__organisation=("name",),
        preferred_facility__school__organisation=("name",),
        referred_by=("name", "email"),
        answered_by=("name", "email"),
    )


def _planned(placement: Placement | None) -> tuple[date | None, str]:
    if placement is None or placement.placed_on is None:
        return None, ""
    policy = policy_on(placement.placed_on)
    text = stay_words(policy.stay_weeks, placement.extended_weeks)
    return planned_until(placement, stay_weeks=policy.stay_weeks), because(policy, text)


def _observation_rule(placement: Placement | None) -> str:
    if placement is None or placement.placed_on is None or not placement.is_provisional:
        return ""
    policy = policy_on(placement.placed_on)
    text = ngettext(
        "observation for %(count)s school week after the first day",
        "observation for %(count)s school weeks after the first day",
        policy.observation_weeks,
    ) % {"count": policy.observation_weeks}
    return because(policy, text)


def offers(member: Member, journey: Journey) -> list[Offer]:
    """What this person may do now with the referral, the intake and the levels."""
    if not journey.is_open:
        return []
    region = region_of(member).slug
    return [*_referral_offers(member, journey, region), *_stay_offers(member, journey, region)]


def _url(name: str, region: str, journey: Journey) -> str:
    return in_region(region, name, case=journey.case_number)


def _referral_offers(member: Member, journey: Journey, region: str) -> list[Offer]:
    if journey.placed_on is not None or not member.may(Permission.REFERRAL_ANSWER):
        return []
    referral = Referral.objects.filter(journey=journey).first()
    if referral is None:
        return []
    referral.journey = journey
    if not may_answer(member, referral):
        return []
    url = _url("newcomers:referral", region, journey)
    if referral.state == ReferralState.OPEN:
        return [Offer(_("Answer the referral"), url, is_primary=True)]
    if referral.state == ReferralState.WAITING:
        return [Offer(_("Offer a place"), url, is_primary=True)]
    return [Offer(_("Change the offer"), url)]


def _stay_offers(member: Member, journey: Journey, region: str) -> list[Offer]:
    found = []
    if journey.moved_on is None and may_act(member, journey, Permission.INTAKE_RECORD):
        placement = Placement.objects.filter(journey=journey, ended_on__isnull=True).first()
        if journey.intake_on is not None:
            found.append(Offer(_("Change the intake"), _url("newcomers:intake", region, journey)))
        else:
            reason = may_record_intake(placement).reason
            url = _url("newcomers:intake", region, journey)
            found.append(Offer(_("Record the intake"), url, reason, is_primary=not reason))
        if placement is not None and placement.placed_on is None and journey.intake_on is not None:
            found.append(Offer(_("Enter the first day"), _url("newcomers:start", region, journey), is_primary=True))
        if placement is not None and placement.is_provisional:
            url = _url("newcomers:observation", region, journey)
            found.append(Offer(_("Decide about the placement"), url, is_primary=True))
    if journey.placed_on is not None and may_act(member, journey, Permission.LEVELS_RECORD):
        found.append(Offer(_("Record levels"), _url("newcomers:levels", region, journey)))
    return found
