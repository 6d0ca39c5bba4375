"""The specialists' hours for support: what is there, what is promised, and where they fall short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.aftercare.models import AvailableHours, SupportLine
from steiger.aftercare.rules import hours as rules
from steiger.aftercare.rules.hours import Load, Months
from steiger.aftercare.selectors.visits import of_open_journeys, specialists
from steiger.core import clock
from steiger.organisations.selectors import calendar_for_region, region_of

MONTHS_AHEAD = 12


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One specialist, or all of them, month by month."""

    user_id: int | None
    name: str
    per_week: Decimal | None
    loads: list[Load]

    @property
    def short(self) -> Decimal:
        return sum((load.short for load in self.loads), rules.NOTHING)


@dataclass(frozen=True, slots=True)
class HoursPage:
    months: list[date]
    rows: list[HoursRow]
    nobody: Months
    region: HoursRow

    @property
    def is_recorded(self) -> bool:
        return any(row.per_week is not None for row in self.rows)

    @property
    def nobodys(self) -> list[Decimal]:
        """Promised, and nobody's yet, month by month."""
        return [self.nobody.get(month, rules.NOTHING) for month in self.months]


class Books:
    """What everybody in the region has and has promised. Two queries, however many there are."""

    def __init__(self, member: Member, months: Sequence[date]) -> None:
        self.months = list(months)
        calendar = calendar_for_region(region_of(member))
        self.steps: dict[int, list[tuple[date, Decimal]]] = defaultdict(list)
        found = AvailableHours.objects.order_by("user_id", "from_on").values_list(
            "user_id", "from_on", "hours_per_week"
        )
        for user_id, from_on, hours in found:
            self.steps[user_id].append((from_on, hours))
        self.there = {user: rules.there(steps, self.months, calendar) for user, steps in self.steps.items()}
        promised: dict[int | None, list[Months]] = defaultdict(list)
        lines = of_open_journeys(SupportLine.objects.filter(ended_on__isnull=True, until_on__gte=self.months[0]))
        shown = lines.order_by().values_list("owner_id", "hours", "from_on", "until_on")
        for owner_id, hours, from_on, until_on in shown:
            promised[owner_id].append(rules.spread(hours, from_on, until_on, calendar))
        self.promised = {owner: rules.added(some) for owner, some in promised.items()}
        self.calendar = calendar

    def of(self, user_id: int) -> list[Load]:
        return self._loads(self.there.get(user_id, {}), self.promised.get(user_id, {}))

    def of_all(self) -> list[Load]:
        return self._loads(rules.added(self.there.values()), rules.added(self.promised.values()))

    def per_week(self, user_id: int) -> Decimal | None:
        """As it is today; nothing when it was never said."""
        held = [hours for from_on, hours in self.steps.get(user_id, []) if from_on <= clock.today()]
        return held[-1] if held else None

    def _loads(self, there: Months, promised: Months) -> list[Load]:
        return [
            Load(month, there.get(month, rules.NOTHING), promised.get(month, rules.NOTHING)) for month in self.months
        ]


def hours_page(member: Member) -> HoursPage:
    """A year ahead, per specialist and for all. A specialist sees the own hours beside those of all."""
    today = clock.today()
    months = rules.months_from(today, today + timedelta(days=365))[:MONTHS_AHEAD]
    books = Books(member, months)
    people = specialists(member)
    if member.reach(Permission.SUPPORT_WRITE) < Reach.REGION:
        people = people.filter(pk=member.user_id)
    rows = [HoursRow(one.pk, one.name, books.per_week(one.pk), books.of(one.pk)) for one in people]
    return HoursPage(
        months=months,
        rows=rows,
        nobody=books.promised.get(None, {}),
        region=HoursRow(None, _("All specialists"), None, books.of_all()),
    )
