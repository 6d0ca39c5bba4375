"""What the aftercare visits tell: held in time, where children stand, and whether schools know the support plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q
from django.db.models.functions import TruncQuarter
from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.aftercare.enums import Familiarity
from steiger.aftercare.models import Visit, VisitReport, VisitStanding
from steiger.core import clock
from steiger.core.small_cells import Cell
from steiger.insight import rules
from steiger.insight.rules import Share
from steiger.insight.selectors.shapes import Bar, Bars, Multiples, Series, SharePoint, Stack, Stacks
from steiger.pupils.enums import CORE_DOMAINS, Domain, Standing

QUARTERS = 8
AT_LEVEL = (Standing.AT, Standing.ABOVE)
STRONG = (Domain.ARITHMETIC, Domain.TECHNICAL_READING)
LAGGING = (Domain.VOCABULARY, Domain.READING_COMPREHENSION)


@dataclass(frozen=True, slots=True)
class Held:
    """Per visit number how many were reported; every table about visits shows or hides the same of these."""

    in_time: Bars
    overdue: Bars
    reported: dict[int, Cell]


def visits_held(member: Member, k: int) -> Held:
    """Reported visits that were held within their window or later; and visits whose window passed without one."""
    today = clock.today()
    is_open = Q(
        reported_on__isnull=True,
        skipped_on__isnull=True,
        journey__left_on__isnull=True,
        journey__completed_on__isnull=True,
    )
    rows = list(
        Visit.objects.filter(rules.counted_for(member, path="journey"))
        .order_by("number")
        .values_list("number")
        .annotate(
            in_time=Count("pk", filter=Q(report__held_on__lte=F("window_until"))),
            late=Count("pk", filter=Q(report__held_on__gt=F("window_until"))),
            overdue=Count("pk", filter=is_open & Q(window_until__lt=today)),
        )
    )
    # Asked again by quarter, the same reports add up to the same total: so here too it counts as known.
    reported = rules.protect([in_time + late for _number, in_time, late, _overdue_now in rows], k).cells
    by_number = {row[0]: cell for row, cell in zip(rows, reported, strict=True)}
    return Held(_in_time(rows, by_number, k), _overdue(rows, k), by_number)


Row = tuple[int, int, int, int]


def _in_time(rows: list[Row], reported: dict[int, Cell], k: int) -> Bars:
    bars: list[Bar] = []
    told: list[tuple[int, int]] = []
    for number, in_time, late, _overdue_now in rows:
        protected = rules.protect([in_time, late], k, is_total_hidden=not reported[number].is_shown)
        first, second = protected.cells
        bars.append(Bar(_("Visit %(number)s, in its window") % {"number": number}, first))
        bars.append(Bar(_("Visit %(number)s, later") % {"number": number}, second))
        if protected.is_complete:
            told.append((in_time, in_time + late))
    # Of what the table tells and nothing else: a share of everything would give the rest away.
    share = Share(sum(part for part, _whole in told), sum(whole for _part, whole in told), k)
    words = (
        _("%(share)s of the visits in this drawing were held within their window.") % {"share": share.text}
        if share.is_known
        else _hidden_in_time(rows, k)
    )
    return Bars(key="visits", title=_("Visits in time"), sentence=words, heading=_("Visit"), bars=tuple(bars))


def _hidden_in_time(rows: list[Row], k: int) -> str:
    if sum(in_time + late for _number, in_time, late, _overdue_now in rows) < 2 * k:
        return _("Too few visits have been reported to tell how many were in time.")
    return _("Some of these numbers are too small to say how many visits were in time.")


def _overdue(rows: list[Row], k: int) -> Bars:
    bars = tuple(
        Bar(_("Visit %(number)s") % {"number": number}, rules.single(overdue, k))
        for number, _in_time, _late, overdue in rows
    )
    return Bars(
        key="overdue",
        title=_("Visits that have not been held"),
        sentence=_("Of these visits the window has passed and there is no report yet."),
        heading=_("Visit"),
        bars=bars,
    )


Counted = dict[tuple[str, int], Share]


def domains_at_visits(member: Member, k: int, reported: dict[int, Cell]) -> Multiples:
    """Per domain and visit: which share of the children stood at or above the desired level."""
    rows = (
        VisitStanding.objects.filter(
            rules.counted_for(member, path="report__visit__journey"), domain__in=[one.value for one in CORE_DOMAINS]
        )
        .order_by()
        .values_list("domain", "report__visit__number")
        .annotate(whole=Count("pk"), at_level=Count("pk", filter=Q(standing__in=AT_LEVEL)))
    )
    shares: Counted = {(domain, number): Share(at_level, whole, k) for domain, number, whole, at_level in rows}
    numbers = sorted({number for _domain, number in shares})
    return Multiples(
        key="domains",
        title=_("Where children stand after the move"),
        sentence=_domain_words(shares, k),
        heading=_("Visit"),
        series=tuple(_series(domain, numbers, shares, reported, k) for domain in CORE_DOMAINS),
    )


def _series(domain: Domain, numbers: list[int], shares: Counted, reported: dict[int, Cell], k: int) -> Series:
    nothing = rules.single(0, k)
    points = tuple(
        SharePoint(
            _("Visit %(number)s") % {"number": number},
            shares.get((domain.value, number), Share(0, 0, k)),
            reported.get(number, nothing),
        )
        for number in numbers
    )
    return Series(domain.value, str(domain.label), points)


def _domain_words(shares: Counted, k: int) -> str:
    """The sentence of the source page, in this region's own numbers."""
    strong, lagging = _together(STRONG, shares, k), _together(LAGGING, shares, k)
    if not any(share.is_known for share in shares.values()):
        return _("Too few visits have been reported to tell where children stand.")
    if not strong.is_exact or not lagging.is_exact:
        return _("Some of these numbers are too small to sum them up in one sentence.")
    return _(
        "In arithmetic and technical reading %(strong)s of the children in these drawings were at the desired level; "
        "in vocabulary and reading comprehension %(lagging)s."
    ) % {"strong": strong.text, "lagging": lagging.text}


