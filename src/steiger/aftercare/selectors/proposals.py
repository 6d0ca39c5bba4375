"""Proposals as pages show them: figures, the week per specialist, what changes, and what could not be planned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.aftercare.enums import Reason
from steiger.aftercare.models import PlannedVisit, PlanProposal
from steiger.aftercare.rules import proposals as rules
from steiger.aftercare.selectors.plan_words import Named, finding_words, help_words
from steiger.aftercare.selectors.visits import specialists
from steiger.people.models import User
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement

KEPT_IN_LIST = 20
WORKING_DAYS = 5
MINUTES = 60


@dataclass(frozen=True, slots=True)
class Stop:
    """One arrival of a specialist at a school in a proposal."""

    at: datetime
    school: str
    rows: list[Any]


@dataclass(frozen=True, slots=True)
class Cell:
    on: date
    specialist_id: int
    is_inside: bool
    stops: list[Stop] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class WeekRow:
    user: User
    cells: list[Cell]

    @property
    def is_empty(self) -> bool:
        return not any(cell.stops for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Week:
    monday: date
    before: date | None
    after: date | None
    days: list[date]
    rows: list[WeekRow]
    visits: int

    @property
    def friday(self) -> date:
        return self.monday + timedelta(days=WORKING_DAYS - 1)


@dataclass(frozen=True, slots=True)
class FigureRow:
    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes different for one visit."""

    row: Any
    kind: str


@dataclass(frozen=True, slots=True)
class UnservedRow:
    row: Any
    reason: str
    help: list[str]


@dataclass(frozen=True, slots=True)
class Share:
    """What one specialist gets: to accept by itself."""

    user: User
    visits: int
    open: int
    days: int
    hours_used: int


@dataclass(frozen=True, slots=True)
class ProposalPage:
    proposal: PlanProposal
    figures: list[FigureRow]
    shares: list[Share]
    unserved: list[UnservedRow]
    findings: list[str]
    can_wait: int
    open: int
    changes: Counter[str]

    @property
    def is_searching(self) -> bool:
        return rules.is_searching(self.proposal)

    @property
    def is_broken_off(self) -> bool:
        return rules.is_broken_off(self.proposal)


def lines(proposal: PlanProposal) -> QuerySet[Any]:
    """With the child, who goes, and the school where it is now."""
    school = Involvement.objects.filter(
        journey_id=OuterRef("visit__journey_id"), relation=Relation.MOTHER_SCHOOL, until_on__isnull=True
    ).order_by("-level", "-id")
    found: QuerySet[Any] = PlannedVisit.objects.filter(proposal=proposal).select_related(
        "visit__journey__pupil", "specialist", "was_specialist"
    )
    shown: QuerySet[Any] = found.annotate(
        school_at=Subquery(school.values("school_id")[:1]),
        school_name=Subquery(school.values("school__organisation__name")[:1]),
    )
    return shown


def proposals(member: Member) -> list[Any]:
    """The latest ones, each with how many of its visits are planned and accepted."""
    found = PlanProposal.objects.filter(region_id=member.region_id, dropped_on=None).select_related("asked_by")
    counted = found.annotate(
        planned=Count("visits", filter=Q(visits__starts_at__isnull=False)),
        accepted=Count("visits", filter=Q(visits__accepted_on__isnull=False)),
    )
    return list(counted[:KEPT_IN_LIST])


def proposal_for(member: Member, pk: int) -> PlanProposal | None:
    return PlanProposal.objects.filter(region_id=member.region_id, pk=pk, dropped_on=None).first()


def planned_for(member: Member, proposal_id: int, pk: int) -> Any:
    """One line of a proposal that is still there."""
    proposal = proposal_for(member, proposal_id)
    if proposal is None:
        return None
    found = lines(proposal).filter(pk=pk).first()
    if found is not None:
        found.proposal = proposal
    return found


def proposal_page(member: Member, proposal: PlanProposal) -> ProposalPage:
    people = {user.pk: user for user in specialists(member)}
    counted = _counts(proposal)
    missing = list(lines(proposal).filter(starts_at__isnull=True).exclude(reason=Reason.LATER))
    named = Named.of(proposal.findings, [row.help for row in missing], people)
    return ProposalPage(
        proposal=proposal,
        figures=figure_rows(proposal),
        shares=[
            Share(
                people[one["specialist"]],
                one["visits"],
                counted[one["specialist"]],
                one["days"],
                one["share"],
            )
            for one in proposal.figures.get("workload", [])
            if one["specialist"] in people
        ],
        unserved=[
            UnservedRow(row, str(Reason(row.reason).label), [help_words(one, named) for one in row.help])
            for row in missing
        ],
        findings=[finding_words(one, named) for one in proposal.findings],
        can_wait=proposal.visits.filter(reason=Reason.LATER).count(),
        open=sum(counted.values()) + _falling_out(proposal),
        changes=_kinds(proposal),
    )


def _counts(proposal: PlanProposal) -> Counter[int]:
    """Per specialist the planned visits that were not accepted yet."""
    found = proposal.visits.filter(starts_at__isnull=False, accepted_on__isnull=True).order_by()
    return Counter(dict(found.values_list("specialist").annotate(Count("pk"))))


