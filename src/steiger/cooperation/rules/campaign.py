"""Who works on it that others join the covenant, and what of that work one sees."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.access.table import reach_of
from steiger.cooperation.enums import ApproachOutcome, BodyKind, PartyState
from steiger.cooperation.models import Approach, Party, Sitting
from steiger.cooperation.rules.bodies import sits_on
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no

# The tables that look for partners.
TABLES = (BodyKind.STEERING_GROUP, BodyKind.WORKING_GROUP)
ROLES_IN_CAMPAIGN = tuple(role for role in Role if reach_of(role, Permission.CAMPAIGN_RUN) >= Reach.OWN)
# Who has left may be asked again, and begins as everybody does.
NOT_APPROACHED = ""
COLUMNS = (NOT_APPROACHED, PartyState.APPROACHED, PartyState.CONVERSATION, PartyState.AGREED, PartyState.SIGNED)


def may_run_campaign(member: Member) -> Verdict:
    """The coordinator, and who sits in a steering or working group now."""
    reach = member.reach(Permission.CAMPAIGN_RUN)
    if reach == Reach.REGION:
        return YES
    at_table = Sitting.objects.filter(
        sits_on(clock.today()), user_id=member.user_id, seat__body__kind__in=TABLES, seat__body__ended_on=None
    )
    if reach == Reach.OWN and at_table.exists():
        return YES
    return no(_("The coordinator and the members of the steering and working group do this. Ask one of them."))


def approaches_visible_to(member: Member) -> Q:
    """All of them for who runs the campaign; what is one's own also after leaving the table."""
    if may_run_campaign(member):
        return Q(region_id=member.region_id)
    if member.reach(Permission.CAMPAIGN_RUN) < Reach.OWN:
        return Q(pk__in=())
    return Q(region_id=member.region_id, owner_id=member.user_id)


def may_work_on(member: Member, approach: Approach) -> Verdict:
    if member.may(Permission.CAMPAIGN_RUN) and approach.owner_id == member.user_id:
        return YES
    return may_run_campaign(member)


def column_of(party: Party | None) -> str:
    """How far an organisation is, as the covenant has it."""
    if party is None or party.state == PartyState.WITHDRAWN:
        return NOT_APPROACHED
    return party.state


def column_label(column: str) -> str:
    return str(PartyState(column).label) if column else _("Not approached")


def may_be_approached(party: Party | None) -> Verdict:
    if column_of(party) == PartyState.SIGNED:
        return no(_("This organisation is a party already. Choose one that is not."))
    return YES


def may_close_as(outcome: str, party: Party | None) -> Verdict:
    """Whoever joined has signed: the campaign does not say so by itself."""
    if outcome == ApproachOutcome.JOINED and column_of(party) != PartyState.SIGNED:
        return no(
            _("This organisation has not signed the covenant yet. Have the signature recorded first, or choose "
              "another outcome.")
        )  # fmt: skip
    return YES
