"""Who may see, make and answer a referral."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no
from steiger.newcomers.enums import ReferralState
from steiger.newcomers.models import Referral
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement


def referrals_visible_to(member: Member, permission: Permission = Permission.REFERRAL_SEE) -> Q:
    """Coordinators see the region's referrals. Newcomer staff see those without a place that ask for their school or
    for no school in particular, and those of the children in their care. Care coordinators see what their own school
    referred: also a refusal, because that is the answer to their question."""
    if member.reach(permission) == Reach.REGION:
        return Q()
    seen = Q(pk__in=[])
    newcomer_schools = member.organisations(permission, Role.NEWCOMER_STAFF)
    if newcomer_schools:
        without_place = Q(state__in=[ReferralState.OPEN, ReferralState.WAITING])
        ours = Q(preferred_facility__isnull=True) | Q(preferred_facility__school_id__in=newcomer_schools)
        seen |= (without_place & ours) | Q(journey_id__in=_in_care_of(newcomer_schools).values("journey_id"))
    referring_schools = member.organisations(permission, Role.CARE_COORDINATOR)
    if referring_schools:
        open_or_refused = Q(journey__left_on__isnull=True, journey__completed_on__isnull=True) | Q(
            state=ReferralState.DECLINED
        )
        ours = Q(referring_school_id__in=referring_schools) | Q(journey_id__in=followed_by(referring_schools))
        seen |= ours & open_or_refused
    return seen


def followed_by(schools: frozenset[int]) -> QuerySet[Involvement, Any]:
    """Children who were referred already, by another school; this one follows what becomes of it."""
    running = Involvement.objects.filter(relation=Relation.REFERRING_SCHOOL, until_on__isnull=True)
    return running.filter(school_id__in=schools).values("journey_id")


def _in_care_of(schools: frozenset[int]) -> QuerySet[Involvement]:
    now = Q(sees_until_on__isnull=True) | Q(sees_until_on__gte=clock.today())
    return Involvement.objects.filter(now, relation=Relation.NEWCOMER_SCHOOL, school_id__in=schools)


def sees_referral(member: Member, referral: Referral, permission: Permission = Permission.REFERRAL_SEE) -> bool:
    """Also when its journey has ended: what may then still be done, the action decides."""
    return Referral.objects.filter(referrals_visible_to(member, permission), pk=referral.pk).exists()


def may_refer_for(member: Member, school_id: int | None) -> Verdict:
    """A care coordinator refers for the own school; the desk and newcomer schools refer for whichever school asks."""
    if member.reach(Permission.REFERRAL_MAKE) == Reach.REGION or Role.NEWCOMER_STAFF in member.roles:
        return YES
    if school_id is not None and school_id in member.organisations(Permission.REFERRAL_MAKE):
        return YES
    return no(_("You can refer children for your own school only. Choose your school."))


def may_answer(member: Member, referral: Referral, permission: Permission = Permission.REFERRAL_ANSWER) -> Verdict:
    """Whoever sees it and holds the permission, while the journey is open."""
    if not referral.journey.is_open:
        return no(_("This journey has ended. Its referral can no longer be answered."))
    if sees_referral(member, referral, permission):
        return YES
    return no(_("Another newcomer school answers this referral. Ask the coordinator of your region."))


def shows_facts(referral: Referral, *, may_answer: bool) -> bool:
    """The school that referred reads back what it wrote until there is a place; from then on the status only."""
    return may_answer or referral.state in {ReferralState.OPEN, ReferralState.WAITING}
