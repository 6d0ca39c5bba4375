from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.events import policy_adopted
from steiger.cooperation.models import Body, Decision, PolicyVersion, ProtocolStep, VisitWindow
from steiger.cooperation.rules import (
    Problem,
    Rules,
    StepInput,
    Terms,
    WindowInput,
    date_problems,
    problems,
    template_terms,
    terms_of,
)
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.organisations.models import Region


@transaction.atomic
def adopt_policy(
    *,
    by: Member,
    valid_from: date,
    rules: dict[str, Any],
    steps: list[StepInput],
    windows: list[WindowInput],
    decision: str = "",
    adopted_on: date | None = None,
    adopted_in: Decision | None = None,
    after: int | None = None,
) -> PolicyVersion:
    """Adopt the region's next version. Rules that are not named stay as they were.

    A region with tables names the decision of one of them. A first version, and a region that has founded none yet,
    may rest on what was decided elsewhere: in words, and when.

    `after` is the version that the person looked at: when another was adopted meanwhile, theirs is not buried unseen.
    """
    require_region(by, Permission.POLICY_WRITE)
    Region.objects.select_for_update(no_key=True, of=("self",)).get(pk=by.region_id)
    previous = PolicyVersion.objects.filter(region_id=by.region_id).order_by("-number").first()
    latest = previous.number if previous else 0
    if after is not None and after != latest:
        raise DomainError(
            _("Version %(number)s was adopted in the meantime. Read it, and start again from there.")
            % {"number": latest}
        )
    stayed = terms_of(previous).rules if previous else Rules()
    terms = Terms(
        rules=replace(stayed, **rules),
        steps=tuple(sorted(steps, key=lambda step: step.weeks)),
        windows=tuple(sorted(windows, key=lambda window: window.number)),
    )
    adopted_on = adopted_in.decided_on if adopted_in else adopted_on or clock.today()
    if adopted_in is None:
        _refuse(_decision_problems(by, decision, is_first=previous is None))
    else:
        _refuse(_adoption_problems(adopted_in, valid_from))
        decision = f"{adopted_in.number}, {adopted_in.body.name}"
    _refuse(
        date_problems(
            valid_from=valid_from,
            adopted_on=adopted_on,
            previous_from=previous.valid_from if previous else None,
            today=clock.today(),
        )
    )
    _refuse(problems(terms))
    policy = PolicyVersion.objects.create(
        region_id=by.region_id,
        number=latest + 1,
        valid_from=valid_from,
        decision=decision.strip(),
        adopted_on=adopted_on,
        adopted_by_id=by.user_id,
        adopted_in=adopted_in,
        **asdict(terms.rules),
    )
    _write_protocol(policy, terms)
    record(by=by, kind="adopt_policy", subject=str(policy.number), valid_from=valid_from.isoformat())
    policy_adopted.send(sender=PolicyVersion, policy=policy, by=by)
    return policy


def start_from_template(
    *,
    by: Member,
    template: str,
    valid_from: date,
    decision: str = "",
    adopted_on: date | None = None,
    adopted_in: Decision | None = None,
    rules: dict[str, Any] | None = None,
) -> PolicyVersion:
    """Adopt one of the three protocols as it stands, with the values that belong to it; `rules` differ from them."""
    terms = template_terms(template)
    return adopt_policy(
        by=by,
        valid_from=valid_from,
        decision=decision,
        adopted_on=adopted_on or min(valid_from, clock.today()),
        adopted_in=adopted_in,
        rules={**asdict(terms.rules), **(rules or {})},
        steps=list(terms.steps),
        windows=list(terms.windows),
    )


def _write_protocol(policy: PolicyVersion, terms: Terms) -> None:
    ProtocolStep.objects.bulk_create(
        ProtocolStep(region_id=policy.region_id, policy=policy, **asdict(step)) for step in terms.steps
    )
    VisitWindow.objects.bulk_create(
        VisitWindow(region_id=policy.region_id, policy=policy, **asdict(window)) for window in terms.windows
    )


def _decision_problems(by: Member, decision: str, *, is_first: bool) -> list[Problem]:
    if not decision.strip():
        return [Problem(_("Write down who decided, and when."), "decision")]
    if not is_first and Body.objects.filter(region_id=by.region_id, ended_on=None).exists():
        return [Problem(_("Choose the decision by which it is adopted, or the table that decided."), "adopted_in")]
    return []


def _adoption_problems(decision: Decision, valid_from: date) -> list[Problem]:
    if decision.superseded_by_id is not None:
        message = _("Decision %(number)s has been replaced. Choose the decision that came after it.")
        return [Problem(message % {"number": decision.number}, "adopted_in")]
    if valid_from < decision.from_on:
        message = _("Decision %(number)s holds from a later day. Choose that day or one after it.")
        return [Problem(message % {"number": decision.number}, "valid_from")]
    return []


def _refuse(found: Iterable[Problem]) -> None:
    for problem in found:
        raise DomainError(problem.message, field=problem.field)
