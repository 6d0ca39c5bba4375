"""One visit to read: what was seen and asked, what was agreed, and what came out of it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.enums import Detail
from steiger.aftercare.models import SupportLine, Visit, VisitAction, VisitReport
from steiger.aftercare.selectors.visits import rule_of
from steiger.cooperation.models import SupportStrategy
from steiger.cooperation.selectors import support_strategy_on
from steiger.core.columns import with_columns
from steiger.core.memory import remembered
from steiger.core.verdict import Verdict
from steiger.pupils.enums import CORE_DOMAINS, Domain, Standing
from steiger.pupils.models import Journey


@dataclass(frozen=True, slots=True)
class StandingRow:
    domain: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Something to do, and whether this person may say that it is done."""

    action: VisitAction
    may_finish: Verdict


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A visit, as far as this member may read it."""

    visit: Visit
    school: str
    rule: str
    detail: Detail
    report: VisitReport | None
    standings: list[StandingRow]
    actions: list[ActionRow]
    support: list[SupportLine]
    may_plan: Verdict
    # Put the moment to the school.
    may_ask_school: bool
    # Escalation: what can be done when it does not go well enough.
    may_plan_more: Verdict
    may_skip: Verdict
    may_report: Verdict
    may_make_action: Verdict
    # The school that this person may advise the training to.
    to_advise: int | None
    # The version of the support plan that held on the day of the visit: what the school was asked about.
    plan: SupportStrategy | None

    @property
    def is_whole(self) -> bool:
        return self.detail == Detail.WHOLE


def report_page(member: Member, visit: Visit) -> ReportPage:
    detail = rules.detail_for(member, visit.journey)
    report = VisitReport.objects.filter(visit=visit).select_related("reported_by").first()
    if report is not None:
        report.visit = visit
    may_plan = rules.may_plan(member, visit)
    is_read = report is not None and detail == Detail.WHOLE
    return ReportPage(
        visit=visit,
        school=getattr(visit, "school_name", None) or "",
        rule=rule_of(visit.policy, visit.number),
        detail=detail,
        report=report,
        standings=_standings(report) if report is not None and is_read else [],
        actions=action_rows(member, visit.journey, report) if report is not None and is_read else [],
        support=list(SupportLine.objects.filter(report=report)) if report is not None and is_read else [],
        may_plan=may_plan,
        may_ask_school=bool(may_plan) and rules.is_ahead(visit),
        may_plan_more=rules.may_add_visit(member, visit.journey),
        may_skip=may_plan,
        may_report=rules.may_report(member, visit),
        may_make_action=rules.may_make_action(member, report) if report else may_plan,
        to_advise=getattr(visit, "school_at", None) if member.may(Permission.TRAINING_COACH) else None,
        plan=support_strategy_on(report.held_on) if report is not None and is_read else None,
    )


def arrived_report(member: Member, visit: Visit, key: UUID | None) -> VisitReport | None:
    """This person's report of this visit, when it came in before under the same key."""
    if key is None:
        return None
    return VisitReport.objects.filter(visit=visit, key=key, reported_by_id=member.user_id).first()


def _standings(report: VisitReport) -> list[StandingRow]:
    known = dict(report.standings.values_list("domain", "standing"))
    return [StandingRow(str(Domain(one).label), Standing(known[one])) for one in CORE_DOMAINS if one in known]


def action_rows(member: Member, journey: Journey, report: VisitReport | None = None) -> list[ActionRow]:
    """Open ones first. Whether they may be finished is asked once for the child."""
    wanted = [one for one in actions_of(journey) if report is None or one.report_id == report.pk]
    return [ActionRow(action, rules.may_finish_action(member, action)) for action in wanted]


@remembered
def actions_of(journey: Journey) -> tuple[VisitAction, ...]:
    """What came out of this child's visits: what is open first, then by day."""
    found = with_columns(VisitAction.objects.filter(journey=journey).order_by(), owner=("name", "email"))
    actions = sorted(found, key=lambda one: (one.done_on is not None, one.due_on, one.pk))
    for action in actions:
        action.journey = journey
    return tuple(actions)


def action_for(member: Member, journey: Journey, action_id: int) -> VisitAction | None:
    """One action on a file whose visits this member reads."""
    if rules.detail_for(member, journey) < Detail.WHOLE:
        return None
    found = VisitAction.objects.filter(journey=journey, pk=action_id).first()
    if found is not None:
        found.journey = journey
    return found
