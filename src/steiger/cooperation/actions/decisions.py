"""Decisions: recorded with a number of their own, replaced, evaluated."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.models import AgendaItem, Body, Decision
from steiger.cooperation.rules import decisions as rules
from steiger.cooperation.rules.terms import Problem
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.organisations.models import Region


@transaction.atomic
def record_decision(
    *,
    by: Member,
    body: Body,
    title: str,
    text: str,
    decided_on: date,
    from_on: date | None = None,
    evaluate_on: date | None = None,
    reason: str = "",
    agenda_item: AgendaItem | None = None,
    supersedes: Decision | None = None,
) -> Decision:
    """What a body decided. It gets the next number of its year; numbers have no gaps."""
    require(by, Permission.TABLE_WRITE)
    _require_table(by, body)
    _refuse(_words_missing(title, text))
    _refuse(rules.decision_problems(decided_on=decided_on, from_on=from_on or decided_on, evaluate_on=evaluate_on))
    if agenda_item is not None:
        _refuse_elsewhere(agenda_item, body)
    decision = Decision.objects.create(
        region_id=by.region_id,
        year=decided_on.year,
        serial=_next_serial(by, decided_on.year),
        body=body,
        agenda_item=agenda_item,
        title=title.strip(),
        text=text.strip(),
        reason=reason.strip(),
        decided_on=decided_on,
        recorded_by_id=by.user_id,
        from_on=from_on or decided_on,
        evaluate_on=evaluate_on,
    )
    record(by=by, kind="record_decision", subject=f"decision {decision.number}")
    if supersedes is not None:
        supersede_decision(by=by, decision=supersedes, successor=decision)
    return decision


@transaction.atomic
def supersede_decision(*, by: Member, decision: Decision, successor: Decision) -> Decision:
    """From now on the other decision says what holds; this one stays readable."""
    require(by, Permission.TABLE_WRITE)
    _require_table(by, successor.body)
    decision = _lock(decision)
    rules.may_supersede(decision).require()
    if (successor.from_on, successor.year, successor.serial) <= (decision.from_on, decision.year, decision.serial):
        raise DomainError(
            _("Decision %(number)s is not later than this one. Choose a later decision.")
            % {"number": successor.number},
            field="successor",
        )
    decision.superseded_by = successor
    decision.save(update_fields=["superseded_by"])
    record(by=by, kind="supersede_decision", subject=f"decision {decision.number}", successor=successor.number)
    return decision


@transaction.atomic
def evaluate_decision(*, by: Member, decision: Decision, learned: str, evaluated_on: date) -> Decision:
    """Look back: what did it bring? Whoever comes later reads it beside the decision."""
    require(by, Permission.TABLE_WRITE)
    _require_table(by, decision.body)
    decision = _lock(decision)
    rules.may_evaluate(decision).require()
    if evaluated_on > clock.today():
        raise DomainError(_("This day has yet to come. Choose the day of the evaluation."), field="evaluated_on")
    if evaluated_on < decision.decided_on:
        raise DomainError(_("It was decided after this day. Choose a later day."), field="evaluated_on")
    if not learned.strip():
        raise DomainError(_("Write down what was learned: whoever comes later reads it here."), field="learned")
    decision.evaluated_on, decision.evaluated_by_id, decision.learned = evaluated_on, by.user_id, learned.strip()
    decision.save(update_fields=["evaluated_on", "evaluated_by", "learned"])
    record(by=by, kind="evaluate_decision", subject=f"decision {decision.number}")
    return decision


def _require_table(by: Member, body: Body) -> None:
    if not Body.objects.filter(rules.tables_written_by(by), pk=body.pk).exists():
        message = _(
            "Only the chair, the secretary or the coordinator records what this table decides. Ask one of them."
        )
        raise NotAllowedError(message)


def _words_missing(title: str, text: str) -> list[Problem]:
    found = []
    if not title.strip():
        found.append(Problem(_("Give the decision a title."), "title"))
    if not text.strip():
        found.append(Problem(_("Write down what was decided."), "text"))
    return found


def _refuse_elsewhere(item: AgendaItem, body: Body) -> None:
    if item.body_id != body.pk:
        raise DomainError(
            _("This item is on the agenda of another table. Choose the table that decided."), field="body"
        )
    if item.meeting_id is None:
        raise DomainError(_("This proposal waits for a meeting. Put it on the agenda first, then record the decision."))


def _next_serial(by: Member, year: int) -> int:
    """One at a time within a region: two people never get the same number, and none is left out."""
    Region.objects.select_for_update(no_key=True, of=("self",)).get(pk=by.region_id)
    last = Decision.objects.filter(region_id=by.region_id, year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def _lock(decision: Decision) -> Decision:
    return Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)


def _refuse(found: Iterable[Problem]) -> None:
    for problem in found:
        raise DomainError(problem.message, field=problem.field)
