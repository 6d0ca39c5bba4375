from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member, Post
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no
from steiger.organisations.enums import OrganisationKind
from steiger.organisations.models import NewcomerFacility, Organisation
from steiger.people.models import Membership

# What somebody of a school may call a colleague.
ROLES_AT_OWN_SCHOOL = (Role.TEACHER, Role.CARE_COORDINATOR, Role.NEWCOMER_STAFF)
# Where a role is held. A role that is not here is held for the region as a whole.
HELD_AT = {
    Role.NEWCOMER_STAFF: OrganisationKind.SCHOOL,
    Role.CARE_COORDINATOR: OrganisationKind.SCHOOL,
    Role.TEACHER: OrganisationKind.SCHOOL,
    Role.BOARD: OrganisationKind.BOARD,
    Role.MUNICIPALITY: OrganisationKind.MUNICIPALITY,
}


def visible_to(member: Member) -> Q:
    """The memberships that somebody may see: of the region, or of the own organisations."""
    of_region = Q(region_id=member.region_id)
    reach = member.reach(Permission.PEOPLE_SEE)
    if reach == Reach.REGION:
        return of_region
    if reach == Reach.OWN:
        return of_region & Q(organisation_id__in=member.organisations(Permission.PEOPLE_SEE))
    return Q(pk__in=())


def roles_to_give(member: Member) -> tuple[Role, ...]:
    """The roles among which this person may choose for somebody else."""
    reach = member.reach(Permission.PEOPLE_MANAGE)
    if reach == Reach.REGION:
        return tuple(Role)
    return ROLES_AT_OWN_SCHOOL if reach == Reach.OWN else ()


def may_manage(member: Member, role: str, organisation_id: int | None) -> Verdict:
    """Give this role for this organisation to somebody, or take it away."""
    reach = member.reach(Permission.PEOPLE_MANAGE)
    if reach == Reach.REGION:
        return YES
    if reach < Reach.OWN:
        return no(_("Your role does not allow this. Ask the administrator of your region."))
    if role not in ROLES_AT_OWN_SCHOOL:
        return no(
            _("You can choose teacher, care coordinator or newcomer staff. Ask the administrator for other roles.")
        )
    if organisation_id not in member.organisations(Permission.PEOPLE_MANAGE):
        return no(_("You can do this for your own school only. Ask the administrator of your region for another one."))
    return YES


def may_invite(member: Member, role: str, organisation_id: int | None) -> Verdict:
    return may_manage(member, role, organisation_id)


def may_end(member: Member, membership: Membership) -> Verdict:
    """Whether somebody may end this membership. The last administrator of a region stays."""
    if membership.until_on is not None and membership.until_on < clock.today():
        return no(_("This has ended already."))
    verdict = may_manage(member, membership.role, membership.organisation_id)
    if verdict and is_last_administrator(membership):
        return no(_("This is the last administrator of the region. Invite another administrator first."))
    return verdict


def may_hand_over(member: Member, membership: Membership) -> Verdict:
    """Whoever may end it; and also afterwards, when something stayed behind."""
    if membership.until_on is not None and membership.until_on < clock.today():
        return may_manage(member, membership.role, membership.organisation_id)
    return may_end(member, membership)


def may_stand_in(mine: Collection[Post], theirs: Collection[Post]) -> Verdict:
    """Whether somebody with `mine` can stand in for `theirs`: what a school knows stays within that school."""
    at_schools = {post.organisation_id for post in mine}
    for post in theirs:
        if post.organisation_id not in at_schools:
            return no(
                _("Choose a colleague of the same organisation.")
                if post.organisation_id is not None
                else _("Choose a colleague who works for the region as a whole, as this person does.")
            )
    return YES


def may_delegate(member: Member, absent_id: int, roles: Collection[Membership]) -> Verdict:
    """One's own work; or that of somebody whose roles one gives and takes, who fell ill and cannot do it. Not what one
    does for a third: who stands in does not pass it on."""
    if member.stand_in is not None:
        return no(_("You do this on behalf of somebody else. Ask that person, or the administrator of your region."))
    if member.user_id == absent_id:
        return YES
    if not roles:
        return no(_("You can do this for the people of your own organisation only."))
    for one in roles:
        if not (verdict := may_manage(member, one.role, one.organisation_id)):
            return verdict
    return YES


def handover_visible_to(member: Member) -> Q:
    """The notes that somebody may read: the own ones, and those for people whose roles they give and take.

    Of the last, what they may see by PEOPLE_SEE is not enough: a note may tell of children.
    """
    mine = Q(successor_id=member.user_id, region_id=member.region_id)
    reach = member.reach(Permission.PEOPLE_MANAGE)
    if reach == Reach.REGION:
        return Q(region_id=member.region_id)
    if reach == Reach.OWN:
        own = member.organisations(Permission.PEOPLE_MANAGE)
        return mine | Q(region_id=member.region_id, membership__organisation_id__in=own)
    return mine


def is_last_administrator(membership: Membership) -> bool:
    """Whether no other person stays administrator of the region without an end date."""
    if membership.role != Role.ADMINISTRATOR:
        return False
    return not lasting_administrators(membership.region_id).exclude(user_id=membership.user_id).exists()


def lasting_administrators(region_id: int) -> QuerySet[Membership]:
    return Membership.objects.filter(
        region_id=region_id,
        role=Role.ADMINISTRATOR,
        until_on__isnull=True,
        from_on__lte=clock.today(),
        user__is_active=True,
    )


def role_fits(role: str, organisation: Organisation | None) -> Verdict:
    """Whether this role exists at such an organisation."""
    kind = HELD_AT.get(Role(role))
    if kind is None:
        if organisation is None:
            return YES
        return no(_("This role is held for the region as a whole. Leave the organisation empty."))
    if organisation is None or organisation.kind != kind:
        return no(_WHERE[kind]())
    if organisation.closed_on is not None and organisation.closed_on <= clock.today():
        return no(_("This organisation is closed. Choose another one."))
    if role == Role.NEWCOMER_STAFF and not _teaches_newcomers(organisation):
        return no(_("This is not a newcomer school in your region. Mark it as one first, or choose another role."))
    return YES


_WHERE = {
    OrganisationKind.SCHOOL: lambda: _("Choose the school where this person works."),
    OrganisationKind.BOARD: lambda: _("Choose the school board that this person sits on."),
    OrganisationKind.MUNICIPALITY: lambda: _("Choose the municipality that this person works for."),
}


def _teaches_newcomers(organisation: Organisation) -> bool:
    return NewcomerFacility.objects.filter(school_id=organisation.pk, until_on__isnull=True).exists()
