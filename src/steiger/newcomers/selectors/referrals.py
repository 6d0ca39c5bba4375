from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.cooperation.models import PolicyVersion
from steiger.cooperation.rules import because
from steiger.newcomers.enums import ReferralState
from steiger.newcomers.models import Placement, Referral
from steiger.newcomers.rules import followed_by, referrals_visible_to, running_placements
from steiger.organisations.selectors import newcomer_facilities, region_of, regular_schools
from steiger.pupils.enums import Phase

SHOWN_TO_ANSWER = 100


def refer_choices(member: Member) -> dict[str, Any]:
    """For which schools this person may refer, and where to. Care coordinators refer for their own school only."""
    region = region_of(member)
    for_whoever_asks = member.reach(Permission.REFERRAL_MAKE) == Reach.REGION or Role.NEWCOMER_STAFF in member.roles
    schools = regular_schools(region)
    if not for_whoever_asks:
        schools = schools.filter(pk__in=member.organisations(Permission.REFERRAL_MAKE))
    return {
        "schools": [(school.pk, f"{school.name} ({school.place})") for school in schools],
        "facilities": [(one.pk, one.school.name) for one in newcomer_facilities(region)],
        "must_name_school": not for_whoever_asks,
    }


def answer_rule(policy: PolicyVersion) -> str:
    """Why a referral is answered by that day."""
    text = ngettext(
        "within %(count)s working day after the referral",
        "within %(count)s working days after the referral",
        policy.answer_days,
    ) % {"count": policy.answer_days}
    return because(policy, text)


def _referrals(member: Member, permission: Permission = Permission.REFERRAL_SEE) -> QuerySet[Referral]:
    return Referral.objects.filter(referrals_visible_to(member, permission)).select_related(
        "journey__pupil",
        "policy",
        "referring_school__organisation",
        "preferred_facility__school__organisation",
    )


def referral(member: Member, case_number: str) -> Referral | None:
    """One referral, when this member may see it; nothing otherwise, as if it did not exist."""
    found = _referrals(member).filter(journey__case_number=case_number.upper())
    return (
        found.select_related("referred_by", "answered_by", "journey__owner")
        .prefetch_related("journey__pupil__guardians")
        .first()
    )


def referrals_to_answer(member: Member) -> QuerySet[Referral]:
    """Unanswered, the most urgent first; for whoever may answer them."""
    return (
        _referrals(member, Permission.REFERRAL_ANSWER)
        .filter(state=ReferralState.OPEN, journey__left_on__isnull=True)
        .order_by("answer_due_on", "id")
    )


@dataclass(frozen=True, slots=True)
class Status:
    """What became of a referral, in words for whoever made it."""

    text: str
    tone: str
    day: date | None = None
    school: str = ""


def mine(member: Member) -> QuerySet[Referral]:
    """What my school referred or follows, or I did myself; latest first."""
    schools = member.organisations(Permission.REFERRAL_MAKE)
    asked = Q(referring_school_id__in=schools) | Q(referred_by_id=member.user_id)
    asked |= Q(journey_id__in=followed_by(schools))
    return _referrals(member).filter(asked).prefetch_related(_with_placement()).order_by("-referred_on", "-id")


def _with_placement() -> Prefetch[str, QuerySet[Placement], str]:
    running = Placement.objects.filter(running_placements()).select_related("group__facility__school__organisation")
    return Prefetch("journey__placements", queryset=running, to_attr="running_placements")


def rows_with_status(referrals: Iterable[Referral]) -> list[tuple[Referral, Status]]:
    """For rows of `mine`: no further question is asked."""
    found = []
    for one in referrals:
        placements: list[Placement] = getattr(one.journey, "running_placements", [])
        found.append((one, status_of(one, placements[0] if placements else None)))
    return found


def status_of(found: Referral, placement: Placement | None) -> Status:
    """Which newcomer school, since when, or waiting; never more of the file."""
    journey = found.journey
    if found.state == ReferralState.DECLINED:
        return Status(_("Declined"), "bad", found.declined_on)
    if journey.phase == Phase.LEFT:
        return Status(_("Left"), "neutral", journey.left_on)
    if journey.moved_on is not None:
        return Status(_("Moved on to a regular school"), "good", journey.moved_on)
    if placement is not None:
        school = placement.group.facility.school.name
        if placement.placed_on is not None:
            return Status(_("At the newcomer school since"), "good", placement.placed_on, school)
        if placement.intake_planned_on is not None:
            return Status(_("Place offered, intake on"), "info", placement.intake_planned_on, school)
        return Status(_("Place offered"), "info", placement.offered_on, school)
    if found.state == ReferralState.WAITING:
        return Status(_("On the waiting list since"), "warn", journey.referred_on)
    return Status(_("Will be answered by"), "neutral", found.answer_due_on)
