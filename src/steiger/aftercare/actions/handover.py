"""What passes to a successor when somebody leaves. Whether it may, was checked where the role ends (`people`)."""

from __future__ import annotations

from collections.abc import Collection

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.aftercare.actions.locks import lock_action, lock_support
from steiger.aftercare.models import SupportLine, Visit, VisitAction
from steiger.aftercare.selectors.visits import OPEN, owner_ids, specialists
from steiger.audit.actions import record
from steiger.pupils.actions import end_involvement, involve
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey


def pass_on_children(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """Entrust these children to another specialist, with the open visits of the one who leaves; a stand-in's stay.

    A visit that was planned keeps its day: the school expects somebody, and only who comes changes.
    """
    require(by, Permission.PEOPLE_MANAGE)
    journeys = Journey.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=keys)
    for journey in journeys.order_by("pk"):
        end_involvement(journey=journey, relation=Relation.SPECIALIST, user_id=owner_id, by=by)
        involve(journey=journey, relation=Relation.SPECIALIST, user_id=successor_id, by=by)
        visits = Visit.objects.select_for_update(no_key=True, of=("self",)).filter(OPEN, journey=journey)
        for visit in visits.filter(specialist_id=owner_id).order_by("number"):
            visit.specialist_id = successor_id
            visit.save(update_fields=["specialist"])
        record(by=by, kind="assign_specialist", case_number=journey.case_number, specialist=successor_id)


def pass_on_actions(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """What came out of a visit becomes another person's to do."""
    require(by, Permission.PEOPLE_MANAGE)
    for action in VisitAction.objects.select_related("journey").filter(pk__in=keys).order_by("journey_id", "pk"):
        lock_action(action)
        if action.owner_id != owner_id or action.done_on is not None:
            continue
        _let_read(action.journey, successor_id, by)
        action.owner_id = successor_id
        action.save(update_fields=["owner"])
        record(by=by, kind="pass_on_action", case_number=action.journey.case_number, owner=successor_id)


def pass_on_support(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """The school keeps what was promised; who gives it changes. Where that makes the hours short, the page says so."""
    require(by, Permission.PEOPLE_MANAGE)
    for line in SupportLine.objects.select_related("journey").filter(pk__in=keys).order_by("journey_id", "pk"):
        lock_support(line)
        if line.owner_id != owner_id or line.ended_on is not None:
            continue
        _let_read(line.journey, successor_id, by)
        line.owner_id = successor_id
        line.save(update_fields=["owner"])
        record(by=by, kind="pass_on_support", case_number=line.journey.case_number, owner=successor_id)


def _let_read(journey: Journey, successor_id: int, by: Member) -> None:
    """A specialist who takes over one action, and not the child, must be able to read the file as well."""
    around = owner_ids(by, journey) - {by.user_id}
    if successor_id not in around and specialists(by).filter(pk=successor_id).exists():
        involve(journey=journey, relation=Relation.SPECIALIST, user_id=successor_id, by=by)
