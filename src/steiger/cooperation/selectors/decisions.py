"""What is asked about decisions: the list, one of them with what follows from it, and what waits to be evaluated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.enums import ItemKind
from steiger.cooperation.models import Action, AgendaItem, Body, Budget, Decision, PolicyVersion
from steiger.cooperation.rules import decisions as rules
from steiger.cooperation.rules.bodies import bodies_visible_to
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.functions import NameKey
from steiger.organisations.selectors import region_of

# A table meets a few times a year: less time ahead would come after its last meeting.
DAYS_AHEAD = 60
CHOICES = 100
_NUMBER = re.compile(r"(\d{4})(?:-(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """How the list is narrowed."""

    text: str = ""
    body_id: int | None = None
    year: int | None = None
    is_to_evaluate: bool = False


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """One decision, what came before and after it, and what follows from it: as far as this member reads it."""

    decision: Decision
    supersedes: Sequence[Decision]
    successor: Decision | None
    versions: Sequence[PolicyVersion]
    budgets: Sequence[Budget]
    actions: Sequence[Action]
    item: AgendaItem | None
    may_write: bool
    may_adopt: bool

    @property
    def follows(self) -> bool:
        return bool(self.versions or self.budgets or self.actions)


def decisions(member: Member, chosen: DecisionFilter | None = None) -> QuerySet[Decision]:
    """Latest first, each with its body."""
    chosen = chosen or DecisionFilter()
    found = Decision.objects.filter(rules.decisions_visible_to(member)).select_related("body", "superseded_by")
    if chosen.body_id:
        found = found.filter(body_id=chosen.body_id)
    if chosen.year:
        found = found.filter(year=chosen.year)
    if chosen.is_to_evaluate:
        found = found.filter(_TO_EVALUATE)
    return found.filter(_matching(chosen.text)) if chosen.text.strip() else found


def decision_for(member: Member, pk: int) -> Decision | None:
    shown = decisions(member).select_related(
        "body", "recorded_by", "evaluated_by", "superseded_by", "agenda_item__meeting", "agenda_item__body"
    )
    return shown.filter(pk=pk).first()


def decision_page(member: Member, decision: Decision) -> DecisionPage:
    seen = Decision.objects.filter(rules.decisions_visible_to(member))
    at_table = Body.objects.filter(bodies_visible_to(member), pk=decision.body_id).exists()
    item = decision.agenda_item if at_table else None
    actions = Action.objects.filter(agenda_item=item).select_related("owner") if item else Action.objects.none()
    versions = list(decision.policy_versions.order_by("number"))
    sees_money = member.reach(Permission.MONEY_SEE) == Reach.REGION
    return DecisionPage(
        decision=decision,
        supersedes=list(seen.filter(superseded_by=decision)),
        successor=seen.filter(pk=decision.superseded_by_id).first() if decision.superseded_by_id else None,
        versions=versions,
        budgets=list(decision.budgets.all()) if sees_money else [],
        actions=list(actions),
        item=item,
        may_write=Body.objects.filter(rules.tables_written_by(member), pk=decision.body_id).exists(),
        may_adopt=(
            member.reach(Permission.POLICY_WRITE) == Reach.REGION
            and item is not None
            and item.policy_draft is not None
            and not versions
            and decision.superseded_by_id is None
        ),
    )


def decision_bodies(member: Member) -> list[tuple[int, str]]:
    """The bodies that decided something which this member reads."""
    seen = Decision.objects.filter(rules.decisions_visible_to(member)).order_by()
    return list(Body.objects.filter(pk__in=seen.values("body")).order_by("name").values_list("pk", "name"))


def decision_years(member: Member) -> list[int]:
    seen = Decision.objects.filter(rules.decisions_visible_to(member))
    return list(seen.order_by("-year").values_list("year", flat=True).distinct())


def tables_written_by(member: Member) -> QuerySet[Body]:
    """The tables whose decisions this member records."""
    return Body.objects.filter(rules.tables_written_by(member)).order_by("name")


def tables_proposed_to_by(member: Member) -> QuerySet[Body]:
    return Body.objects.filter(rules.tables_proposed_to_by(member)).order_by("name")


def decisions_in_force(member: Member, *, body_id: int | None = None) -> list[Decision]:
    """The latest that nothing has replaced: to adopt a policy by, or to replace."""
    found = decisions(member).filter(superseded_by=None)
    if body_id is not None:
        found = found.filter(body_id=body_id)
    return list(found[:CHOICES])


def later_decisions(member: Member, decision: Decision) -> list[Decision]:
    """What may have replaced it."""
    later = Q(from_on__gt=decision.from_on) | Q(
        Q(year__gt=decision.year) | Q(year=decision.year, serial__gt=decision.serial), from_on=decision.from_on
    )
    return list(decisions(member).filter(later, superseded_by=None).exclude(pk=decision.pk)[:CHOICES])


def item_to_decide(member: Member, pk: int) -> AgendaItem | None:
    """An item on the agenda of a table whose decisions this member records."""
    tables = Body.objects.order_by().filter(rules.tables_written_by(member)).values("pk")
    return AgendaItem.objects.filter(body__in=tables, pk=pk).select_related("body", "meeting").first()


def proposal_for(member: Member, pk: int) -> AgendaItem | None:
    """A proposed policy that this member reads."""
    found = AgendaItem.objects.filter(rules.proposals_visible_to(member), kind=ItemKind.POLICY, pk=pk)
    return found.exclude(policy_draft=None).select_related("body", "meeting", "proposed_by").first()


def decisions_on(item: AgendaItem) -> list[Decision]:
    return list(item.decisions.all())


def decisions_due_for(member: Member) -> list[DueItem]:
    """The coordinator sees to it that what was to be evaluated is."""
    if member.reach(Permission.BODIES_MANAGE) < Reach.REGION:
        return []
    near = clock.today() + timedelta(days=DAYS_AHEAD)
    waiting = Decision.objects.filter(rules.decisions_visible_to(member), _TO_EVALUATE, evaluate_on__lte=near)
    slug = region_of(member).slug
    return [
        DueItem(
            title=_("Evaluate a decision"),
            due_on=one.evaluate_on,
            url=reverse("agreements:evaluate_decision", kwargs={"region": slug, "pk": one.pk}),
            button=_("Evaluate"),
            about=f"{one.number} {one.title}",
            rule=_("The day that was agreed when it was decided."),
        )
        for one in waiting.order_by("evaluate_on", "pk")
        if one.evaluate_on
    ]


_TO_EVALUATE = Q(evaluate_on__isnull=False, evaluated_on=None, superseded_by=None)


def _matching(text: str) -> Q:
    """By number, as it stands behind a deadline, or by words of the title."""
    text = text.strip()
    number = _NUMBER.fullmatch(text)
    if number is None:
        return Q(search_key__contains=NameKey(Value(text)))
    year, serial = number.groups()
    return Q(year=int(year), serial=int(serial)) if serial else Q(year=int(year))
