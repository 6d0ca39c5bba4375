"""What schools ask: about which subjects, how often, how soon they got a first answer, and who never asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.utils import timezone

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.selectors import current_policy
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.school_years import first_year_of, school_year, year_label
from steiger.core.small_cells import Cell, protect, single
from steiger.expertise.enums import Helped, Subject
from steiger.expertise.models import HelpRequest
from steiger.expertise.rules import help_requests as rules
from steiger.organisations.models import School
from steiger.organisations.selectors import region_of, regular_schools

SMALL_CELL = 5
YEARS = 4


@dataclass(frozen=True, slots=True)
class SubjectCount:
    code: str
    label: str
    count: Cell


@dataclass(frozen=True, slots=True)
class YearFigures:
    """One school year: how many questions, the middle number of working days to a first answer, how many in time."""

    label: str
    asked: Cell
    middle_days: float | None
    in_time: int | None


@dataclass(frozen=True, slots=True)
class HelpFigures:
    first_year: int
    years: Sequence[tuple[int, str]]
    subjects: Sequence[SubjectCount]
    over_time: Sequence[YearFigures]
    helped: Sequence[tuple[str, Cell]]
    schools_asking: Cell
    schools: int
    never_asked: Sequence[School]

    @property
    def label(self) -> str:
        return year_label(self.first_year)

    @property
    def most(self) -> int:
        """The longest bar, among those that may be read."""
        return max((one.count.drawn or 0 for one in self.subjects), default=0)


def subject_counts(member: Member, *, from_on: date, until_on: date | None = None) -> Counter[str]:
    """How often the region's schools asked about each subject; what activities and the support plan can follow.

    Bare counts, for rooms that put them through the rule of small cells themselves.
    """
    found = HelpRequest.objects.filter(region_id=member.region_id, asked_at__date__gte=from_on, withdrawn_at=None)
    if until_on is not None:
        found = found.filter(asked_at__date__lte=until_on)
    return Counter(code for code in found.order_by().values_list("subject", flat=True) if code)


def help_figures(member: Member, first_year: int | None = None) -> HelpFigures:
    """Of one school year, with the years beside each other. Few questions of a subject are not told apart."""
    chosen = first_year or first_year_of(clock.today())
    first_on, last_on = school_year(chosen)
    k = _small_cell()
    sees_all = member.reach(Permission.HELP_TRIAGE) == Reach.REGION
    asked = _asked(member)
    this_year = [one for one in asked if first_on <= one.on <= last_on]
    return HelpFigures(
        first_year=chosen,
        years=_years(asked),
        subjects=_subjects(this_year, k, sees_all=sees_all),
        over_time=[_year(year, asked, k, sees_all=sees_all) for year, _label in reversed(_years(asked))],
        helped=_helped(this_year, k, sees_all=sees_all),
        schools_asking=_cell(len({one.school_id for one in this_year} - {None}), k, sees_all=sees_all),
        schools=regular_schools(region_of(member)).count(),
        never_asked=_never_asked(member) if sees_all else [],
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    on: date
    subject: str
    school_id: int | None
    helped: str
    days: int | None
    is_in_time: bool | None


def _asked(member: Member) -> list[_Asked]:
    found = HelpRequest.objects.filter(region_id=member.region_id, withdrawn_at=None).order_by()
    rows = found.values_list("asked_at", "subject", "school_id", "helped", "first_answered_at", "urgency")
    return [_one(*row) for row in rows.iterator()]


def _one(
    asked_at: datetime, subject: str, school_id: int | None, helped: str, answered_at: datetime | None, urgency: str
) -> _Asked:
    on = timezone.localtime(asked_at).date()
    answered_on = timezone.localtime(answered_at).date() if answered_at else None
    days = rules.working_days_between(on, answered_on) if answered_on else None
    in_time = answered_on <= rules.due_on(urgency, on) if answered_on else None
    return _Asked(on, subject, school_id, helped, days, in_time)


def _years(asked: Sequence[_Asked]) -> list[tuple[int, str]]:
    known = {first_year_of(one.on) for one in asked} | {first_year_of(clock.today())}
    return [(year, year_label(year)) for year in sorted(known, reverse=True)[:YEARS]]


def _subjects(asked: Sequence[_Asked], k: int, *, sees_all: bool) -> list[SubjectCount]:
    counts = Counter(one.subject for one in asked)
    codes = sorted(counts, key=lambda code: (-counts[code], code))
    cells = _cells([counts[code] for code in codes], k, sees_all=sees_all)
    labels = dict(Subject.choices)
    return [SubjectCount(code, str(labels.get(code, "")), cell) for code, cell in zip(codes, cells, strict=True)]


def _year(year: int, asked: Sequence[_Asked], k: int, *, sees_all: bool) -> YearFigures:
    first_on, last_on = school_year(year)
    of_year = [one for one in asked if first_on <= one.on <= last_on]
    answered = [one for one in of_year if one.days is not None]
    is_told = bool(answered) and (sees_all or len(answered) >= k)
    return YearFigures(
        label=year_label(year),
        asked=_cell(len(of_year), k, sees_all=sees_all),
        middle_days=float(median(one.days or 0 for one in answered)) if answered and is_told else None,
        in_time=round(100 * sum(bool(one.is_in_time) for one in answered) / len(answered))
        if answered and is_told
        else None,
    )


def _helped(asked: Sequence[_Asked], k: int, *, sees_all: bool) -> list[tuple[str, Cell]]:
    counts = Counter(one.helped for one in asked if one.helped)
    cells = _cells([counts[code] for code in Helped.values], k, sees_all=sees_all)
    return [(str(Helped(code).label), cell) for code, cell in zip(Helped.values, cells, strict=True)]


def _never_asked(member: Member) -> list[School]:
    """For the coordinator: a school that never asks may have no questions, or not know whom to ask."""
    asking = HelpRequest.objects.filter(region_id=member.region_id, school__isnull=False).values("school_id")
    return list(regular_schools(region_of(member)).exclude(pk__in=asking).order_by("organisation__name_key"))


def _cells(counts: Sequence[int], k: int, *, sees_all: bool) -> Sequence[Cell]:
    """Who divides the questions has read them all."""
    return protect(counts, 1 if sees_all else k).cells if counts else ()


def _cell(count: int, k: int, *, sees_all: bool) -> Cell:
    return single(count, 0 if sees_all else k)


def _small_cell() -> int:
    try:
        return current_policy().small_cell
    except DomainError:
        return SMALL_CELL