def _together(domains: tuple[Domain, ...], shares: Counted, k: int) -> Share:
    """The shares that are told exactly, as one: nothing that the drawings do not tell already."""
    names = {domain.value for domain in domains}
    told = [share for (domain, _number), share in shares.items() if domain in names and share.is_exact]
    return Share(sum(share.part for share in told), sum(share.whole for share in told), k)


def familiarity(member: Member, k: int) -> Stacks:
    """Whether schools know the multi-year support plan, per quarter in which they were asked."""
    quarters = last_quarters(clock.today())
    rows = (
        VisitReport.objects.filter(rules.counted_for(member, path="visit__journey"), held_on__gte=quarters[0])
        .order_by()
        .annotate(quarter=TruncQuarter("held_on"))
        .values_list("quarter", "plan_familiarity")
        .annotate(count=Count("pk"))
    )
    counted = {(quarter, answer): count for quarter, answer, count in rows}
    answers = {quarter: [counted.get((quarter, answer.value), 0) for answer in Familiarity] for quarter in quarters}
    asked = [quarter for quarter in quarters if sum(answers[quarter])]
    # The quarters add up too: one that is too small must not follow from the others.
    totals = rules.protect([sum(answers[quarter]) for quarter in asked], k)
    stacks = tuple(
        _stack(quarter, answers[quarter], total, k) for quarter, total in zip(asked, totals.cells, strict=True)
    )
    return Stacks(
        key="familiarity",
        title=_("Do schools know the multi-year support plan?"),
        sentence=_familiarity_words(asked, answers, stacks, k),
        heading=_("Quarter"),
        answers=tuple(str(answer.label) for answer in Familiarity),
        stacks=stacks,
    )


def _stack(quarter: date, counts: list[int], total: Cell, k: int) -> Stack:
    protected = rules.protect(counts, k, is_total_hidden=not total.is_shown)
    label = _("quarter %(number)s of %(year)s") % {"number": (quarter.month + 2) // 3, "year": quarter.year}
    return Stack(label, protected.cells, total)


def _familiarity_words(asked: list[date], answers: dict[date, list[int]], stacks: tuple[Stack, ...], k: int) -> str:
    """First and last quarter that may be told, side by side."""
    told = [
        (stack.label, Share(answers[quarter][0], sum(answers[quarter]), k))
        for quarter, stack in zip(asked, stacks, strict=True)
        if stack.total.is_shown and all(cell.is_shown for cell in stack.cells)
    ]
    told = [(label, share) for label, share in told if share.is_known]
    if not told:
        return _("Too few visits have been reported to tell whether schools know the plan.")
    if len(told) == 1:
        label, share = told[0]
        return _("In %(quarter)s %(share)s of the schools knew the plan.") % {"quarter": label, "share": share.text}
    (first_label, first), (last_label, last) = told[0], told[-1]
    return _("In %(first_quarter)s %(first)s of the schools knew the plan, in %(last_quarter)s %(last)s.") % {
        "first_quarter": first_label,
        "first": first.text,
        "last_quarter": last_label,
        "last": last.text,
    }


def last_quarters(today: date) -> list[date]:
    """The first days of the last eight quarters, this one included."""
    this = today.year * 4 + (today.month - 1) // 3
    return [date(number // 4, number % 4 * 3 + 1, 1) for number in range(this - QUARTERS + 1, this + 1)]
