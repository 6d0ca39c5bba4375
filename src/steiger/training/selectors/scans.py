"""Self-scans: of oneself in full; of others only averages over enough people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Avg, Count

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.small_cells import Cell, protect
from steiger.training.enums import Competence, Moment
from steiger.training.keys import terms_on
from steiger.training.models import Enrolment, ScanAnswer, SelfScan
from steiger.training.rules import scans as rules


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One competence with what was answered at each moment."""

    text: str
    answers: Sequence[tuple[str, int | None]]


def own_lines(enrolment: Enrolment) -> list[OwnLine]:
    """Nothing when no scan was filled in yet."""
    rows = ScanAnswer.objects.filter(scan__enrolment=enrolment).values_list("scan__moment", "competence", "score")
    given = {(moment, competence): score for moment, competence, score in rows}
    if not given:
        return []
    return [
        OwnLine(str(one.label), [(str(moment.label), given.get((moment, one))) for moment in Moment])
        for one in Competence
    ]


def moment_to_fill(enrolment: Enrolment) -> Moment | None:
    """The scan that this teacher can fill in today, if any."""
    filled = set(SelfScan.objects.filter(enrolment=enrolment).values_list("moment", flat=True))
    return open_moment(enrolment, filled)


def open_moment(enrolment: Enrolment, filled: set[str] | frozenset[str]) -> Moment | None:
    day = clock.today()
    if not enrolment.takes_part or enrolment.cohort.is_finished:
        return None
    return next(
        (one for one in Moment if rules.may_be_filled(enrolment.cohort, one, day=day, is_filled=one in filled)), None
    )


@dataclass(frozen=True, slots=True)
class Average:
    """How it was answered at one moment, over enough people to say so."""

    moment: str
    value: float | None

    @property
    def share(self) -> float:
        return self.value or 0.0


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    text: str
    averages: Sequence[Average]


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One school: over how many teachers, and the average of all sentences at each moment."""

    name: str
    counts: Sequence[Cell]
    averages: Sequence[Average]


@dataclass(frozen=True, slots=True)
class Growth:
    """The region's self-scans, protected: per competence, and per school."""

    k: int
    counts: Sequence[Cell]
    rows: Sequence[CompetenceRow]
    schools: Sequence[SchoolRow]

    @property
    def is_empty(self) -> bool:
        return not any(cell.count for cell in self.counts)


def growth(member: Member) -> Growth:
    """An average is told over as many teachers as the policy's smallest number, and of no school by subtraction."""
    k = terms_on(clock.today()).smallest
    counts = _scans_by_school(member)
    totals = {moment: sum(counts[moment].values()) for moment in Moment}
    return Growth(
        k=k,
        counts=[protect([totals[moment]], k).total for moment in Moment],
        rows=_competence_rows(member, {moment: totals[moment] >= k for moment in Moment}),
        schools=_school_rows(member, counts, k) if _sees_schools(member) else [],
    )


def _sees_schools(member: Member) -> bool:
    return member.reach(Permission.TRAINING_SEE) == Reach.REGION or member.may(Permission.TRAINING_WRITE)


def _scans_by_school(member: Member) -> dict[str, Counter[int]]:
    found: dict[str, Counter[int]] = defaultdict(Counter)
    rows = SelfScan.objects.filter(region_id=member.region_id).order_by()
    for moment, school_id, number in rows.values_list("moment", "enrolment__school_id").annotate(number=Count("pk")):
        found[moment][school_id] = number
    return found


def _competence_rows(member: Member, told: Mapping[str, bool]) -> list[CompetenceRow]:
    rows = ScanAnswer.objects.filter(region_id=member.region_id).order_by()
    means = {
        (moment, competence): mean
        for moment, competence, mean in rows.values_list("scan__moment", "competence").annotate(mean=Avg("score"))
    }
    return [
        CompetenceRow(
            str(one.label),
            [Average(str(moment.label), means.get((moment, one)) if told[moment] else None) for moment in Moment],
        )
        for one in Competence
    ]


def _school_rows(member: Member, counts: Mapping[str, Counter[int]], k: int) -> list[SchoolRow]:
    """Only schools of which something can be told."""
    answers = ScanAnswer.objects.filter(region_id=member.region_id).order_by()
    means = {
        (moment, school_id): mean
        for moment, school_id, mean in answers.values_list("scan__moment", "scan__enrolment__school_id").annotate(
            mean=Avg("score")
        )
    }
    names = dict(
        Enrolment.objects.filter(region_id=member.region_id)
        .order_by()
        .values_list("school_id", "school__organisation__name")
        .distinct()
    )
    order = sorted(names, key=lambda pk: (names[pk], pk))
    cells = {moment: protect([counts[moment][pk] for pk in order], k).cells for moment in Moment}
    rows = []
    for place, pk in enumerate(order):
        told = [cells[moment][place] for moment in Moment]
        averages = [
            Average(str(moment.label), means.get((moment, pk)) if cell.is_shown and cell.count else None)
            for moment, cell in zip(Moment, told, strict=True)
        ]
        rows.append(SchoolRow(names[pk], told, averages))
    return [row for row in rows if any(average.value is not None for average in row.averages)]
