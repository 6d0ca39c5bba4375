"""What somebody promises at a table: written down, done, opened again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.actions.bodies import lock_body
from steiger.cooperation.models import Action, AgendaItem, Body
from steiger.cooperation.rules.bodies import may_finish, may_write_at
from steiger.cooperation.selectors.bodies import people_at
from steiger.core import clock
from steiger.core.errors import DomainError


@transaction.atomic
def make_action(
    *, by: Member, body: Body, what: str, owner_id: int, due_on: date, agenda_item: AgendaItem | None = None
) -> Action:
    """Somebody who sits at the table promises something by a day, perhaps while a point of the agenda is handled."""
    require(by, Permission.TABLE_WRITE)
    may_write_at(by, body).require()
    body = lock_body(body)
    if not what.strip():
        raise DomainError(_("Write down what has to be done."), field="what")
    if not people_at(body).filter(pk=owner_id).exists():
        raise DomainError(_("This person does not sit at this table. Choose somebody who does."), field="owner")
    if due_on < clock.today():
        raise DomainError(_("This day has passed. Choose today or a later day."), field="due_on")
    if agenda_item is not None and agenda_item.body_id != body.pk:
        raise DomainError(_("This point is on the agenda of another body. Begin again from its own agenda."))
    action = Action.objects.create(
        region_id=body.region_id,
        body=body,
        agenda_item=agenda_item,
        what=what.strip(),
        owner_id=owner_id,
        due_on=due_on,
        made_by_id=by.user_id,
        made_on=clock.today(),
    )
    record(by=by, kind="make_action", subject=f"action {action.pk}", body=body.pk, owner=owner_id)
    return action


@transaction.atomic
def finish_action(*, by: Member, action: Action, note: str = "") -> Action:
    """It is done, with what came of it."""
    require(by, Permission.TABLE_WRITE)
    action = _lock_action(action)
    may_finish(by, action).require()
    if action.done_on is not None:
        raise DomainError(_("This action is done already."))
    action.done_on, action.done_by_id, action.note = clock.today(), by.user_id, note.strip()
    action.save(update_fields=["done_on", "done_by", "note"])
    record(by=by, kind="finish_action", subject=f"action {action.pk}")
    return action


@transaction.atomic
def reopen_action(*, by: Member, action: Action) -> Action:
    """It was not done after all: it is again its owner's, by the same day. The note stays."""
    require(by, Permission.TABLE_WRITE)
    action = _lock_action(action)
    may_finish(by, action).require()
    if action.done_on is None:
        raise DomainError(_("This action is open already."))
    lock_body(action.body)
    action.done_on, action.done_by_id = None, None
    action.save(update_fields=["done_on", "done_by"])
    record(by=by, kind="reopen_action", subject=f"action {action.pk}")
    return action


def _lock_action(action: Action) -> Action:
    return Action.objects.select_for_update(of=("self",)).select_related("body").get(pk=action.pk)
