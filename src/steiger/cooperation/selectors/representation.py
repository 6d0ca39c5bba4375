"""Who receives newcomers and is not at the table: every board and municipality of the region beside each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from steiger.access.member import Member
from steiger.cooperation import keys
from steiger.cooperation.enums import PartyState
from steiger.cooperation.models import Covenant, Party, Seat
from steiger.cooperation.rules import representation as rules
from steiger.cooperation.selectors.covenant import covenant_for
from steiger.cooperation.selectors.policy import policies
from steiger.core import clock
from steiger.core.school_years import first_year_of, school_year, year_label
from steiger.core.small_cells import Cell
from steiger.organisations.enums import OrganisationKind
from steiger.organisations.models import Organisation
from steiger.organisations.selectors import (
    boards_in_region,
    municipalities_in_region,
    newcomer_facilities,
    region_of,
    where_boards_have_schools,
)

SMALLEST_WITHOUT_POLICY = 5
# This school year and the one before it.
YEARS_COUNTED = 2
RECEIVE = (OrganisationKind.BOARD, OrganisationKind.MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class RepresentationFilter:
    """What the list is narrowed to and by what it is ordered; empty means all, and who is missing first."""

    kind: str = ""
    is_party: bool | None = None
    sort: str = ""


@dataclass(frozen=True, slots=True)
class RepresentationRow:
    """One organisation: whether it teaches newcomers, how many it received, and how it takes part.

    `trained`: teachers with a certificate at its schools; nothing when nobody trains teachers here.
    """

    organisation: Organisation
    has_newcomer_school: bool
    received: Cell
    party: Party | None
    seats: int
    trained: int | None = None

    @property
    def is_party(self) -> bool:
        return self.party is not None and self.party.state == PartyState.SIGNED

    @property
    def state_label(self) -> str:
        return str(PartyState(self.party.state).label) if self.party else ""


@dataclass(frozen=True, slots=True)
class Representation:
    """The page: its rows, and the numbers of the sentence above them.

    `outside`: what may be read of the boards that are no party, together; less than it is when one of them is hidden.
    """

    covenant: Covenant | None
    rows: Sequence[RepresentationRow]
    k: int
    since: date
    total: Cell
    outside: int
    is_outside_complete: bool
    boards_outside: int


def representation(member: Member, wanted: RepresentationFilter) -> Representation:
    since = school_year(first_year_of(clock.today()) - YEARS_COUNTED + 1)[0]
    k = smallest_told()
    covenant = covenant_for(member)
    organisations = _organisations(member, covenant)
    parties = latest_parties(covenant)
    outside = {pk for pk in organisations if not _has_signed(parties.get(pk))}
    boards, towns = (_received(organisations, kind, since, outside, k) for kind in RECEIVE)
    crossing = rules.cover_crossing(boards.cells, towns.cells, where_boards_have_schools(boards.cells), k)
    cells = {**boards.cells, **crossing}
    teaching = _teaching(member)
    seats = _seats()
    trained = keys.trained()
    boards_outside = [pk for pk in boards.cells if pk in outside]
    rows = [
        RepresentationRow(
            organisation,
            pk in teaching,
            cells[pk],
            parties.get(pk),
            seats[pk],
            None if trained is None else trained.get(pk, 0),
        )
        for pk, organisation in organisations.items()
    ]
    return Representation(
        covenant=covenant,
        rows=_ordered([row for row in rows if _is_wanted(row, wanted)], wanted.sort),
        k=k,
        since=since,
        total=boards.total,
        outside=boards.told_of(boards_outside),
        is_outside_complete=all(boards.cells[pk].is_shown for pk in boards_outside),
        boards_outside=len(boards_outside),
    )


def smallest_told() -> int:
    """The smallest number of children that this region tells."""
    newest = policies().newest_first
    return newest[0].small_cell if newest else SMALLEST_WITHOUT_POLICY


def latest_parties(covenant: Covenant | None) -> dict[int, Party]:
    """How each organisation stands in the covenant; who left and came back is told as now."""
    return {party.organisation_id: party for party in covenant.parties.order_by("pk")} if covenant else {}


def _has_signed(party: Party | None) -> bool:
    return party is not None and party.state == PartyState.SIGNED


def _organisations(member: Member, covenant: Covenant | None) -> dict[int, Organisation]:
    """Those with schools in the region, and those from outside it that came along."""
    region = region_of(member)
    found = {one.pk: one for group in (boards_in_region(region), municipalities_in_region(region)) for one in group}
    if covenant:
        joined = covenant.parties.exclude(state=PartyState.WITHDRAWN).values("organisation_id")
        found |= {one.pk: one for one in Organisation.objects.filter(pk__in=joined, kind__in=RECEIVE)}
    return found


def _received(
    organisations: Mapping[int, Organisation], kind: str, since: date, outside: Collection[int], k: int
) -> rules.Receivers:
    """Over the years together: a number per year would be small more often, and then hidden."""
    together: Counter[int | None] = Counter()
    for (pk, _year), number in keys.received(OrganisationKind(kind), since=since).items():
        together[pk] += number
    numbers = {pk: together[pk] for pk, one in organisations.items() if one.kind == kind}
    return rules.protect_receivers(numbers, outside, k)


def _teaching(member: Member) -> set[int | None]:
    """The boards and the municipalities of the schools that teach newcomers now."""
    schools = [facility.school for facility in newcomer_facilities(region_of(member))]
    return {school.board_id for school in schools} | {school.municipality_id for school in schools}


def _seats() -> Counter[int | None]:
    running = Seat.objects.filter(until_on=None, body__ended_on=None, organisation__isnull=False)
    return Counter(running.values_list("organisation_id", flat=True))


def _is_wanted(row: RepresentationRow, wanted: RepresentationFilter) -> bool:
    return wanted.kind in {"", row.organisation.kind} and wanted.is_party in {None, row.is_party}


def _ordered(rows: Sequence[RepresentationRow], sort: str) -> list[RepresentationRow]:
    """A number that is not told must not show in the order either: then the name decides."""
    by_name = sorted(rows, key=lambda row: row.organisation.name_key)
    if sort == "name":
        return by_name
    most_first = sorted(by_name, key=lambda row: -(row.received.drawn or 0))
    return most_first if sort == "received" else sorted(most_first, key=lambda row: row.is_party)


@dataclass(frozen=True, slots=True)
class YearShare:
    """Of the children that moved in one school year: the share received by boards that had signed by its end."""

    first_year: int
    parties: int
    band: rules.Band | None

    @property
    def school_year(self) -> str:
        return year_label(self.first_year)


def shares_over_time(member: Member, k: int, *, years: int = 4) -> list[YearShare]:
    """Whoever signs within a school year counts for the whole of it."""
    if covenant_for(member) is None:
        return []
    now = first_year_of(clock.today())
    first = now - years + 1
    counted = keys.received(OrganisationKind.BOARD, since=school_year(first)[0])
    bound = _bound_periods(member)
    found = []
    for year in range(first, now + 1):
        day = min(school_year(year)[1], clock.today())
        parties = {pk for pk, periods in bound.items() if any(begin <= day <= end for begin, end in periods)}
        numbers = {pk: number for (pk, of_year), number in counted.items() if of_year == year}
        inside = sum(number for pk, number in numbers.items() if pk in parties)
        found.append(YearShare(year, len(parties), rules.band(inside, sum(numbers.values()), k)))
    return found


def _bound_periods(member: Member) -> dict[int, list[tuple[date, date]]]:
    """Per board from when until when it was a party; without a last day it still is."""
    found: defaultdict[int, list[tuple[date, date]]] = defaultdict(list)
    signed = Party.objects.filter(
        covenant__region_id=member.region_id,
        organisation__kind=OrganisationKind.BOARD,
        moves__state=PartyState.SIGNED,
    )
    for pk, begin, end in signed.values_list("organisation_id", "moves__moved_on", "until_on"):
        found[pk].append((begin, end or date.max))
    return found
