"""No cell under k: the one place that decides which numbers may be seen.

Hiding small cells is not enough: with the total and the other cells a reader subtracts. So after the small ones as
many others are hidden, smallest first, until a reader who knows the total can work out of every small cell no more
than what the page says anyway: that it lies below k. When that does not help, none of the cells is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from django.db.models import Q
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core.verdict import Verdict, no
from steiger.insight.enums import Hidden
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, MotherSchoolBond

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


# Which numbers are shown


def shown(count: int, k: int) -> str:
    """A number of people as it may be read."""
    return number_format(count, force_grouping=True) if count >= k else f"<{k}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of people, and why it may not be read if so. Only `text` and `drawn` reach a page."""

    count: int
    k: int
    hidden: Hidden | None = None

    @property
    def is_shown(self) -> bool:
        return self.hidden is None

    @property
    def text(self) -> str:
        if self.hidden == Hidden.COVER:
            return "•"
        return shown(self.count, self.k)

    @property
    def drawn(self) -> int | None:
        """How high it is drawn; nothing when it may not be read."""
        return self.count if self.is_shown else None


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells that add up to a total."""

    cells: tuple[Cell, ...]
    total: Cell

    @property
    def is_complete(self) -> bool:
        return self.total.is_shown and all(cell.is_shown for cell in self.cells)


def protect(
    counts: Sequence[int], k: int, *, keep: frozenset[int] = frozenset(), is_total_hidden: bool = False
) -> Cells:
    """Decide for cells that add up which may be read, so that no small one can be worked out from the others.

    `keep`: places that matter most, hidden only when the others do not help. `is_total_hidden`: the same total is
    hidden elsewhere on the page; then its parts may not be told either.
    """
    total = sum(counts)
    if is_total_hidden:
        return _withheld(counts, k, Cell(total, k, Hidden.COVER))
    if total < k:
        return Cells(tuple(Cell(count, k, Hidden.SMALL) for count in counts), Cell(total, k, Hidden.SMALL))
    hidden: list[Hidden | None] = [Hidden.SMALL if count < k else None for count in counts]
    for place in _order_of_hiding(counts, hidden, keep):
        if not _can_be_narrowed(counts, hidden, k):
            break
        hidden[place] = Hidden.COVER
    if _can_be_narrowed(counts, hidden, k):
        return _withheld(counts, k, Cell(total, k))
    return Cells(tuple(Cell(count, k, why) for count, why in zip(counts, hidden, strict=True)), Cell(total, k))


def single(count: int, k: int) -> Cell:
    """A number that is part of no sum on the page."""
    return Cell(count, k, None if count >= k else Hidden.SMALL)


def _withheld(counts: Sequence[int], k: int, total: Cell) -> Cells:
    """None of the cells is told, small or not: not even which ones are small."""
    return Cells(tuple(Cell(count, k, Hidden.COVER) for count in counts), total)


def _order_of_hiding(counts: Sequence[int], hidden: Sequence[Hidden | None], keep: frozenset[int]) -> list[int]:
    """Smallest first: so the least is lost."""
    open_places = [place for place, reason in enumerate(hidden) if reason is None]
    return sorted(open_places, key=lambda place: (place in keep, counts[place]))


def _can_be_narrowed(counts: Sequence[int], hidden: Sequence[Hidden | None], k: int) -> bool:
    """Whether somebody who knows the total learns more about a small cell than that it lies below k."""
    small = sum(reason == Hidden.SMALL for reason in hidden)
    if not small:
        return False
    covers = sum(reason == Hidden.COVER for reason in hidden)
    left = sum(count for count, reason in zip(counts, hidden, strict=True) if reason is not None)
    # What a small cell can be at most, when all others are as low as they can be; and at least, when all are as high.
    most = left - covers * k
    least = 0 if covers else left - (small - 1) * (k - 1)
    return most < k - 1 or least > 0


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
