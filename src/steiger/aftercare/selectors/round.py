"""A specialist's day on the road in a proposal: from home to home, as a table and as a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import cos, hypot, radians
from typing import Any

from django.utils import timezone

from steiger.access.member import Member
from steiger.aftercare.models import PlannedVisit, PlanProposal
from steiger.aftercare.planning.figures import rounds
from steiger.aftercare.planning.plan import Plan
from steiger.aftercare.planning.plan import PlannedVisit as Placed
from steiger.aftercare.planning.problem import Place, Problem
from steiger.aftercare.selectors.problem import Asked, minutes_of, problem_for
from steiger.aftercare.selectors.proposals import lines, rows_on
from steiger.aftercare.selectors.visits import specialists
from steiger.organisations.rules.maps import MARGIN, Sheet, sheet_for
from steiger.people.models import User

KM_PER_DEGREE = 111.2
SCALES = (1, 2, 5, 10, 20, 50)  # kilometres
WIDEST_SCALE = 140
TEXT_DROP = 5


@dataclass(frozen=True, slots=True)
class Arrival:
    """One line of the table, one numbered point of the drawing."""

    number: int
    school: str
    travel: int
    arrives: str
    leaves: str
    rows: list[Any]


@dataclass(frozen=True, slots=True)
class Point:
    number: int
    x: int
    y: int

    @property
    def text_y(self) -> int:
        return self.y + TEXT_DROP


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    home: Point
    points: list[Point]
    path: str
    scale_km: int
    scale_width: int

    @property
    def scale_y(self) -> int:
        return self.height - 8

    @property
    def scale_end(self) -> int:
        return MARGIN + self.scale_width


@dataclass(frozen=True, slots=True)
class RoundPage:
    user: User
    on: date
    leaves: str
    home: str
    travel: int
    km: int
    arrivals: list[Arrival]
    drawing: Drawing | None


def round_page(member: Member, proposal: PlanProposal, specialist_id: int, on: date) -> RoundPage | None:
    user = specialists(member).filter(pk=specialist_id).first()
    rows = list(rows_on(proposal, [(specialist_id, on)]))
    if user is None or not rows:
        return None
    asked = problem_for(member, proposal.first_on, proposal.last_on, only=[row.visit_id for row in rows])
    plan = Plan(visits=tuple(placed(row) for row in rows if row.visit_id in asked.facts))
    found = next(iter(rounds(asked.problem, plan)), None)
    if found is None:
        return None
    by_visit = {row.visit_id: row for row in rows}
    arrivals = [
        Arrival(
            number=number,
            school=by_visit[stop.visits[0].visit].school_name or "",
            travel=stop.travel,
            arrives=clock_words(stop.arrives),
            leaves=clock_words(stop.leaves),
            rows=[by_visit[one.visit] for one in stop.visits],
        )
        for number, stop in enumerate(found.stops, start=1)
    ]
    places = _places(asked.problem)
    home = _home(asked.problem, specialist_id)
    driven = [home, *(places.get(stop.school) for stop in found.stops)]
    return RoundPage(
        user=user,
        on=on,
        leaves=clock_words(found.leaves),
        home=clock_words(found.home),
        travel=found.travel,
        km=round(_km(driven)),
        arrivals=arrivals,
        drawing=_drawing([place for place in driven if place is not None]) if home is not None else None,
    )


def placed(row: PlannedVisit) -> Placed:
    """A line as the planner reads it."""
    local = timezone.localtime(row.starts_at)
    return Placed(row.visit_id, row.specialist_id or 0, local.date(), minutes_of(local.time()))


def plan_of(asked: Asked, proposal: PlanProposal) -> Plan:
    """The whole proposal as it stands now, hand-made changes and all."""
    rows = lines(proposal).filter(starts_at__isnull=False)
    return Plan(visits=tuple(placed(row) for row in rows if row.visit_id in asked.facts))


def clock_words(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _places(problem: Problem) -> dict[int, Place]:
    return {school.id: school.place for school in problem.schools if school.place is not None}


def _home(problem: Problem, specialist_id: int) -> Place | None:
    return next((one.home for one in problem.specialists if one.id == specialist_id), None)


def _km(driven: list[Place | None]) -> float:
    """There and back along straight lines, made longer as roads are."""
    known = [place for place in driven if place is not None]
    if len(known) < 2:
        return 0.0
    legs = zip(known, [*known[1:], known[0]], strict=True)
    return 1.3 * sum(_degrees(one, other) * KM_PER_DEGREE for one, other in legs)


def _degrees(one: Place, other: Place) -> float:
    across = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return hypot(across, one.latitude - other.latitude)


def _drawing(driven: list[Place]) -> Drawing:
    sheet = sheet_for(driven)
    spots = [sheet.point(place) for place in driven]
    path = "M" + " L".join(f"{x} {y}" for x, y in [*spots, spots[0]])
    km, width = _scale(sheet)
    home, *rest = [Point(number, x, y) for number, (x, y) in enumerate(spots)]
    return Drawing(sheet.width, sheet.height + 24, home, rest, path, km, width)


def _scale(sheet: Sheet) -> tuple[int, int]:
    """The longest round number of kilometres that fits under the drawing."""
    per_km = sheet.per_degree / KM_PER_DEGREE
    fitting = [km for km in SCALES if km * per_km <= WIDEST_SCALE] or [SCALES[0]]
    return fitting[-1], round(fitting[-1] * per_km)
