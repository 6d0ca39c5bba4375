"""Whose children are counted, and which shares of them may be told. Cells are protected by `core.small_cells`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core.small_cells import Cell, Cells, protect, single
from steiger.core.verdict import Verdict, no
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, MotherSchoolBond

__all__ = ["Cell", "Cells", "Share", "counted_for", "median_of", "protect", "sees_region", "single"]

# Whose children are counted


def counted_for(member: Member, *, path: str = "pk") -> Q:
    """The region's children; for whoever sees the own school only, the children that it referred or receives."""
    reach = member.reach(Permission.FIGURES_SEE)
    if reach == Reach.REGION:
        return Q()
    schools = member.organisations(Permission.FIGURES_SEE)
    if reach == Reach.OWN and schools:
        referred = Involvement.objects.filter(relation=Relation.REFERRING_SCHOOL, school_id__in=schools)
        received = MotherSchoolBond.objects.filter(
            school_id__in=schools, announced_on__isnull=False, ended_on__isnull=True
        )
        return Q(**{f"{path}__in": referred.values("journey_id")}) | Q(**{f"{path}__in": received.values("journey_id")})
    return Q(pk__in=[])


def sees_region(member: Member) -> Verdict:
    """Whether the figures are those of the whole region."""
    if member.reach(Permission.FIGURES_SEE) == Reach.REGION:
        return Verdict(ok=True)
    return no(_("These are the figures of your own school."))


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, as a percentage. Part and rest are both people: of one below k only a bound is told.
    Of fewer than 2k people no share is told, because there a bound would tell more than that."""

    part: int
    whole: int
    k: int

    @property
    def is_known(self) -> bool:
        return self.whole >= 2 * self.k

    @property
    def is_low(self) -> bool:
        return self.is_known and self.part < self.k

    @property
    def is_high(self) -> bool:
        return self.is_known and not self.is_low and self.whole - self.part < self.k

    @property
    def is_exact(self) -> bool:
        return self.is_known and not self.is_low and not self.is_high

    @property
    def percentage(self) -> int | None:
        """What is drawn: the share itself, or the bound that may be told."""
        if not self.is_known:
            return None
        if self.is_low:
            return ceil(100 * self.k / self.whole)
        if self.is_high:
            return floor(100 * (self.whole - self.k) / self.whole)
        return round(100 * self.part / self.whole)

    @property
    def text(self) -> str:
        if self.percentage is None:
            return _("too few")
        sign = "<" if self.is_low else ">" if self.is_high else ""
        return f"{sign}{self.percentage}%"


def roughly(share: Share) -> str:
    """A share in tens, where nothing says of how many: so it gives no number of people away."""
    if not share.is_known:
        return _("too few")
    if share.is_low:
        return _("less than %(share)s%%") % {"share": min(ceil(10 * share.k / share.whole) * 10, 100)}
    if share.is_high:
        return _("more than %(share)s%%") % {"share": floor(10 * (share.whole - share.k) / share.whole) * 10}
    return _("about %(share)s%%") % {"share": round(10 * share.part / share.whole) * 10}


def median_of(values: Iterable[float], k: int) -> float | None:
    """The middle of at least k values; nothing of fewer."""
    ordered = sorted(values)
    if len(ordered) < k:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