def _falling_out(proposal: PlanProposal) -> int:
    """Planned anew: appointments that found no place, and are off when it is accepted."""
    if proposal.keeps is None:
        return 0
    return proposal.visits.filter(starts_at__isnull=True, was_at__isnull=False, accepted_on__isnull=True).count()


def _kinds(proposal: PlanProposal) -> Counter[str]:
    rows = proposal.visits.order_by().values_list("starts_at", "specialist_id", "was_at", "was_specialist_id")
    return Counter(filter(None, (kind_of(*row) for row in rows)))


def kind_of(now_at: datetime | None, now_who: int | None, was_at: datetime | None, was_who: int | None) -> str:
    """New, moved, to somebody else, or off; nothing when it stays as it was."""
    if was_at is None:
        return "new" if now_at is not None else ""
    if now_at is None:
        return "off"
    if now_who != was_who:
        return "other"
    return "moved" if now_at != was_at else ""


def changes(proposal: PlanProposal) -> list[Change]:
    """What becomes different from what stands, one line per visit, first day first."""
    found = []
    for row in lines(proposal).filter(was_at__isnull=False).order_by("was_at", "pk"):
        kind = kind_of(row.starts_at, row.specialist_id, row.was_at, row.was_specialist_id)
        # Planning only what is open, an appointment that cannot stand is named with its reason, and not touched.
        if kind and (kind != "off" or proposal.keeps is not None):
            found.append(Change(row, kind))
    return found


def figure_rows(proposal: PlanProposal) -> list[FigureRow]:
    """The plan beside what stood: the same figures for both."""
    now, before = proposal.figures, proposal.before
    if not now or not before:
        return []
    rows = [
        FigureRow(_("Visits planned"), str(before["served"]), f"{now['served']} / {now['visits']}"),
        FigureRow(_("After their window"), str(before["late"]), str(now["late"])),
        FigureRow(_("Hours on the road"), _hours(before), _hours(now)),
        FigureRow(_("Days on the road"), str(before["days"]), str(now["days"])),
        FigureRow(_("Arrivals at a school"), str(before["stops"]), str(now["stops"])),
        FigureRow(_("Children who see one face"), _percent(before), _percent(now)),
    ]
    if now["served"]:
        rows.append(FigureRow(_("Minutes on the road per visit"), _each(before), _each(now)))
    return rows


def _hours(figures: dict[str, Any]) -> str:
    return number_format(figures["travel_minutes"] / MINUTES, 1)


def _percent(figures: dict[str, Any]) -> str:
    return f"{number_format(figures['continuity'], 0)} %"


def _each(figures: dict[str, Any]) -> str:
    return number_format(figures["travel_minutes"] / figures["served"], 0) if figures["served"] else "–"


def week_of(member: Member, proposal: PlanProposal, asked: date | None, specialist_id: int | None = None) -> Week:
    """One week of the proposal: a row per specialist, a cell per day."""
    first, last = _monday(proposal.first_on), _monday(proposal.last_on)
    monday = min(max(_monday(asked), first), last) if asked else _first_with_visits(proposal) or first
    days = [monday + timedelta(days=place) for place in range(WORKING_DAYS)]
    rows = list(
        lines(proposal)
        .filter(starts_at__gte=_midnight(monday), starts_at__lt=_midnight(monday + timedelta(days=7)))
        .order_by("starts_at", "pk")
    )
    cells: dict[tuple[int, date], list[Stop]] = defaultdict(list)
    for row in rows:
        _lay(cells[row.specialist_id, timezone.localdate(row.starts_at)], row)
    people = [user for user in specialists(member) if specialist_id in {None, user.pk}]
    return Week(
        monday=monday,
        before=monday - timedelta(days=7) if monday > first else None,
        after=monday + timedelta(days=7) if monday < last else None,
        days=days,
        rows=[
            WeekRow(
                user,
                [
                    Cell(day, user.pk, proposal.first_on <= day <= proposal.last_on, cells.get((user.pk, day), []))
                    for day in days
                ],
            )
            for user in people
        ],
        visits=len(rows),
    )


def _lay(stops: list[Stop], row: Any) -> None:
    if stops and stops[-1].rows[-1].school_at == row.school_at:
        stops[-1].rows.append(row)
    else:
        stops.append(Stop(row.starts_at, row.school_name or "", [row]))


def _first_with_visits(proposal: PlanProposal) -> date | None:
    first = (
        proposal.visits.filter(starts_at__isnull=False).order_by("starts_at").values_list("starts_at", flat=True)[:1]
    )
    return _monday(timezone.localdate(first[0])) if first else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def rows_on(proposal: PlanProposal, pairs: Iterable[tuple[int, date]]) -> QuerySet[Any]:
    """The lines of these specialists on these days."""
    wanted = Q(pk__in=[])
    for specialist_id, day in pairs:
        begins = _midnight(day)
        wanted |= Q(specialist_id=specialist_id, starts_at__gte=begins, starts_at__lt=begins + timedelta(days=1))
    return lines(proposal).filter(wanted).order_by("starts_at", "pk")
