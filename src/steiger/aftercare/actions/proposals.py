"""A plan of all open visits of a period: asked for, searched, stopped, put aside. Nothing of it holds by itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.aftercare.enums import Reason
from steiger.aftercare.models import PlannedVisit, PlanProposal
from steiger.aftercare.planning.figures import figures
from steiger.aftercare.planning.plan import Plan, Progress, Unserved
from steiger.aftercare.planning.problem import Appointment
from steiger.aftercare.planning.search import propose
from steiger.aftercare.rules import proposals as rules
from steiger.aftercare.selectors.problem import Asked, moment_of, problem_for
from steiger.aftercare.selectors.round import placed
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.scope import region_scope
from steiger.people.selectors import operator_of

# Named and not imported: actions stand below jobs.
SEARCH = "steiger.aftercare.jobs.search_plan"
SAVE_EVERY = 0.8  # seconds
FAR_AHEAD = 1_000_000.0
WRITTEN = ("specialist", "starts_at", "minutes", "was_specialist", "was_at", "is_locked", "reason", "help")
Watch = Callable[[Progress], bool]


@transaction.atomic
def propose_plan(
    *, first_on: date, last_on: date, keeps: int | None = None, seconds: int = 30, seed: int = 1, by: Member
) -> PlanProposal:
    """The first plan stands at once; a job makes it better. `keeps`: plan anew what stands, with few changes."""
    require_region(by, Permission.VISIT_PLAN)
    rules.refuse_impossible_period(first_on, last_on)
    if not 1 <= seconds <= rules.LONGEST_SEARCH:
        raise DomainError(
            _("Let it search for one second to %(most)s seconds.") % {"most": rules.LONGEST_SEARCH}, field="seconds"
        )
    asked = problem_for(by, first_on, last_on, keeps=keeps)
    if not asked.problem.visits:
        raise DomainError(_("No visit is open in this period. Choose a longer one, or wait until children move."))
    now = clock.now()
    proposal = PlanProposal.objects.create(
        region_id=by.region_id,
        first_on=first_on,
        last_on=last_on,
        asked_at=now,
        asked_by_id=by.user_id,
        keeps=keeps,
        seed=seed,
        seconds=seconds,
        searched_at=now,
        before=figures_of(asked, asked.present),
    )
    write_plan(proposal, asked, propose(asked.problem, seed=seed, iterations=0, present=asked.in_force, choose=False))
    record(by=by, kind="propose_plan", subject=f"plan {proposal.pk}", visits=len(asked.problem.visits))
    app.configure_task(SEARCH).defer(region_id=by.region_id, proposal_id=proposal.pk)
    return proposal


def search_on(*, region_id: int, proposal_id: int, watch: Watch | None = None) -> bool:
    """The job: better plans are kept as they are found, until time is up or somebody stops it."""
    with region_scope(region_id):
        proposal = PlanProposal.objects.filter(pk=proposal_id, ended_at=None, dropped_on=None).first()
        if proposal is None:
            return False
        asked = problem_for(
            operator_of(region_id),
            proposal.first_on,
            proposal.last_on,
            keeps=proposal.keeps,
            locked=_locks(proposal),
        )
    keeper = _Keeper(region_id, proposal_id, asked, watch)
    plan = propose(
        asked.problem,
        seed=proposal.seed,
        seconds=proposal.seconds,
        present=asked.in_force,
        clock=keeper.clock,
        go_on=keeper.go_on,
    )
    with region_scope(region_id):
        found = _locked(proposal_id)
        if found is None or found.ended_at is not None:
            return False
        found.ended_at = clock.now()
        write_plan(found, asked, plan)
    return True


@transaction.atomic
def search_again(*, proposal: PlanProposal, by: Member) -> PlanProposal:
    """Once more, from another seed; what was locked by hand or accepted stays where it is."""
    require_region(by, Permission.VISIT_PLAN)
    found = _locked(proposal.pk)
    if found is None:
        raise DomainError(_("This proposal was put aside. Make a new one."))
    rules.may_change_plan(found).require()
    found.seed, found.stop_at, found.ended_at, found.searched_at = found.seed + 1, None, None, clock.now()
    found.save(update_fields=["seed", "stop_at", "ended_at", "searched_at"])
    record(by=by, kind="search_again", subject=f"plan {found.pk}", seed=found.seed)
    app.configure_task(SEARCH).defer(region_id=by.region_id, proposal_id=found.pk)
    return found


def _locks(proposal: PlanProposal) -> dict[int, Appointment]:
    rows = proposal.visits.filter(is_locked=True, accepted_on__isnull=True, starts_at__isnull=False)
    stand = [placed(row) for row in rows]
    return {one.visit: Appointment(one.visit, one.specialist, one.day, one.start) for one in stand}


class _Keeper:
    """Hears of each better plan and keeps one now and then; its clock runs out when somebody presses stop."""

    def __init__(self, region_id: int, proposal_id: int, asked: Asked, watch: Watch | None) -> None:
        self.region_id, self.proposal_id, self.asked, self.watch = region_id, proposal_id, asked, watch
        self.looked_at: float | None = None
        self.is_stopped = False
        self.best: Plan | None = None

    def go_on(self, progress: Progress) -> bool:
        self.best = progress.plan
        return self.watch is None or self.watch(progress)

    def clock(self) -> float:
        """What the search reckons its time by. The first reading is its beginning: whoever stopped it before that too
        makes the time jump after it.
        """
        now = time.monotonic()
        if self.looked_at is None:
            self.looked_at = now - SAVE_EVERY
            return now
        if not self.is_stopped and now - self.looked_at >= SAVE_EVERY:
            self.looked_at = now
            self.is_stopped = not self._keep()
        return now + FAR_AHEAD if self.is_stopped else now

    def _keep(self) -> bool:
        """Whether to go on."""
        with region_scope(self.region_id):
            found = _locked(self.proposal_id)
            if found is None or found.stop_at is not None or found.ended_at is not None:
                return False
            if self.best is not None:
                write_plan(found, self.asked, self.best)
                self.best = None
            else:
                found.searched_at = clock.now()
                found.save(update_fields=["searched_at"])
        return True


def _locked(proposal_id: int) -> PlanProposal | None:
    found = PlanProposal.objects.select_for_update(of=("self",)).filter(pk=proposal_id, dropped_on=None)
    return found.first()


def end_broken_off(proposal: PlanProposal) -> None:
    """Somebody goes on with a plan whose search was broken off: should it still be there, it changes nothing more."""
    if proposal.ended_at is None:
        proposal.ended_at = clock.now()
        proposal.save(update_fields=["ended_at"])


def write_plan(proposal: PlanProposal, asked: Asked, plan: Plan) -> None:
    """These lines instead of those that were there; what was locked by hand keeps its lock."""
    locked = set(proposal.visits.filter(is_locked=True).values_list("visit_id", flat=True))
    accepted = proposal.visits.filter(accepted_on__isnull=False)
    to_write = set(asked.facts) - set(accepted.values_list("visit_id", flat=True))
    planned = [
        _line(proposal, asked, one.visit, specialist_id=one.specialist, starts_at=moment_of(one.day, one.start))
        for one in plan.visits
        if one.visit in to_write
    ]
    unserved = [_unserved(proposal, asked, one) for one in plan.unserved if one.visit in to_write]
    for line in planned:
        line.is_locked = line.visit_id in locked
    rows = [*planned, *unserved]
    # A line keeps its key: who looks at it while the search goes on finds it again.
    PlannedVisit.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["proposal", "visit"], update_fields=WRITTEN
    )
    gone = proposal.visits.filter(accepted_on__isnull=True).exclude(visit_id__in=[row.visit_id for row in rows])
    gone.delete()
    proposal.searched_at = clock.now()
    proposal.figures = figures_of(asked, plan)
    proposal.run = asdict(plan.run)
    proposal.findings = [_told(asdict(finding)) for finding in plan.findings]
    proposal.save(update_fields=["searched_at", "ended_at", "figures", "run", "findings"])


def _line(proposal: PlanProposal, asked: Asked, visit_id: int, **values: Any) -> PlannedVisit:
    facts = asked.facts[visit_id]
    return PlannedVisit(
        region_id=proposal.region_id,
        proposal=proposal,
        visit_id=visit_id,
        minutes=facts.minutes,
        was_specialist_id=facts.was_specialist,
        was_at=facts.was_at,
        **values,
    )


def _unserved(proposal: PlanProposal, asked: Asked, one: Unserved) -> PlannedVisit:
    reason = Reason.LATER.value if asked.facts[one.visit].can_wait else str(one.reason)
    return _line(proposal, asked, one.visit, reason=reason, help=[_told(asdict(help_)) for help_ in one.help])


def _told(values: dict[str, Any]) -> dict[str, Any]:
    """As JSON keeps it: days as text, sets as lists, and nothing that is empty."""
    shown: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, date):
            shown[name] = value.isoformat()
        elif isinstance(value, frozenset):
            shown[name] = sorted(value)
        elif value is not None:
            shown[name] = value
    return {name: value for name, value in shown.items() if value != []}


def figures_of(asked: Asked, plan: Plan) -> dict[str, Any]:
    """What people compare. A visit that can wait until after the period counts only when it is planned."""
    found = figures(asked.problem, plan)
    planned = {one.visit for one in plan.visits}
    waiting = sum(facts.can_wait and pk not in planned for pk, facts in asked.facts.items())
    return {
        "visits": found.visits - waiting,
        "served": found.served,
        "late": found.late,
        "travel_minutes": found.travel_minutes,
        "days": found.days,
        "stops": found.stops,
        "continuity": found.continuity,
        "objective": plan.objective.total,
        "workload": [
            {"specialist": one.specialist, "visits": one.visits, "days": one.days, "share": round(100 * one.share)}
            for one in found.workload
        ],
    }


@transaction.atomic
def stop_search(*, proposal: PlanProposal, by: Member) -> PlanProposal:
    """The best plan so far is kept. A search whose worker is gone ends here."""
    require_region(by, Permission.VISIT_PLAN)
    found = _locked(proposal.pk)
    if found is None or found.ended_at is not None:
        return proposal
    found.stop_at = clock.now()
    if rules.is_broken_off(found):
        found.ended_at = clock.now()
    found.save(update_fields=["stop_at", "ended_at"])
    record(by=by, kind="stop_search", subject=f"plan {found.pk}")
    return found


@transaction.atomic
def drop_proposal(*, proposal: PlanProposal, by: Member) -> None:
    """Put aside: what was not accepted is of no use any more."""
    require_region(by, Permission.VISIT_PLAN)
    found = _locked(proposal.pk)
    if found is None:
        raise DomainError(_("This proposal was put aside already."))
    found.dropped_on, found.dropped_by_id = clock.today(), by.user_id
    found.ended_at = found.ended_at or clock.now()
    found.save(update_fields=["dropped_on", "dropped_by", "ended_at"])
    found.visits.filter(accepted_on__isnull=True).delete()
    record(by=by, kind="drop_proposal", subject=f"plan {found.pk}")


@transaction.atomic
def forget_proposals(*, region_id: int, older_than: timedelta) -> int:
    """Proposals of a season ago: what came of them stands with the visits."""
    old = PlanProposal.objects.filter(region_id=region_id, asked_at__lt=clock.now() - older_than)
    count = old.count()
    old.delete()
    return count
