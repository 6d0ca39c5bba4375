"""What is due after the move for one person: visits to plan, hold and report, actions, files to close."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from itertools import chain
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission, Reach, Role
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.models import HandoverReview, Visit, VisitAction
from steiger.aftercare.selectors.visits import (
    OPEN,
    of_open_journeys,
    rule_of,
    running_support,
    with_due,
)
from steiger.cooperation.enums import Proof
from steiger.cooperation.rules import around_move, because
from steiger.cooperation.selectors import Policies, policies
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.pupils.selectors import pupil_name
from steiger.transitions.models import Step

LIMIT = 50


def due_for(member: Member) -> list[DueItem]:
    """The fifty first by date of everything after the move that waits for this person."""
    if not member.may(Permission.VISIT_SEE):
        return []
    slug, versions = region_of(member).slug, policies()
    items = chain(
        _visits(member, slug, versions),
        _actions(member, slug),
        _reviews(member, slug),
        _closings(member, slug, versions),
    )
    return sorted(items, key=lambda item: item.due_on)[:LIMIT]


def _visits(member: Member, slug: str, versions: Policies) -> list[DueItem]:
    """Of a specialist the own visits; the desk sees those without a specialist, and those that are late."""
    if not member.may(Permission.VISIT_PLAN):
        return []
    today = clock.today()
    horizon = today + timedelta(days=rules.DAYS_AHEAD)
    mine = Q(specialist_id=member.user_id) & (Q(window_from__lte=horizon) | Q(due__lte=horizon))
    if member.reach(Permission.VISIT_PLAN) == Reach.REGION:
        mine |= Q(specialist__isnull=True, window_from__lte=horizon) | Q(due__lt=today)
    found = _open_visits().filter(rules.visits_visible_to(member), mine)
    items: list[DueItem] = []
    without_specialist: set[str] = set()
    for row in found[: 2 * LIMIT]:
        if row.specialist_id is None and member.reach(Permission.VISIT_PLAN) == Reach.REGION:
            # Asked once per child, by its first visit.
            if row.journey__case_number not in without_specialist:
                without_specialist.add(row.journey__case_number)
                items.append(_unassigned(row, slug, versions))
        else:
            items.append(_visit(member, row, slug, versions))
    return items[:LIMIT]


@cache
def _open_visits() -> QuerySet[Any]:
    """What a line shows of every open visit: put together once, and asked each time of what somebody may see."""
    found = of_open_journeys(with_due(Visit.objects.filter(OPEN))).prefetch_related(None)
    found = found.annotate(child=pupil_name("journey__pupil__")).order_by("due", "id")
    shown: QuerySet[Any] = found.values_list(*SHOWN_OF_VISIT, named=True)
    return shown


SHOWN_OF_VISIT = (
    "number",
    "policy_id",
    "planned_at",
    "window_from",
    "due",
    "specialist_id",
    "specialist__name",
    "school_name",
    "child",
    "journey__case_number",
)


def _unassigned(row: Any, slug: str, versions: Policies) -> DueItem:
    return DueItem(
        title=_("Assign an Nt2 specialist"),
        due_on=row.window_from,
        url=in_region(slug, "aftercare:specialist", case=row.journey__case_number),
        button=_("Assign"),
        about=_about(row),
        rule=rule_of(versions.by_id(row.policy_id), row.number),
    )


def _visit(member: Member, row: Any, slug: str, versions: Policies) -> DueItem:
    title, button, page = _what_to_do(member, row)
    return DueItem(
        title=title,
        due_on=row.due,
        url=in_region(slug, f"aftercare:{page}", case=row.journey__case_number, number=row.number),
        button=button,
        about=_about(row),
        owner=row.specialist__name if row.specialist_id and row.specialist_id != member.user_id else "",
        rule=rule_of(versions.by_id(row.policy_id), row.number),
    )


def _what_to_do(member: Member, row: Any) -> tuple[str, str, str]:
    """The title, the button and the page behind it."""
    number = {"number": row.number}
    if row.planned_at is None:
        return _("Plan visit %(number)s") % number, _("Plan"), "plan"
    planned_at = timezone.localtime(row.planned_at)
    if planned_at.date() > clock.today():
        return _("Visit %(number)s at %(time)s") % {**number, "time": f"{planned_at:%H:%M}"}, _("Open"), "visit"
    if row.specialist_id == member.user_id:
        return _("Report visit %(number)s") % number, _("Report"), "report"
    return _("Visit %(number)s is not reported yet") % number, _("Open"), "visit"


def _about(row: Any) -> str:
    return " · ".join(filter(None, [row.child, row.school_name]))


def _actions(member: Member, slug: str) -> list[DueItem]:
    """What came out of a visit and is this person's to do."""
    found = _open_actions().filter(rules.visits_visible_to(member), owner_id=member.user_id)
    return [
        DueItem(
            title=action.what,
            due_on=action.due_on,
            url=in_region(slug, "aftercare:visit", case=action.journey__case_number, number=action.number),
            button=_("Open"),
            about=action.child,
            is_typed=True,
        )
        for action in found[:LIMIT]
    ]


