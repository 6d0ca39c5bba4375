"""What is due after the move for one person: visits to plan, hold and report, actions, files to close."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.models import Visit, VisitAction
from steiger.aftercare.selectors.visits import (
    OPEN,
    ListRow,
    list_row,
    of_open_journeys,
    running_support,
    with_due,
)
from steiger.cooperation.enums import Proof
from steiger.cooperation.rules import around_move, because
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.organisations.selectors import region_of
from steiger.pupils import rules as pupils
from steiger.pupils.models import Journey
from steiger.transitions.models import Step

LIMIT = 50


def due_for(member: Member) -> list[DueItem]:
    """The fifty first by date of everything after the move that waits for this person."""
    if not member.may(Permission.VISIT_SEE):
        return []
    slug = region_of(member).slug
    items = chain(_visits(member, slug), _actions(member, slug), _closings(member, slug))
    return sorted(items, key=lambda item: item.due_on)[:LIMIT]


def _visits(member: Member, slug: str) -> list[DueItem]:
    """Of a specialist the own visits; the desk sees those without a specialist, and those that are late."""
    if not member.may(Permission.VISIT_PLAN):
        return []
    today = clock.today()
    horizon = today + timedelta(days=rules.DAYS_AHEAD)
    mine = Q(specialist_id=member.user_id) & (Q(window_from__lte=horizon) | Q(due__lte=horizon))
    if member.reach(Permission.VISIT_PLAN) == Reach.REGION:
        mine |= Q(specialist__isnull=True, window_from__lte=horizon) | Q(due__lt=today)
    found = of_open_journeys(with_due(Visit.objects.filter(OPEN, rules.visits_visible_to(member)))).filter(mine)
    items: list[DueItem] = []
    without_specialist: set[int] = set()
    for visit in found.order_by("due", "id")[: 2 * LIMIT]:
        if visit.specialist_id is None and member.reach(Permission.VISIT_PLAN) == Reach.REGION:
            # Asked once per child, by its first visit.
            if visit.journey_id not in without_specialist:
                without_specialist.add(visit.journey_id)
                items.append(_unassigned(visit, slug))
        else:
            items.append(_visit(member, list_row(visit), slug))
    return items[:LIMIT]


def _unassigned(visit: Visit, slug: str) -> DueItem:
    row = list_row(visit)
    return DueItem(
        title=_("Assign an Nt2 specialist"),
        due_on=visit.window_from,
        url=reverse("aftercare:specialist", kwargs={"region": slug, "case": visit.journey.case_number}),
        button=_("Assign"),
        about=_about(row),
        rule=row.rule,
    )


def _visit(member: Member, row: ListRow, slug: str) -> DueItem:
    title, button, page = _what_to_do(member, row)
    visit = row.visit
    return DueItem(
        title=title,
        due_on=row.due_on,
        url=reverse(
            f"aftercare:{page}", kwargs={"region": slug, "case": visit.journey.case_number, "number": visit.number}
        ),
        button=button,
        about=_about(row),
        owner=str(visit.specialist) if visit.specialist and visit.specialist_id != member.user_id else "",
        rule=row.rule,
    )


def _what_to_do(member: Member, row: ListRow) -> tuple[str, str, str]:
    """The title, the button and the page behind it."""
    number = {"number": row.visit.number}
    if row.planned_on is None:
        return _("Plan visit %(number)s") % number, _("Plan"), "plan"
    if row.planned_on > clock.today():
        at = timezone.localtime(row.visit.planned_at).strftime("%H:%M")
        return _("Visit %(number)s at %(time)s") % {**number, "time": at}, _("Open"), "visit"
    if row.visit.specialist_id == member.user_id:
        return _("Report visit %(number)s") % number, _("Report"), "report"
    return _("Visit %(number)s is not reported yet") % number, _("Open"), "visit"


def _about(row: ListRow) -> str:
    return " · ".join(filter(None, [row.visit.journey.pupil.name, row.school]))


def _actions(member: Member, slug: str) -> list[DueItem]:
    """What came out of a visit and is this person's to do."""
    found = VisitAction.objects.filter(
        rules.visits_visible_to(member),
        owner_id=member.user_id,
        done_on__isnull=True,
        journey__left_on__isnull=True,
        journey__completed_on__isnull=True,
    ).select_related("journey__pupil", "report__visit")
    return [
        DueItem(
            title=action.what,
            due_on=action.due_on,
            url=reverse(
                "aftercare:visit",
                kwargs={"region": slug, "case": action.journey.case_number, "number": action.report.visit.number},
            ),
            button=_("Open"),
            about=action.journey.pupil.name,
        )
        for action in found.order_by("due_on", "id")[:LIMIT]
    ]


def _closings(member: Member, slug: str) -> list[DueItem]:
    """Everything is reported and nothing runs any more: the file can be closed."""
    if not member.may(Permission.SUPPORT_WRITE):
        return []
    of_journey = {"journey_id": OuterRef("pk")}
    closing = Step.objects.filter(**of_journey, proof=Proof.CLOSED, done_on__isnull=True)
    found = (
        Journey.objects.filter(
            pupils.visible_to(member, permission=Permission.SUPPORT_WRITE),
            Exists(Visit.objects.filter(**of_journey)),
            ~Exists(Visit.objects.filter(OPEN, **of_journey)),
            ~Exists(running_support().filter(**of_journey)),
            ~Exists(VisitAction.objects.filter(**of_journey, done_on__isnull=True)),
            moved_on__isnull=False,
            completed_on__isnull=True,
            left_on__isnull=True,
        )
        .select_related("pupil")
        .annotate(closing_id=Subquery(closing.values("pk")[:1]))
        .order_by("moved_on")[:LIMIT]
    )
    journeys = list(found)
    steps = Step.objects.filter(pk__in=[one.closing_id for one in journeys]).select_related("protocol_step__policy")
    by_id = {step.pk: step for step in steps}
    return [_closing(one, by_id.get(one.closing_id), slug) for one in journeys]


def _closing(journey: Journey, step: Step | None, slug: str) -> DueItem:
    return DueItem(
        title=_("Close the aftercare"),
        due_on=step.due_on if step else clock.today(),
        url=reverse("aftercare:close", kwargs={"region": slug, "case": journey.case_number}),
        button=_("Close"),
        about=journey.pupil.name,
        rule=because(step.protocol_step.policy, around_move(step.weeks)) if step else "",
    )
