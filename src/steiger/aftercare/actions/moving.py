"""One visit of a proposal by hand: moved, locked where it is, or taken out. What it breaks is told, not forbidden."""

from __future__ import annotations

from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.aftercare.actions.proposals import end_broken_off, figures_of
from steiger.aftercare.enums import Reason
from steiger.aftercare.models import PlannedVisit, PlanProposal
from steiger.aftercare.rules import proposals as rules
from steiger.aftercare.selectors.breaks import first_start
from steiger.aftercare.selectors.problem import minutes_of, moment_of, problem_for
from steiger.aftercare.selectors.round import plan_of
from steiger.aftercare.selectors.visits import specialists
from steiger.audit.actions import record
from steiger.core.errors import DomainError


@transaction.atomic
def move_planned(
    *, planned: PlannedVisit, specialist_id: int, on: date, at: time | None = None, lock: bool = True, by: Member
) -> PlannedVisit:
    """To another day, time or specialist. Without a time: the first that breaks nothing, or the least."""
    require_region(by, Permission.VISIT_PLAN)
    proposal, found = _changeable(planned)
    if not specialists(by).filter(pk=specialist_id).exists():
        raise DomainError(
            _("This is not an Nt2 specialist of your region. Choose one from the list."), field="specialist"
        )
    if not proposal.first_on <= on <= proposal.last_on:
        raise DomainError(_("Choose a day in the period of this proposal."), field="on")
    start = minutes_of(at) if at is not None else first_start(by, proposal, found, specialist_id, on)
    found.specialist_id, found.starts_at, found.reason, found.help = specialist_id, moment_of(on, start), "", []
    found.is_locked = lock
    found.save(update_fields=["specialist", "starts_at", "reason", "help", "is_locked"])
    _count_again(proposal, by)
    record(by=by, kind="move_planned", subject=f"plan {proposal.pk}", visit=found.visit_id, on=on.isoformat())
    return found


@transaction.atomic
def take_out(*, planned: PlannedVisit, by: Member) -> PlannedVisit:
    """Not in this proposal; the visit stays open."""
    require_region(by, Permission.VISIT_PLAN)
    proposal, found = _changeable(planned)
    found.specialist, found.starts_at, found.reason, found.help = None, None, Reason.TAKEN_OUT, []
    found.is_locked = False
    found.save(update_fields=["specialist", "starts_at", "reason", "help", "is_locked"])
    _count_again(proposal, by)
    record(by=by, kind="take_out_planned", subject=f"plan {proposal.pk}", visit=found.visit_id)
    return found


@transaction.atomic
def lock_planned(*, planned: PlannedVisit, is_locked: bool, by: Member) -> PlannedVisit:
    """A locked visit stays where it is when the search goes on."""
    require_region(by, Permission.VISIT_PLAN)
    proposal, found = _changeable(planned)
    if found.starts_at is None:
        raise DomainError(_("This visit is not planned. Give it a day first."))
    found.is_locked = is_locked
    found.save(update_fields=["is_locked"])
    record(by=by, kind="lock_planned", subject=f"plan {proposal.pk}", visit=found.visit_id, locked=is_locked)
    return found


def _changeable(planned: PlannedVisit) -> tuple[PlanProposal, PlannedVisit]:
    proposal = PlanProposal.objects.select_for_update(of=("self",)).get(pk=planned.proposal_id)
    rules.may_change_plan(proposal).require()
    end_broken_off(proposal)
    found = PlannedVisit.objects.select_for_update(of=("self",)).filter(pk=planned.pk).first()
    if found is None:
        raise DomainError(_("The search has gone on in the meantime. Look at the plan again."))
    if found.accepted_on is not None:
        raise DomainError(_("This visit was accepted already: it is an appointment. Plan it again at the child."))
    return proposal, found


def _count_again(proposal: PlanProposal, by: Member) -> None:
    asked = problem_for(by, proposal.first_on, proposal.last_on, keeps=proposal.keeps)
    proposal.figures = figures_of(asked, plan_of(asked, proposal))
    proposal.save(update_fields=["figures"])
