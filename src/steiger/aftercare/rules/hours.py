"""Hours: how many there are in a month, how many are promised, and that nobody promises what is not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.organisations.rules.calendar import SchoolCalendar

TENTH = Decimal("0.1")
NOTHING = Decimal(0)
# A month is named by its first day.
Months = dict[date, Decimal]
# From which day on, so many hours a week.
Steps = Sequence[tuple[date, Decimal]]


def months_from(first: date, last: date) -> list[date]:
    months = [first.replace(day=1)]
    while (following := _next(months[-1])) <= last:
        months.append(following)
    return months


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def spread(hours: Decimal, from_on: date, until_on: date, calendar: SchoolCalendar) -> Months:
    """The hours of a line over its months, by the days with lessons in each. Together they are the hours agreed."""
    months = months_from(from_on, until_on)
    ends = [min(_next(month), until_on + timedelta(days=1)) for month in months]
    days = calendar.school_days_between(from_on, ends[-1])
    if not days:
        return {**dict.fromkeys(months, NOTHING), months[0]: hours}
    # Rounded as they add up, so that nothing gets lost in rounding.
    until_now = [_share(hours, calendar.school_days_between(from_on, end), days) for end in ends]
    return {month: now - before for month, now, before in zip(months, until_now, [NOTHING, *until_now], strict=False)}


def _share(hours: Decimal, part: int, whole: int) -> Decimal:
    return (hours * part / whole).quantize(TENTH, rounding=ROUND_HALF_UP)


def there(steps: Steps, months: Iterable[date], calendar: SchoolCalendar) -> Months:
    """How many hours somebody has in each month: those of a week, for each school week, as from their day on."""
    found = {}
    for month in months:
        end = _next(month)
        total = NOTHING
        for (start, hours), following in zip(steps, [*(step[0] for step in steps[1:]), end], strict=False):
            first, last = max(start, month), min(following, end)
            if first < last:
                total += hours * calendar.school_weeks_between(first, last)
        found[month] = total.quantize(TENTH, rounding=ROUND_HALF_UP)
    return found


def added(loads: Iterable[Mapping[date, Decimal]]) -> Months:
    """Hours of several, by month."""
    total: Months = {}
    for load in loads:
        for month, hours in load.items():
            total[month] = total.get(month, NOTHING) + hours
    return total


@dataclass(frozen=True, slots=True)
class Load:
    """One month of somebody, or of the region: what is there and what is promised of it."""

    month: date
    there: Decimal
    promised: Decimal

    @property
    def free(self) -> Decimal:
        return max(self.there - self.promised, NOTHING)

    @property
    def short(self) -> Decimal:
        return max(self.promised - self.there, NOTHING)


def enough_hours(whose: str, asked: Months, loads: Iterable[Load]) -> Verdict:
    """Whether what is asked is still free in each of its months. `whose`: a name, or the region's specialists."""
    lacking = [load for load in loads if asked.get(load.month, NOTHING) > load.free]
    if not lacking:
        return YES
    worst = max(lacking, key=lambda load: asked[load.month] - load.free)
    return no(
        _(
            "%(whose)s: %(free)s hours free in %(month)s, and this takes %(asked)s. Choose fewer hours, a longer time "
            "or somebody else."
        )
        % {
            "whose": whose,
            "free": number_format(worst.free),
            "month": date_format(worst.month, "F Y"),
            "asked": number_format(asked[worst.month]),
        }
    )


def may_promise_over(member: Member, reason: str) -> Verdict:
    """More than there is, only by the coordinator, and said why."""
    if member.reach(Permission.SUPPORT_WRITE) < Reach.REGION:
        return no(_("Only the coordinator can promise hours that are not there."))
    if not reason.strip():
        return no(_("Say why you promise these hours all the same."))
    return YES
