"""The school year of the agreements: what comes back each year, and what falls in this one, as far as one sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.enums import ItemKind, MeetingState
from steiger.cooperation.models import AgendaItem, Covenant, Decision, Meeting, PolicyVersion
from steiger.cooperation.rules import visible_to
from steiger.cooperation.rules.covenant import notice_on
from steiger.cooperation.rules.decisions import decisions_visible_to
from steiger.cooperation.rules.meetings import meetings_visible_to
from steiger.cooperation.rules.year import FIXED_DAYS, in_school_year
from steiger.cooperation.selectors.covenant import covenant_for, latest_text
from steiger.cooperation.selectors.due_agreements import SETTLE_WITHIN_DAYS
from steiger.core.links import in_region
from steiger.core.school_years import school_year
from steiger.organisations.selectors import holidays_between, region_of


@dataclass(frozen=True, slots=True)
class YearPoint:
    """One thing in the year. `until`: its last day when it takes longer. Kind and tone tell how it is marked."""

    on: date
    kind: str | Promise
    tone: str
    title: str
    about: str = ""
    url: str = ""
    until: date | None = None


def year_calendar(member: Member, first_year: int) -> list[tuple[date, Sequence[YearPoint]]]:
    """Every month in which something falls, by its first day, with what falls in it."""
    first_on, last_on = school_year(first_year)
    covenant = covenant_for(member)
    points = [
        *_fixed(first_year),
        *_holidays(member, first_on, last_on),
        *_covenant(member, covenant),
        *_money(member, covenant, first_year),
        *_decisions(member, first_on, last_on),
        *_policies(member, first_on, last_on),
        *_returning(member, first_year),
        *_meetings(member, first_on, last_on),
    ]
    within = sorted((one for one in points if first_on <= one.on <= last_on), key=lambda one: one.on)
    return [(month, list(found)) for month, found in groupby(within, key=lambda one: one.on.replace(day=1))]


def _fixed(first_year: int) -> Iterator[YearPoint]:
    for one in FIXED_DAYS:
        on = in_school_year(first_year, one.month, one.day)
        yield YearPoint(on, _("Reference date"), "warn", str(one.title), str(one.text))


def _holidays(member: Member, first_on: date, last_on: date) -> Iterator[YearPoint]:
    for name, first, last in holidays_between(region_of(member), first_on, last_on):
        yield YearPoint(first, _("Holiday"), "neutral", name, until=last)


def _covenant(member: Member, found: Covenant | None) -> Iterator[YearPoint]:
    if found is None or member.reach(Permission.COVENANT_SEE) < Reach.REGION:
        return
    version = latest_text(found)
    url = in_region(region_of(member).slug, "agreements:covenant", covenant=found.pk)
    kind = _("Covenant")
    if version.evaluate_on and version.evaluated_on is None:
        yield YearPoint(version.evaluate_on, kind, "info", str(_("Evaluation of the covenant")), found.title, url)
    last_notice = _("Last day to give notice before the covenant ends")
    yield YearPoint(notice_on(version), kind, "info", str(last_notice), found.title, url)
    yield YearPoint(version.until_on, kind, "info", str(_("The covenant ends")), found.title, url)


def _money(member: Member, found: Covenant | None, first_year: int) -> Iterator[YearPoint]:
    """The year that is over is settled in the autumn after it."""
    if found is None or member.reach(Permission.MONEY_SEE) < Reach.REGION:
        return
    slug = region_of(member).slug
    for budget in found.budgets.filter(first_year=first_year - 1, frozen_on__isnull=False):
        settle_by = school_year(budget.first_year)[1] + timedelta(days=SETTLE_WITHIN_DAYS)
        title = _("Settle the contributions") if budget.settled_on is None else _("The contributions are settled")
        url = in_region(slug, "agreements:budget", budget=budget.pk)
        about = f"{budget.title} {budget.school_year}"
        yield YearPoint(budget.settled_on or settle_by, _("Money"), "info", str(title), about, url)


def _decisions(member: Member, first_on: date, last_on: date) -> Iterator[YearPoint]:
    slug = region_of(member).slug
    seen = Decision.objects.filter(decisions_visible_to(member), superseded_by=None, evaluated_on=None)
    for one in seen.filter(evaluate_on__range=(first_on, last_on)).select_related("body"):
        if one.evaluate_on:
            url = in_region(slug, "agreements:decision", pk=one.pk)
            title = f"{one.number} {one.title}"
            yield YearPoint(one.evaluate_on, _("Evaluation"), "plan", title, one.body.name, url)


def _policies(member: Member, first_on: date, last_on: date) -> Iterator[YearPoint]:
    slug = region_of(member).slug
    for one in PolicyVersion.objects.filter(visible_to(member), valid_from__range=(first_on, last_on)):
        title = _("Policy, version %(number)s holds") % {"number": one.number}
        url = in_region(slug, "cooperation:version", number=one.number)
        yield YearPoint(one.valid_from, _("Policy"), "good", title, one.decision, url)


def _returning(member: Member, first_year: int) -> Iterator[YearPoint]:
    slug = region_of(member).slug
    kept = AgendaItem.objects.filter(
        meetings_visible_to(member), meeting=None, kind=ItemKind.STANDING, month__isnull=False, body__ended_on=None
    )
    for one in kept.select_related("body"):
        if one.month:
            url = in_region(slug, "agreements:standing", body=one.body_id)
            on = in_school_year(first_year, one.month)
            yield YearPoint(on, _("Every year"), "act", one.title, one.body.name, url)


def _meetings(member: Member, first_on: date, last_on: date) -> Iterator[YearPoint]:
    slug = region_of(member).slug
    found = Meeting.objects.filter(
        meetings_visible_to(member), starts_at__date__gte=first_on, starts_at__date__lte=last_on
    ).exclude(state=MeetingState.CANCELLED)
    for one in found.select_related("body"):
        url = in_region(slug, "agreements:meeting", pk=one.pk)
        yield YearPoint(timezone.localdate(one.starts_at), _("Meeting"), "info", one.body.name, one.place, url)
