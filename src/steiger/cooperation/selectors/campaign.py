"""The campaign: who is asked to join, by whom, how far it is and what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.enums import PARTY_MOVES, ApproachOutcome, PartyState
from steiger.cooperation.models import Approach, Party, Sitting
from steiger.cooperation.rules import campaign as rules
from steiger.cooperation.rules.bodies import sits_on
from steiger.cooperation.selectors.covenant import covenant_for
from steiger.cooperation.selectors.representation import RECEIVE, latest_parties
from steiger.core import clock
from steiger.organisations.models import Organisation
from steiger.organisations.selectors import boards_in_region, municipalities_in_region, region_of
from steiger.people.models import Membership, User


@dataclass(frozen=True, slots=True)
class CampaignFilter:
    """Whose approaches, and whether they are closed."""

    is_mine: bool = False
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class ApproachRow:
    """One approach with where its organisation stands in the covenant. `contacted_on`: the last time one spoke."""

    approach: Approach
    party: Party | None
    contacted_on: date | None

    @property
    def column(self) -> str:
        return rules.column_of(self.party)

    @property
    def state_label(self) -> str:
        return rules.column_label(self.column)

    @property
    def outcome_label(self) -> str:
        return str(ApproachOutcome(self.approach.outcome).label) if self.approach.outcome else ""

    @property
    def has_joined(self) -> bool:
        """Signed while somebody still works on it: there is nothing left but to close it."""
        return self.approach.is_open and self.column == PartyState.SIGNED


@dataclass(frozen=True, slots=True)
class Column:
    state: str
    label: str
    rows: Sequence[ApproachRow]


def approaches(member: Member, wanted: CampaignFilter) -> list[ApproachRow]:
    """Open ones by the day of their next step, closed ones with the latest first."""
    found = _visible(member).filter(closed_on__isnull=not wanted.is_closed)
    if wanted.is_mine:
        found = found.filter(owner_id=member.user_id)
    order = ("-closed_on", "-pk") if wanted.is_closed else ("next_on", "pk")
    parties = latest_parties(covenant_for(member))
    return [_row(one, parties) for one in found.order_by(*order)]


def _row(one: Approach, parties: Mapping[int, Party]) -> ApproachRow:
    return ApproachRow(one, parties.get(one.organisation_id), one.contacted_on)  # type: ignore[attr-defined]


def _visible(member: Member) -> QuerySet[Approach]:
    found = Approach.objects.filter(rules.approaches_visible_to(member)).select_related("organisation", "owner")
    return found.annotate(contacted_on=Max("contacts__contacted_on"))


def in_columns(rows: Sequence[ApproachRow]) -> list[Column]:
    """The board: one column per state of the covenant."""
    return [
        Column(state, rules.column_label(state), [row for row in rows if row.column == state])
        for state in rules.COLUMNS
    ]


def approach_for(member: Member, number: int) -> ApproachRow | None:
    found = _visible(member).filter(pk=number).prefetch_related("contacts__recorded_by").first()
    return _row(found, latest_parties(covenant_for(member))) if found else None


def open_approaches(member: Member) -> dict[int, int]:
    """The number of the open approach by organisation, of those that this person sees."""
    found = Approach.objects.filter(rules.approaches_visible_to(member), closed_on=None)
    return dict(found.values_list("organisation_id", "pk"))


def party_of(organisation_id: int, member: Member) -> Party | None:
    return latest_parties(covenant_for(member)).get(organisation_id)


def states_to_go(member: Member, party: Party | None) -> list[PartyState]:
    """Where a contact may bring the organisation: on the list at first, then as the covenant lets it move."""
    if covenant_for(member) is None:
        return []
    if party is None or party.state == PartyState.WITHDRAWN:
        return [PartyState.APPROACHED, PartyState.CONVERSATION, PartyState.AGREED]
    return list(PARTY_MOVES[PartyState(party.state)])


def organisations_to_approach(member: Member) -> list[Organisation]:
    """Boards and municipalities that have not signed and that nobody works on yet; others who are on their way in."""
    region = region_of(member)
    parties = latest_parties(covenant_for(member))
    signed = {pk for pk, party in parties.items() if party.state == PartyState.SIGNED}
    taken = signed | set(
        Approach.objects.filter(region_id=region.pk, closed_on=None).values_list("organisation_id", flat=True)
    )
    groups = (
        boards_in_region(region),
        municipalities_in_region(region),
        Organisation.objects.filter(pk__in=parties).exclude(kind__in=RECEIVE).order_by("name_key"),
    )
    return [one for group in groups for one in group if one.pk not in taken]


def people_for_approach(member: Member, approach: Approach) -> list[User]:
    """Also who does it now, seat or no seat."""
    able = list(people_in_campaign(member))
    return able if approach.owner_id in {one.pk for one in able} else [approach.owner, *able]


def people_in_campaign(member: Member) -> QuerySet[User]:
    """Who can do it: the coordinators, and who sits in a steering or working group now."""
    today = clock.today()
    held = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), region_id=member.region_id, from_on__lte=today
    )
    seated = Sitting.objects.filter(sits_on(today), seat__body__kind__in=rules.TABLES, seat__body__ended_on=None)
    able = held.filter(role__in=rules.ROLES_IN_CAMPAIGN).values("user_id")
    coordinators = held.filter(role=Role.COORDINATOR).values("user_id")
    at_table = Q(pk__in=able) & Q(pk__in=seated.values("user_id"))
    return User.objects.filter(Q(pk__in=coordinators) | at_table, is_active=True).order_by("name_key", "pk")
