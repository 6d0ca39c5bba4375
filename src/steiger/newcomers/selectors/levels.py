"""Levels per domain over time, against the desired level."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from steiger.core.columns import with_columns
from steiger.newcomers.enums import NormFit
from steiger.newcomers.models import Assessment
from steiger.pupils.enums import CORE_DOMAINS, Domain, Standing
from steiger.pupils.models import Journey

AT_LEVEL = (Standing.AT, Standing.ABOVE)


@dataclass(frozen=True, slots=True)
class Point:
    """One domain on one day."""

    on: date
    standing: Standing
    instrument: str
    score: str
    norm_fit: NormFit
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class DomainSeries:
    domain: Domain
    points: tuple[Point, ...]

    @property
    def label(self) -> str:
        return str(self.domain.label)

    @property
    def latest(self) -> Point | None:
        return self.points[-1] if self.points else None

    @property
    def is_at_level(self) -> bool:
        return bool(self.points) and self.points[-1].standing in AT_LEVEL


@dataclass(frozen=True, slots=True)
class Levels:
    """All domains of one child; the four of every child also while nothing is known of them."""

    series: tuple[DomainSeries, ...]

    @property
    def first_on(self) -> date | None:
        return min((point.on for one in self.series for point in one.points), default=None)

    @property
    def last_on(self) -> date | None:
        return max((point.on for one in self.series for point in one.points), default=None)

    @property
    def sentence(self) -> str:
        """What the picture says."""
        known = [one for one in self.series if one.points]
        if not known:
            return _("No levels have been recorded yet.")
        at = ", ".join(one.label for one in known if one.is_at_level)
        below = ", ".join(one.label for one in known if not one.is_at_level)
        if not below:
            return _("At the desired level: %(domains)s.") % {"domains": at}
        if not at:
            return _("Not yet at the desired level: %(domains)s.") % {"domains": below}
        return _("At the desired level: %(at)s. Not yet: %(below)s.") % {"at": at, "below": below}


def levels_of(journey: Journey) -> Levels:
    """One query."""
    points: dict[str, list[Point]] = defaultdict(list)
    taken = with_columns(Assessment.objects.filter(journey=journey).order_by(), assessed_by=("name", "email"))
    for one in sorted(taken, key=lambda one: (one.assessed_on, one.pk)):
        points[one.domain].append(
            Point(
                on=one.assessed_on,
                standing=Standing(one.standing),
                instrument=one.instrument,
                score=one.score,
                norm_fit=NormFit(one.norm_fit),
                note=one.note,
                by=str(one.assessed_by),
            )
        )
    shown = [domain for domain in Domain if domain in CORE_DOMAINS or domain in points]
    return Levels(tuple(DomainSeries(domain, tuple(points[domain])) for domain in shown))
