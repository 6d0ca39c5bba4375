from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.db.models.functions import TruncMonth

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.languages import Language
from steiger.parents.catalogue import catalogues
from steiger.parents.enums import Opened
from steiger.parents.models import Opening
from steiger.parents.rules import visible_to

MONTHS = 12


@dataclass(frozen=True, slots=True)
class LanguageMonths:
    language: Language
    counts: tuple[int, ...]
    by_what: tuple[int, ...]
    """In the order of `Opened`."""

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Months:
    """How often pages, films and leaflets were opened, month by month and per language; most opened first."""

    months: tuple[date, ...]
    totals: tuple[int, ...]
    languages: tuple[LanguageMonths, ...]

    @property
    def total(self) -> int:
        return sum(self.totals)


def openings_since(member: Member, *, days: int) -> dict[str, int]:
    """By language, everything together."""
    rows = Opening.objects.filter(visible_to(member), opened_on__gt=clock.today() - timedelta(days=days))
    return dict(rows.order_by().values_list("language").annotate(total=Sum("count")))


def openings(member: Member) -> Months:
    months = _last_months(clock.today())
    rows = (
        Opening.objects.filter(visible_to(member), opened_on__gte=months[0])
        .order_by()
        .annotate(month=TruncMonth("opened_on"))
        .values_list("language", "month", "what")
        .annotate(total=Sum("count"))
    )
    counted = {(code, month, what): total for code, month, what, total in rows}
    lines = [
        LanguageMonths(
            language=found.language,
            counts=tuple(sum(counted.get((code, month, what), 0) for what in Opened) for month in months),
            by_what=tuple(sum(counted.get((code, month, what), 0) for month in months) for what in Opened),
        )
        for code, found in catalogues().items()
    ]
    return Months(
        months=months,
        totals=tuple(sum(line.counts[place] for line in lines) for place in range(len(months))),
        languages=tuple(sorted((line for line in lines if line.total), key=lambda line: -line.total)),
    )


def _last_months(today: date) -> tuple[date, ...]:
    """The first days of the last twelve months, this one included."""
    last = today.year * 12 + today.month - 1
    return tuple(date(number // 12, number % 12 + 1, 1) for number in range(last - MONTHS + 1, last + 1))
