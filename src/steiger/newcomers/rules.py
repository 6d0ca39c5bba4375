"""Who may see and answer a referral, and who decides about the places of a newcomer school."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no
from steiger.newcomers.enums import ReferralState
from steiger.newcomers.models import NewcomerGroup, Placement, Referral
from steiger.organisations.models import NewcomerFacility
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey

# A first day that lies farther ahead, or before the referral, is a typing error.
FIRST_DAY_WEEKS_AHEAD = 8


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
        seen |= Q(referring_school_id__in=referring_schools) & open_or_refused
    return seen


def _in_care_of(schools: frozenset[int]) -> QuerySet[Involvement]:
    now = Q(sees_until_on__isnull=True) | Q(sees_until_on__gte=clock.today())
    return Involvement.objects.filter(now, relation=Relation.NEWCOMER_SCHOOL, school_id__in=schools)


def _sees(member: Member, referral: Referral, permission: Permission) -> bool:
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
    if _sees(member, referral, permission):
        return YES
    return no(_("Another newcomer school answers this referral. Ask the coordinator of your region."))


def may_place_in(member: Member, group: NewcomerGroup) -> Verdict:
    """Staff give places of their own school, the desk those of every school."""
    if member.reach(Permission.PLACE_OFFER) == Reach.REGION or is_own_school(member, group, Permission.PLACE_OFFER):
        return YES
    return no(_("This is a group of another school. Choose a group of your own school."))


def may_overbook(member: Member, group: NewcomerGroup) -> Verdict:
    """More children than places is a choice of the school that teaches them, never of somebody else."""
    if is_own_school(member, group, Permission.PLACE_OFFER):
        return YES
    return no(_("Only the newcomer school itself may take more children than it has places. Choose another group."))


def is_own_school(member: Member, group: NewcomerGroup, permission: Permission) -> bool:
    return group.facility.school_id in member.organisations(permission, Role.NEWCOMER_STAFF)


def may_manage_groups(member: Member, facility: NewcomerFacility) -> Verdict:
    if member.reach(Permission.GROUPS_MANAGE) == Reach.REGION:
        return YES
    if facility.school_id in member.organisations(Permission.GROUPS_MANAGE):
        return YES
    return no(_("This is another school. You can change the groups of your own school."))


def running_placements() -> Q:
    """Who takes a place now: from the offer on, until the stay ends."""
    return Q(ended_on__isnull=True)


def is_group_open(group: NewcomerGroup, day: date) -> bool:
    """`until_on` is the first day on which the group is no more."""
    return group.until_on is None or group.until_on > day


def first_day_verdict(journey: Journey, placed_on: date) -> Verdict:
    if placed_on < journey.referred_on:
        return no(_("The first day lies before the referral. Check the date."))
    if placed_on > clock.today() + timedelta(weeks=FIRST_DAY_WEEKS_AHEAD):
        return no(
            _("The first day lies more than %(weeks)s weeks ahead. Check the date.") % {"weeks": FIRST_DAY_WEEKS_AHEAD}
        )
    return YES


def may_record_intake(placement: Placement | None) -> Verdict:
    if placement is None:
        return no(_("Offer a place first: the newcomer school that takes the child does the intake."))
    return YES


def shows_facts(referral: Referral, *, may_answer: bool) -> bool:
    """The school that referred reads back what it wrote until there is a place; from then on the status only."""
    return may_answer or referral.state in {ReferralState.OPEN, ReferralState.WAITING}


def whole_years(birth_on: date, day: date) -> int:
    return day.year - birth_on.year - ((day.month, day.day) < (birth_on.month, birth_on.day))
