"""What this room shows on a child's file: support, visits, what came out of them, and the way after the move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.enums import Detail, Going, VisitState
from steiger.aftercare.models import SupportLine, Visit
from steiger.aftercare.selectors.reports import ActionRow, action_rows, actions_of
from steiger.aftercare.selectors.support import given_hours
from steiger.aftercare.selectors.visits import planned_day, rule_of
from steiger.cooperation.enums import Proof
from steiger.cooperation.models import VisitWindow
from steiger.cooperation.rules import step_title
from steiger.core import clock
from steiger.core.columns import with_columns
from steiger.core.due import Offer
from steiger.core.jetty import Post, PostState
from steiger.core.links import in_region
from steiger.core.memory import remembered
from steiger.core.verdict import Verdict, no
from steiger.organisations.selectors import region_of
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation, Section
from steiger.pupils.models import Journey
from steiger.pupils.selectors import involved_user_ids
from steiger.transitions.selectors import steps_of


@dataclass(frozen=True, slots=True)
class SupportRow:
    line: SupportLine
    is_running: bool
    given: Decimal
    may_end: Verdict


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit on the file. What the report says, stands on its own page; a teacher reads the agreed points here."""

    visit: Visit
    planned_on: date | None
    due_on: date
    rule: str
    going: str
    held_on: date | None
    agreed_points: str
    may_plan: Verdict
    may_report: Verdict

    @property
    def state(self) -> VisitState:
        return VisitState(self.visit.state)

    @property
    def is_open(self) -> bool:
        return self.state in {VisitState.OPEN, VisitState.PLANNED}

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_on < clock.today()

    @property
    def is_held(self) -> bool:
        """Planned, and its day is there or has passed: what follows is the report."""
        return self.is_open and self.planned_on is not None and self.planned_on <= clock.today()


@dataclass(frozen=True, slots=True)
class FilePart:
    """All that the partial shows, already limited to what this member may see."""

    support: list[SupportRow]
    visits: list[VisitRow]
    actions: list[ActionRow]
    is_whole: bool
    may_write_support: Verdict
    next_number: int | None

    @property
    def late(self) -> list[VisitRow]:
        return [row for row in self.visits if row.is_late]


def file_part(member: Member, journey: Journey, sections: frozenset[Section]) -> FilePart:
    if journey.moved_on is None:
        return FilePart([], [], [], is_whole=False, may_write_support=no(""), next_number=None)
    may_support = rules.may_write_support(member, journey)
    is_whole = Section.VISITS in sections and rules.detail_for(member, journey) == Detail.WHOLE
    visits = visit_rows(member, journey, is_whole=is_whole) if Section.VISITS in sections else []
    return FilePart(
        support=_support_rows(journey, may_support) if Section.SUPPORT in sections else [],
        visits=visits,
        actions=action_rows(member, journey) if is_whole else [],
        is_whole=is_whole,
        may_write_support=may_support,
        next_number=next((row.visit.number for row in visits if row.is_open), None),
    )


def _support_rows(journey: Journey, may_end: Verdict) -> list[SupportRow]:
    today, lines = clock.today(), support_of(journey)
    given = given_hours(journey) if lines else {}
    return [SupportRow(line, rules.is_running(line, today), given.get(line.pk, Decimal(0)), may_end) for line in lines]


@remembered
def support_of(journey: Journey) -> tuple[SupportLine, ...]:
    lines = with_columns(SupportLine.objects.filter(journey=journey).order_by(), owner=("name", "email"))
    return tuple(sorted(lines, key=lambda line: (line.from_on, line.pk)))


def still_open(journey: Journey) -> rules.StillOpen:
    """What keeps aftercare from being closed: visits, running support, actions."""
    today = clock.today()
    return rules.StillOpen(
        visits=tuple(one.number for one in visits_of(journey) if one.reported_on is None and one.skipped_on is None),
        support_lines=sum(rules.is_running(line, today) for line in support_of(journey)),
        actions=sum(one.done_on is None for one in actions_of(journey)),
    )


@remembered
def visits_of(journey: Journey) -> list[Visit]:
    """In order, each with its report and its rule; three queries however many there are."""
    windows = Prefetch("policy__visit_windows", queryset=VisitWindow.objects.order_by())
    visits = sorted(_visits().filter(journey=journey).prefetch_related(windows), key=lambda visit: visit.number)
    for visit in visits:
        visit.journey = journey
    return visits


@cache
def _visits() -> QuerySet[Visit]:
    """What a page tells of visits, put together once: of which child is asked each time."""
    return with_columns(
        Visit.objects.order_by(),
        specialist=("name", "email"),
        policy=("number", "decision", "adopted_in"),
        report=("going", "held_on", "agreed_points"),
    )


def visit_rows(member: Member, journey: Journey, *, is_whole: bool) -> list[VisitRow]:
    """The rights are asked once for the child; what differs per visit follows from its own dates."""
    may_plan = pupils.may_change(member, journey, Permission.VISIT_PLAN)
    may_report = pupils.may_change(member, journey, Permission.VISIT_REPORT)
    rows = []
    for visit in visits_of(journey):
        report = getattr(visit, "report", None)
        planned_on = planned_day(visit)
        rows.append(
            VisitRow(
                visit=visit,
                planned_on=planned_on,
                due_on=rules.due_on(visit, planned_on),
                rule=rule_of(visit.policy, visit.number),
                going=str(Going(report.going).label) if report and is_whole else "",
                held_on=report.held_on if report else None,
                agreed_points=report.agreed_points if report else "",
                may_plan=rules.open_verdict(may_plan, visit),
                may_report=rules.open_verdict(may_report, visit),
            )
        )
    return rows


