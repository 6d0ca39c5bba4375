"""What somebody took part in, for who keeps up a register or talks about their year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby

from django.db.models import Q
from django.utils import timezone

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.links import in_region
from steiger.core.school_years import first_year_of, year_label
from steiger.expertise.enums.subjects import subjects_said
from steiger.expertise.models import ActivityEnrolment
from steiger.expertise.rules import activities as rules
from steiger.organisations.selectors import region_of
from steiger.training.models import Attendance
from steiger.training.selectors.attended import attended_by

HALF_AN_HOUR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Attended:
    """One activity, or one session of the training, at which somebody was."""

    title: str
    about: str
    day: date
    by: str
    hours: Decimal
    url: str


@dataclass(frozen=True, slots=True)
class PortfolioYear:
    """What somebody was at in one school year, and how much that is together."""

    label: str
    attended: Sequence[Attended]

    @property
    def hours(self) -> Decimal:
        return sum((one.hours for one in self.attended), Decimal(0))


@dataclass(frozen=True, slots=True)
class Portfolio:
    coming: Sequence[ActivityEnrolment]
    to_evaluate: Sequence[ActivityEnrolment]
    years: Sequence[PortfolioYear]

    @property
    def hours(self) -> Decimal:
        return sum((year.hours for year in self.years), Decimal(0))


def portfolio(member: Member) -> Portfolio:
    """Activities and the training together: a register asks for hours, not for where they were made."""
    own = list(
        ActivityEnrolment.objects.filter(user_id=member.user_id, cancelled_at=None)
        .filter(Q(was_present=True) | Q(activity__starts_at__gte=clock.now() - timedelta(days=1)))
        .filter(activity__cancelled_on=None)
        .select_related("activity__organiser")
        .order_by("activity__starts_at", "pk")
    )
    was_at = [one for one in own if one.was_present]
    slug = region_of(member).slug
    attended = [
        *(_activity(one, slug) for one in was_at),
        *(_session(one, slug) for one in attended_by(member)),
    ]
    return Portfolio(
        coming=[one for one in own if one.was_present is None and one.activity.held_at is None],
        to_evaluate=[one for one in reversed(was_at) if one.score is None and rules.may_evaluate(one.activity, one)],
        years=list(_by_year(attended)),
    )


def _by_year(attended: Iterable[Attended]) -> Iterable[PortfolioYear]:
    latest_first = sorted(attended, key=lambda one: one.day, reverse=True)
    for year, group in groupby(latest_first, key=lambda one: first_year_of(one.day)):
        yield PortfolioYear(year_label(year), list(group))


def _activity(enrolment: ActivityEnrolment, slug: str) -> Attended:
    activity = enrolment.activity
    about = " · ".join(filter(None, (str(activity.get_kind_display()), subjects_said(activity.subjects))))
    return Attended(
        title=activity.title,
        about=about,
        day=timezone.localdate(activity.starts_at),
        by=activity.organiser.name,
        hours=activity.hours,
        url=in_region(slug, "expertise:activity", pk=activity.pk),
    )


def _session(attendance: Attendance, slug: str) -> Attended:
    session = attendance.session
    return Attended(
        title=session.module.title,
        about=session.cohort.programme.title,
        day=timezone.localdate(session.starts_at),
        by=session.cohort.name,
        hours=hours_between(session.starts_at, session.ends_at),
        url=in_region(slug, "training:enrolment", pk=attendance.enrolment_id),
    )


def hours_between(start: datetime, end: datetime) -> Decimal:
    """To the half hour, as a register counts."""
    return Decimal(round((end - start) / HALF_AN_HOUR)) / 2