@cache
def _open_actions() -> QuerySet[Any]:
    shown = ("what", "due_on", "child", "journey__case_number", "number")
    found = VisitAction.objects.filter(
        done_on__isnull=True, journey__left_on__isnull=True, journey__completed_on__isnull=True
    ).annotate(child=pupil_name("journey__pupil__"), number=F("report__visit__number"))
    return found.order_by("due_on", "id").values_list(*shown, named=True)


def _reviews(member: Member, slug: str) -> list[DueItem]:
    """How the hand-over was: asked of the care coordinators of the school where the child is now."""
    if not member.may(Permission.REVIEW_ANSWER):
        return []
    found = _open_reviews().filter(
        pupils.visible_to(member, path="journey", permission=Permission.REVIEW_ANSWER),
        due_on__lte=clock.today(),
        journey__involvements__relation=Relation.MOTHER_SCHOOL,
        journey__involvements__until_on__isnull=True,
        journey__involvements__level__gte=Disclosure.MOVED,
        journey__involvements__school_id__in=member.organisations(Permission.REVIEW_ANSWER, Role.CARE_COORDINATOR),
    )
    return [
        DueItem(
            title=_("Say how the hand-over was"),
            due_on=review.due_on + timedelta(days=rules.ANSWER_WITHIN_DAYS),
            url=in_region(slug, "aftercare:review", case=review.journey__case_number),
            button=_("Answer"),
            about=review.child,
        )
        for review in found[:LIMIT]
    ]


@cache
def _open_reviews() -> QuerySet[Any]:
    found = HandoverReview.objects.filter(
        answered_on__isnull=True, journey__left_on__isnull=True, journey__completed_on__isnull=True
    ).annotate(child=pupil_name("journey__pupil__"))
    return found.order_by("due_on", "id").values_list("due_on", "child", "journey__case_number", named=True)


def _closings(member: Member, slug: str, versions: Policies) -> list[DueItem]:
    """Everything is reported and nothing runs any more: the file can be closed."""
    if not member.may(Permission.SUPPORT_WRITE):
        return []
    found = _with_all_reported().filter(
        pupils.visible_to(member, permission=Permission.SUPPORT_WRITE),
        ~Exists(running_support().filter(journey_id=OuterRef("pk"))),
    )
    journeys = list(found[:LIMIT])
    if not journeys:
        return []
    steps = Step.objects.filter(
        journey_id__in=[one.pk for one in journeys], proof=Proof.CLOSED, done_on__isnull=True
    ).values_list("journey_id", "due_on", "weeks", "protocol_step__policy_id", named=True)
    closing = {step.journey_id: step for step in steps.order_by("-weeks", "-id")}
    return [_closing(one, closing.get(one.pk), slug, versions) for one in journeys]


@cache
def _with_all_reported() -> QuerySet[Any]:
    """Children after the move with every visit reported or skipped, and every action done."""
    of_journey = {"journey_id": OuterRef("pk")}
    return (
        Journey.objects.filter(
            Exists(Visit.objects.filter(**of_journey)),
            ~Exists(Visit.objects.filter(OPEN, **of_journey)),
            ~Exists(VisitAction.objects.filter(**of_journey, done_on__isnull=True)),
            moved_on__isnull=False,
            completed_on__isnull=True,
            left_on__isnull=True,
        )
        .annotate(child=pupil_name("pupil__"))
        .order_by("moved_on")
        .values_list("pk", "case_number", "child", named=True)
    )


def _closing(journey: Any, step: Any, slug: str, versions: Policies) -> DueItem:
    return DueItem(
        title=_("Close the aftercare"),
        due_on=step.due_on if step else clock.today(),
        url=in_region(slug, "aftercare:close", case=journey.case_number),
        button=_("Close"),
        about=journey.child,
        rule=because(versions.by_id(step.protocol_step__policy_id), around_move(step.weeks)) if step else "",
    )
