"""Moves, and how long before it the mother school was involved: the real lead time."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.models import PolicyVersion
from steiger.core import clock
from steiger.insight import rules
from steiger.insight.selectors.shapes import Bar, Bars
from steiger.organisations.selectors import calendars_for
from steiger.pupils.models import MotherSchoolBond

DAYS = 365
# Between which numbers of school weeks lead times are counted together, below what the policy asks.
STEPS = (4, 8)


def lead_times(member: Member, policy: PolicyVersion) -> Bars:
    """Of the moves of the last year: how many school weeks before it the mother school was announced."""
    asked = policy.mother_school_lead_weeks
    weeks = _lead_weeks(member)
    edges = [*(step for step in STEPS if step < asked), asked]
    counts = [0] * (len(edges) + 1)
    for lead in weeks:
        counts[sum(lead >= edge for edge in edges)] += 1
    protected = rules.protect(counts, policy.small_cell)
    median = rules.median_of(weeks, policy.small_cell)
    return Bars(
        key="lead",
        title=_("How early the mother school is involved"),
        sentence=_words(protected.total, median, asked),
        heading=_("School weeks before the move"),
        bars=tuple(Bar(label, cell) for label, cell in zip(_labels(edges), protected.cells, strict=True)),
        total=protected.total,
    )


def _moved_since(day: date) -> Q:
    return Q(moved_on__gte=day, announced_on__isnull=False, ended_on__isnull=True)


def _lead_weeks(member: Member) -> list[float]:
    since = clock.today() - timedelta(days=DAYS)
    rows = list(
        MotherSchoolBond.objects.filter(rules.counted_for(member, path="journey"), _moved_since(since))
        .order_by()
        .values_list("school_id", "announced_on", "moved_on")
    )
    calendars = calendars_for({school_id for school_id, _announced, _moved in rows}) if rows else {}
    return [
        float(calendars[school_id].school_weeks_between(announced, moved))
        for school_id, announced, moved in rows
        if announced is not None and moved is not None and school_id in calendars
    ]


def _labels(edges: list[int]) -> list[str]:
    first, *between, last = [_("Less than %(weeks)s") % {"weeks": edges[0]}, *edges[:-1], edges[-1]]
    middle = [
        _("%(first)s to %(last)s") % {"first": low, "last": high} for low, high in zip(between, edges[1:], strict=True)
    ]
    return [str(first), *middle, _("%(weeks)s or more: as agreed") % {"weeks": last}]


def _words(total: rules.Cell, median: float | None, asked: int) -> str:
    if median is None or not total.is_shown:
        return _("Too few children moved in the last year to tell how early their schools were involved.")
    return _(
        "In the last year %(total)s children moved. Half of the schools knew %(median)s school weeks before or "
        "earlier; agreed is %(asked)s."
    ) % {"total": total.text, "median": number_format(round(median, 1), 1), "asked": asked}


def received(member: Member, k: int) -> Bars | None:
    """For a board: how many children each of its own schools received in the last year; the others as one."""
    boards = {post.organisation_id for post in member.posts if post.role == Role.BOARD and post.organisation_id}
    if not boards:
        return None
    since = clock.today() - timedelta(days=DAYS)
    rows = (
        MotherSchoolBond.objects.filter(rules.counted_for(member, path="journey"), _moved_since(since))
        .order_by()
        .values_list("school__organisation__name", "school__board_id")
        .annotate(count=Count("pk"))
    )
    own: dict[str, int] = {}
    others = 0
    for name, board_id, count in rows:
        if board_id in boards:
            own[name] = own.get(name, 0) + count
        else:
            others += count
    names = sorted(own)
    protected = rules.protect([*(own[name] for name in names), others], k)
    return Bars(
        key="received",
        title=_("Moved to our schools"),
        sentence=_("Of %(total)s children that moved in the last year, this many went to schools of your board.")
        % {"total": protected.total.text},
        heading=_("School"),
        bars=tuple(
            Bar(label, cell)
            for label, cell in zip([*names, _("Schools of other boards")], protected.cells, strict=True)
        ),
        total=protected.total,
    )