# The way after the move


_POST_STATES = {VisitState.REPORTED: PostState.DONE, VisitState.SKIPPED: PostState.DONE}


def posts(member: Member, journey: Journey, sections: frozenset[Section]) -> list[Post]:
    """The visits and the end of aftercare, for the jetty: the path on the land after the step ashore."""
    if Section.VISITS not in sections:
        return []
    if journey.moved_on is None:
        return _coming_posts(journey)
    slug = region_of(member).slug
    found: list[Post] = []
    is_first_open = journey.is_open
    for visit in visits_of(journey):
        post = _post(visit, slug, is_first_open=is_first_open)
        is_first_open = is_first_open and post.state != PostState.NEXT
        found.append(post)
    closing = PostState.DONE if journey.completed_on else PostState.FUTURE
    if closing == PostState.FUTURE and is_first_open and all(post.is_done for post in found):
        closing = PostState.NEXT
    found.append(Post(label=_("Aftercare closed"), state=closing, day=journey.completed_on))
    return found


def _post(visit: Visit, slug: str, *, is_first_open: bool) -> Post:
    planned_on = planned_day(visit)
    report = getattr(visit, "report", None)
    day = report.held_on if report else visit.skipped_on or rules.due_on(visit, planned_on)
    state = _POST_STATES.get(VisitState(visit.state))
    if state is None:
        is_late = day < clock.today()
        state = PostState.LATE if is_late else PostState.NEXT if is_first_open else PostState.FUTURE
    return Post(
        label=_("Visit %(number)s") % {"number": visit.number},
        state=state,
        day=day,
        note=_note(visit),
        url=in_region(slug, "aftercare:visit", case=visit.journey.case_number, number=visit.number),
    )


def _note(visit: Visit) -> str:
    if visit.state == VisitState.SKIPPED:
        return _("skipped")
    return str(visit.specialist) if visit.specialist else ""


def _coming_posts(journey: Journey) -> list[Post]:
    """Before the move: what the protocol will ask, on the days that it expects."""
    return [
        Post(label=step_title(step), state=PostState.FUTURE, day=step.due_on)
        for step in steps_of(journey)
        if step.proof in {Proof.VISIT_REPORTED, Proof.CLOSED} and step.done_on is None
    ]


# What may be done now


def offers(member: Member, journey: Journey) -> list[Offer]:
    """What this person may do now after the move; or why not yet."""
    if not journey.is_open or not member.may(Permission.VISIT_PLAN):
        return []
    slug = region_of(member).slug
    found = _assign_offers(member, slug, journey)
    if journey.moved_on is None:
        return found
    visits = visits_of(journey)
    found += _visit_offers(member, slug, journey, visits)
    if rules.may_write_support(member, journey):
        found.append(Offer(_("Agree on support"), _url(slug, "aftercare:support", journey)))
        verdict = rules.may_close(member, journey, still_open(journey))
        url = _url(slug, "aftercare:close", journey)
        found.append(Offer(_("Close the aftercare"), url, reason=verdict.reason, is_primary=verdict.ok))
    return found


def _assign_offers(member: Member, slug: str, journey: Journey) -> list[Offer]:
    if not rules.may_assign(member, journey):
        return []
    has_specialist = bool(involved_user_ids(journey, Relation.SPECIALIST))
    if journey.moved_on is None and journey.expected_move_on is None and not has_specialist:
        return []
    label = _("Assign another specialist") if has_specialist else _("Assign an Nt2 specialist")
    is_primary = journey.moved_on is not None and not has_specialist
    return [Offer(label, _url(slug, "aftercare:specialist", journey), is_primary=is_primary)]


def _visit_offers(member: Member, slug: str, journey: Journey, visits: list[Visit]) -> list[Offer]:
    """About the first visit that is open: plan it, or report it once it was held."""
    visit = next((one for one in visits if one.state in {VisitState.OPEN, VisitState.PLANNED}), None)
    if visit is None:
        return []
    today = clock.today()
    planned_on = planned_day(visit)
    was_held = planned_on is not None and planned_on <= today
    number = {"number": visit.number}
    found = []
    if rules.may_plan(member, visit):
        label = _("Plan visit %(number)s again") % number if planned_on else _("Plan visit %(number)s") % number
        is_near = planned_on is None and visit.window_from <= today
        found.append(Offer(label, _url(slug, "aftercare:plan", journey, visit), is_primary=is_near))
    if rules.may_report(member, visit) and (was_held or visit.window_from <= today):
        label = _("Report visit %(number)s") % number
        found.append(Offer(label, _url(slug, "aftercare:report", journey, visit), is_primary=was_held))
    return found


def _url(slug: str, name: str, journey: Journey, visit: Visit | None = None) -> str:
    if visit is None:
        return in_region(slug, name, case=journey.case_number)
    return in_region(slug, name, case=journey.case_number, number=visit.number)
