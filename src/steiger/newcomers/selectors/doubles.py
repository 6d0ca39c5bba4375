"""Is this child known already? Whoever refers learns what it may see of the other, or only that it is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.crypto import salted_hmac

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.newcomers.models import Referral
from steiger.newcomers.rules import referrals_visible_to
from steiger.pupils.models import DoubleCheck, Journey
from steiger.pupils.rules import visible_to
from steiger.pupils.rules.doubles import Identity, Likeness, likeness
from steiger.pupils.selectors import checks_to_judge, identity_of, lookalikes

MARK_LENGTH = 20


@dataclass(frozen=True, slots=True)
class KnownChild:
    """A child that may be the same. What cannot be seen has no name, no dates and no number here."""

    likeness: Likeness
    journey: Journey | None
    referral: Referral | None
    pupil_id: int
    case_number: str  # for the log of looking; the page tells it only of a child that may be seen

    @property
    def mark(self) -> str:
        """Stands in the page for this child, so that one knows which were shown; tells nothing of it."""
        return salted_hmac("steiger.newcomers.doubles", str(self.pupil_id)).hexdigest()[:MARK_LENGTH]

    @property
    def may_follow(self) -> bool:
        return self.journey is not None and self.journey.is_open and self.referral is not None


def known_children(member: Member, child: Identity) -> list[KnownChild]:
    """Who in the region looks like this child, the likeliest first."""
    found = lookalikes(child)
    if not found:
        return []
    ways = [one.journey.pk for one in found]
    files = set(Journey.objects.filter(visible_to(member), pk__in=ways).values_list("pk", flat=True))
    seen = {one.journey_id: one for one in _referrals(member, ways)}
    return [
        KnownChild(
            likeness=one.likeness,
            journey=one.journey if one.journey.pk in files or one.journey.pk in seen else None,
            referral=seen.get(one.journey.pk),
            pupil_id=one.journey.pupil_id,
            case_number=one.journey.case_number,
        )
        for one in found
    ]


def _referrals(member: Member, ways: Sequence[int]) -> Iterable[Referral]:
    return Referral.objects.filter(referrals_visible_to(member), journey_id__in=ways).select_related(
        "referring_school__organisation"
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two children who look like one, the one referred first on the left."""

    check: DoubleCheck
    first: Referral
    second: Referral
    likeness: Likeness

    @property
    def both(self) -> tuple[Referral, Referral]:
        return self.first, self.second


def pair(member: Member, check_id: int) -> Pair | None:
    """For whoever may answer both referrals; nothing otherwise, as if it did not exist."""
    check = DoubleCheck.objects.filter(pk=check_id).select_related("first", "second", "asked_by", "judged_by").first()
    if check is None:
        return None
    allowed = referrals_visible_to(member, Permission.REFERRAL_ANSWER)
    both = Referral.objects.filter(allowed, journey__pupil_id__in=[check.first_id, check.second_id])
    latest = {
        one.journey.pupil_id: one
        for one in both.select_related("journey__pupil", "referring_school__organisation", "referred_by")
        .prefetch_related("journey__pupil__guardians")
        .order_by("referred_on", "id")
    }
    if len(latest) < 2 or member.reach(Permission.REFERRAL_ANSWER) == Reach.NONE:
        return None
    first, second = sorted(latest.values(), key=lambda one: (one.referred_on, one.pk))
    return Pair(check, first, second, _likeness(first, second))


def _likeness(first: Referral, second: Referral) -> Likeness:
    return likeness(identity_of(first.journey.pupil), identity_of(second.journey.pupil))


def pairs_with(member: Member, journey: Journey) -> list[DoubleCheck]:
    """What is still to be judged about this child, for the desk."""
    if member.reach(Permission.REFERRAL_ANSWER) != Reach.REGION:
        return []
    child = Q(first_id=journey.pupil_id) | Q(second_id=journey.pupil_id)
    return list(checks_to_judge().filter(child).select_related("first", "second"))
