"""Brothers and sisters: one wish at the desk, where the reader may see them."""

from __future__ import annotations

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.newcomers.enums import ReferralState
from steiger.newcomers.models import Referral
from steiger.newcomers.rules import referrals_visible_to
from steiger.pupils.models import Journey
from steiger.pupils.rules import visible_to


def siblings_of(member: Member, journey: Journey) -> list[Journey]:
    """The running ways of the brothers and sisters of whom this member sees the file or the referral."""
    if journey.pupil.family_id is None:
        return []
    others = Journey.objects.filter(
        pupil__family_id=journey.pupil.family_id, left_on__isnull=True, completed_on__isnull=True
    ).exclude(pk=journey.pk)
    referred = Referral.objects.filter(referrals_visible_to(member)).values("journey_id")
    seen = others.filter(visible_to(member)) | others.filter(pk__in=referred)
    return list(seen.select_related("pupil").order_by("pupil__birth_on", "pk"))


def siblings_to_place(member: Member, journey: Journey) -> list[Journey]:
    """Those who have no place yet and whom this member may give one: proposed when one of them gets a place."""
    if journey.pupil.family_id is None:
        return []
    answered = Referral.objects.filter(
        referrals_visible_to(member, Permission.REFERRAL_ANSWER),
        state__in=[ReferralState.OPEN, ReferralState.WAITING],
        journey__pupil__family_id=journey.pupil.family_id,
        journey__left_on__isnull=True,
    ).exclude(journey=journey)
    return [one.journey for one in answered.select_related("journey__pupil").order_by("journey__pupil__birth_on", "pk")]
