"""Drawing up what is over its term, and the two people who let it go. Forgetting itself is in `forgetting`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.selectors import current_policy
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.privacy.models import RetentionLine, RetentionRun
from steiger.privacy.rules import retention
from steiger.privacy.selectors.terms import Over, over_their_term

if TYPE_CHECKING:
    from steiger.cooperation.models import PolicyVersion

# Named and not imported: actions stand below jobs.
CARRY_OUT = "steiger.privacy.jobs.carry_out"
_NOT_HELD = Q(held_on=None)


@transaction.atomic
def draw_up(*, by: Member) -> RetentionRun | None:
    """The list of today: every child whose term is over. Nothing when nothing is over, or a released list is waiting.

    A list that nobody has checked yet is drawn up anew, so that it is never older than a night.
    """
    today = clock.today()
    open_run = RetentionRun.objects.select_for_update(of=("self",)).filter(done_at=None).first()
    if open_run is not None and open_run.checked_by_id is not None:
        return open_run
    policy = current_policy()
    found = over_their_term(policy, today)
    if not found:
        return open_run
    run = open_run or _new_run(policy, today, by)
    run.policy, run.drawn_up_on, run.looks_before = (
        policy,
        today,
        retention.years_before(today, policy.keep_looks_years),
    )
    run.save(update_fields=["policy", "drawn_up_on", "looks_before"])
    _forget_old_lines(run, found, today)
    known = set(run.lines.values_list("journey_id", "term"))
    RetentionLine.objects.bulk_create(
        RetentionLine(
            region_id=by.region_id,
            run=run,
            journey_id=one.journey_id,
            term=one.term,
            ended_on=one.ended_on,
            due_on=one.due_on,
        )
        for one in found
        if (one.journey_id, one.term.value) not in known
    )
    return run


def _forget_old_lines(run: RetentionRun, found: list[Over], today: date) -> None:
    """What is not over its term any more (parents asked something, the policy changed); holds whose day has come."""
    wanted = {(one.journey_id, one.term.value) for one in found}
    gone = [one.pk for one in run.lines.filter(_NOT_HELD | Q(held_until__lte=today)) if one.pair not in wanted]
    run.lines.filter(pk__in=gone).delete()
    run.lines.filter(held_until__lte=today).update(held_until=None, held_reason="", held_on=None, held_by=None)


def _new_run(policy: PolicyVersion, today: date, by: Member) -> RetentionRun:
    run = RetentionRun.objects.create(
        region_id=by.region_id,
        policy=policy,
        drawn_up_on=today,
        looks_before=retention.years_before(today, policy.keep_looks_years),
    )
    record(by=by, kind="draw_up_retention", subject=f"retention {run.pk}")
    return run


def _locked(run: RetentionRun) -> RetentionRun:
    return RetentionRun.objects.select_for_update(of=("self",)).get(pk=run.pk)


@transaction.atomic
def hold_back(*, by: Member, line: RetentionLine, until: date, reason: str) -> RetentionLine:
    """Keep this child's file longer: a complaint runs, for example. It is asked again after that day."""
    require_region(by, Permission.RETENTION_RELEASE)
    retention.may_change_list(by, _locked(line.run)).require()
    if not reason.strip():
        raise DomainError(_("Say why this file must be kept longer."), field="reason")
    if until <= clock.today():
        raise DomainError(_("Choose a day to come."), field="until")
    if until > retention.years_after(clock.today(), retention.LONGEST_HOLD_YEARS):
        raise DomainError(_("Choose a day within two years; then it is asked again."), field="until")
    line.held_until, line.held_reason = until, reason.strip()
    line.held_on, line.held_by_id = clock.today(), by.user_id
    line.save(update_fields=["held_until", "held_reason", "held_on", "held_by"])
    record(by=by, kind="hold_back_file", case_number=line.journey.case_number, until=until.isoformat())
    return line


@transaction.atomic
def put_back(*, by: Member, line: RetentionLine) -> RetentionLine:
    """The reason to keep it longer is gone."""
    require_region(by, Permission.RETENTION_RELEASE)
    retention.may_change_list(by, _locked(line.run)).require()
    line.held_until, line.held_reason, line.held_on, line.held_by = None, "", None, None
    line.save(update_fields=["held_until", "held_reason", "held_on", "held_by"])
    record(by=by, kind="put_back_file", case_number=line.journey.case_number)
    return line


@transaction.atomic
def check_run(*, by: Member, run: RetentionRun) -> RetentionRun:
    """The first of the two: this list is right."""
    require_region(by, Permission.RETENTION_RELEASE)
    run = _locked(run)
    retention.may_check(by, run).require()
    run.checked_on, run.checked_by_id = clock.today(), by.user_id
    run.save(update_fields=["checked_on", "checked_by"])
    record(by=by, kind="check_retention", subject=f"retention {run.pk}")
    return run


@transaction.atomic
def release_run(*, by: Member, run: RetentionRun) -> RetentionRun:
    """The second: forget it. A job does so once this is committed, and cannot be called back."""
    require_region(by, Permission.RETENTION_RELEASE)
    run = _locked(run)
    retention.may_release(by, run).require()
    run.released_on, run.released_by_id = clock.today(), by.user_id
    run.save(update_fields=["released_on", "released_by"])
    record(by=by, kind="release_retention", subject=f"retention {run.pk}")
    app.configure_task(CARRY_OUT).defer(region_id=by.region_id)
    return run
