"""Visits as lists and one by one, and the people that stand around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.enums import VisitState, VisitWhen
from steiger.aftercare.models import SupportLine, Visit
from steiger.cooperation.models import PolicyVersion
from steiger.cooperation.rules import because, window_text
from steiger.core import clock
from steiger.people.models import User
from steiger.people.selectors import people_in_role
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey
from steiger.pupils.selectors import involved_school_id, involved_user_ids
from steiger.transitions.selectors.steps import calendar_of

OPEN = Q(reported_on__isnull=True, skipped_on__isnull=True)


@dataclass(frozen=True)
class VisitFilter:
    """What somebody asked of the list; comes from the address bar. Without a state: everything that is open."""

    specialist_id: int | None = None
    state: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class ListRow:
    """One visit in a list: when it is due, why then, and where it stands in the week."""

    visit: Visit
    school: str
    planned_on: date | None
    due_on: date
    when: VisitWhen
    rule: str

    @property
    def is_open(self) -> bool:
        return self.visit.state in {VisitState.OPEN, VisitState.PLANNED}

    @property
    def may_be_reported(self) -> bool:
        return self.is_open and self.planned_on is not None and self.planned_on <= clock.today()


def with_due(found: QuerySet[Visit]) -> QuerySet[Any]:
    """Visits with the day on which each is due (`due`) and the school where it is held: no query per row."""
    school = Involvement.objects.filter(
        journey_id=OuterRef("journey_id"), relation=Relation.MOTHER_SCHOOL, until_on__isnull=True
    ).order_by("-level", "-id")
    return (
        found.annotate(
            due=Coalesce(
                TruncDate("planned_at", tzinfo=timezone.get_current_timezone()),
                F("window_until"),
                output_field=DateField(),
            ),
            school_name=Subquery(school.values("school__organisation__name")[:1]),
            school_at=Subquery(school.values("school_id")[:1]),
        )
        .select_related("journey__pupil", "specialist", "policy")
        .prefetch_related("policy__visit_windows")
    )


def of_open_journeys(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.filter(journey__left_on__isnull=True, journey__completed_on__isnull=True)


def visits(member: Member, wanted: VisitFilter | None = None) -> QuerySet[Visit]:
    """The visits that this member may open, the most urgent first. A specialist's list holds the own visits."""
    wanted = wanted or VisitFilter()
    found = with_due(Visit.objects.filter(rules.visits_visible_to(member)))
    if member.reach(Permission.VISIT_PLAN) < Reach.REGION:
        found = found.filter(specialist_id=member.user_id)
    elif wanted.specialist_id is not None:
        found = found.filter(specialist_id=wanted.specialist_id or None)
    if wanted.is_late:
        found = of_open_journeys(found).filter(OPEN, due__lt=clock.today())
    if wanted.state:
        found = found.filter(state=wanted.state)
    elif not wanted.is_late:
        found = of_open_journeys(found).filter(OPEN)
    if wanted.state in {VisitState.REPORTED, VisitState.SKIPPED}:
        return found.order_by(Coalesce("reported_on", "skipped_on").desc(), "-id")
    return found.order_by("due", "id")


def rows(found: Iterable[Visit]) -> list[ListRow]:
    return [list_row(visit) for visit in found]


def list_row(visit: Visit) -> ListRow:
    planned_on = planned_day(visit)
    due = rules.due_on(visit, planned_on)
    return ListRow(
        visit=visit,
        school=getattr(visit, "school_name", None) or "",
        planned_on=planned_on,
        due_on=due,
        when=rules.when(due),
        rule=rule_of(visit.policy, visit.number),
    )


def planned_day(visit: Visit) -> date | None:
    return timezone.localtime(visit.planned_at).date() if visit.planned_at else None


def rule_of(policy: PolicyVersion, number: int) -> str:
    """Why the visit with this number falls when it does. Expects the policy's windows to have come along."""
    for window in policy.visit_windows.all():
        if window.number == number:
            return because(policy, window_text(window))
    return ""


def visit_for(member: Member, journey: Journey, number: int) -> Visit | None:
    """One visit of a child that this member may see."""
    shown = with_due(Visit.objects.filter(rules.visits_visible_to(member), journey=journey, number=number))
    found: Visit | None = shown.first()
    if found is not None:
        found.journey = journey
    return found


# Planning


@dataclass(frozen=True, slots=True)
class Planning:
    """What the page shows of a visit that is to be planned: its window and why, and who may go."""

    visit: Visit
    school: str
    rule: str
    is_missed: bool
    first_day: date
    specialists: list[User]


def planning(member: Member, visit: Visit) -> Planning:
    """A specialist chooses among the specialists of this child, the coordinator among all of the region."""
    today = clock.today()
    choices = specialists(member)
    if member.reach(Permission.VISIT_PLAN) < Reach.REGION:
        choices = choices.filter(pk__in=involved_user_ids(visit.journey, Relation.SPECIALIST))
    is_missed = visit.window_until < today
    earliest = today if is_missed else max(today, visit.window_from)
    return Planning(
        visit=visit,
        school=getattr(visit, "school_name", None) or "",
        rule=rule_of(visit.policy, visit.number),
        is_missed=is_missed,
        first_day=calendar_of(visit.journey).next_school_day(earliest),
        specialists=list(choices),
    )


def specialists(member: Member) -> QuerySet[User]:
    """The Nt2 specialists of the region."""
    return people_in_role(member.region_id, Role.SPECIALIST)


def open_specialists(member: Member) -> list[tuple[int, str]]:
    """Who has open visits, to choose from in the list's filter."""
    mine = Visit.objects.filter(OPEN, rules.visits_visible_to(member), specialist_id=OuterRef("pk"))
    found = User.objects.filter(Exists(mine)).order_by("name_key")
    return list(found.values_list("pk", "name"))


def owners(member: Member, journey: Journey) -> QuerySet[User]:
    """Who can take on what a school needs: its care coordinators, the child's specialists, the coordinators."""
    school_id = involved_school_id(journey, Relation.MOTHER_SCHOOL)
    around = involved_user_ids(journey, Relation.SPECIALIST)
    coordinators = people_in_role(member.region_id, Role.COORDINATOR).order_by()
    found = Q(pk__in=coordinators.values("pk")) | Q(pk__in=[*around, member.user_id])
    if school_id is not None:
        care = people_in_role(member.region_id, Role.CARE_COORDINATOR, organisation_id=school_id).order_by()
        found |= Q(pk__in=care.values("pk"))
    return User.objects.filter(found, is_active=True).order_by("name_key")


def owner_ids(member: Member, journey: Journey) -> set[int]:
    return set(owners(member, journey).values_list("pk", flat=True))


def running_support() -> QuerySet[SupportLine]:
    """Agreed and not yet over: not ended, and its last day has not passed."""
    return SupportLine.objects.filter(ended_on__isnull=True, until_on__gte=clock.today())
