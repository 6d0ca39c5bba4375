"""What was promised at the tables."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, QuerySet

from steiger.access.member import Member
from steiger.cooperation.models import Action, AgendaItem, Body
from steiger.cooperation.rules.bodies import actions_visible_to


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """Which actions are asked for; without a body, of all tables that one sees."""

    is_mine: bool = False
    is_done: bool = False
    body_id: int | None = None


def action_points(member: Member, wanted: ActionFilter) -> QuerySet[Action]:
    """Open ones by the day that was promised, so overdue ones come first; done ones latest first."""
    found = Action.objects.filter(actions_visible_to(member), done_on__isnull=not wanted.is_done)
    if wanted.is_mine:
        found = found.filter(owner_id=member.user_id)
    if wanted.body_id is not None:
        found = found.filter(body_id=wanted.body_id)
    order = (F("done_on").desc(), "-pk") if wanted.is_done else ("due_on", "pk")
    return found.select_related("body", "owner", "done_by").order_by(*order)


def action_for(member: Member, number: int) -> Action | None:
    found = Action.objects.filter(actions_visible_to(member), pk=number)
    return found.select_related("body", "owner", "made_by", "done_by", "agenda_item").first()


def agenda_item_of(body: Body, number: int) -> AgendaItem | None:
    return AgendaItem.objects.filter(body=body, pk=number).first()
