"""How many children stand where, how many were referred, and how many wait."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count, Min, Q
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.member import Member
from steiger.cooperation.models import PolicyVersion
from steiger.core import clock
from steiger.insight import rules
from steiger.insight.selectors.shapes import Bar, Bars, Columns
from steiger.newcomers.models import WaitingListEntry
from steiger.pupils.enums import Phase
from steiger.pupils.models import Journey

MONTHS = 12


def phases(member: Member, k: int) -> Bars:
    rows = Journey.objects.filter(rules.counted_for(member)).order_by().values_list("phase").annotate(count=Count("pk"))
    counted = dict(rows)
    # How many wait is asked most, and told once more below.
    waiting_place = list(Phase).index(Phase.WAITING)
    protected = rules.protect([counted.get(phase.value, 0) for phase in Phase], k, keep=frozenset({waiting_place}))
    return Bars(
        key="phases",
        title=_("Where the children are"),
        sentence=_("Of %(total)s children, this many are in each phase of the way.") % {"total": protected.total.text},
        heading=_("Phase"),
        bars=tuple(Bar(str(phase.label), cell) for phase, cell in zip(Phase, protected.cells, strict=True)),
        total=protected.total,
    )


def referrals_per_month(member: Member, k: int) -> Columns:
    months = last_months(clock.today())
    rows = (
        Journey.objects.filter(rules.counted_for(member), referred_on__gte=months[0])
        .order_by()
        .annotate(month=TruncMonth("referred_on"))
        .values_list("month")
        .annotate(count=Count("pk"))
    )
    counted = dict(rows)
    protected = rules.protect([counted.get(month, 0) for month in months], k)
    return Columns(
        key="months",
        title=_("Referrals per month"),
        sentence=_("In the last twelve months %(total)s children were referred.") % {"total": protected.total.text},
        heading=_("Month"),
        bars=tuple(Bar(date_format(month, "M Y"), cell) for month, cell in zip(months, protected.cells, strict=True)),
        total=protected.total,
    )


def last_months(today: date) -> list[date]:
    """The first days of the last twelve months, this one included."""
    months = []
    for ago in range(MONTHS - 1, -1, -1):
        year, month = divmod(today.year * 12 + today.month - 1 - ago, 12)
        months.append(date(year, month + 1, 1))
    return months


def waiting(member: Member, policy: PolicyVersion, in_phases: Bars) -> Bars:
    """Of the children on the waiting list: since how long. The same children as the phase, so hidden when it is."""
    today = clock.today()
    amber, red = policy.amber_waiting_weeks, max(policy.red_waiting_weeks, policy.amber_waiting_weeks)
    since_amber, since_red = today - timedelta(weeks=amber), today - timedelta(weeks=red)
    found = (
        WaitingListEntry.objects.filter(
            rules.counted_for(member, path="journey"), ended_on__isnull=True, journey__phase=Phase.WAITING
        )
        .order_by()
        .aggregate(
            short=Count("pk", filter=Q(since_on__gt=since_amber)),
            amber=Count("pk", filter=Q(since_on__lte=since_amber, since_on__gt=since_red)),
            red=Count("pk", filter=Q(since_on__lte=since_red)),
            since=Min("since_on"),
        )
    )
    counts = [found["short"], found["amber"], found["red"]]
    in_phase = next(bar.cell for bar, phase in zip(in_phases.bars, Phase, strict=True) if phase == Phase.WAITING)
    protected = rules.protect(counts, policy.small_cell, is_total_hidden=not in_phase.is_shown)
    labels = [
        _("Less than %(weeks)s weeks") % {"weeks": amber},
        _("%(first)s to %(last)s weeks") % {"first": amber, "last": red},
        _("Longer than %(weeks)s weeks") % {"weeks": red},
    ]
    return Bars(
        key="waiting",
        title=_("Waiting now, and how long"),
        sentence=_waiting_words(protected.total, protected.cells[2], red),
        heading=_("Waiting time"),
        bars=tuple(Bar(label, cell) for label, cell in zip(labels, protected.cells, strict=True)),
        total=protected.total,
    )


def _waiting_words(total: rules.Cell, red: rules.Cell, weeks: int) -> str:
    if not total.is_shown:
        return _("So few children wait that no numbers are shown.")
    words = ngettext("%(count)s child waits for a place.", "%(count)s children wait for a place.", total.count) % {
        "count": total.text
    }
    if not red.is_shown:
        return words
    longer = _("%(count)s of them wait longer than %(weeks)s weeks.") % {"count": red.text, "weeks": weeks}
    return f"{words} {longer}"
