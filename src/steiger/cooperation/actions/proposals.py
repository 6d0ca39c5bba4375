"""A next policy, proposed at a table and adopted by the decision on it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require, require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.actions.decisions import record_decision
from steiger.cooperation.actions.policy import adopt_policy
from steiger.cooperation.enums import ItemKind
from steiger.cooperation.models import AgendaItem, Body, Decision, PolicyVersion
from steiger.cooperation.rules import Rules, Terms, changes, problems, terms_of
from steiger.cooperation.rules.decisions import tables_proposed_to_by
from steiger.cooperation.rules.drafts import Draft, draft_in, kept
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError


@transaction.atomic
def propose_policy(*, by: Member, body: Body, title: str, text: str, draft: Draft) -> AgendaItem:
    """Put a next policy on a table: it waits for a meeting of that body, which decides on exactly this."""
    require(by, Permission.TABLE_WRITE)
    if not Body.objects.filter(tables_proposed_to_by(by), pk=body.pk).exists():
        raise NotAllowedError(_("You propose at a table where you sit. Ask the coordinator to propose it there."))
    for problem in problems(draft.terms):
        raise DomainError(problem.message, field=problem.field)
    _refuse_replaced(by, draft)
    if not title.strip():
        raise DomainError(_("Give the proposal a title."), field="title")
    item = AgendaItem.objects.create(
        region_id=by.region_id,
        body=body,
        kind=ItemKind.POLICY,
        title=title.strip(),
        text=text.strip(),
        proposed_by_id=by.user_id,
        proposed_on=clock.today(),
        policy_draft=kept(draft),
    )
    record(by=by, kind="propose_policy", subject=f"item {item.pk}")
    return item


@transaction.atomic
def adopt_proposal(*, by: Member, decision: Decision, valid_from: date) -> PolicyVersion:
    """What the decision's item proposed becomes the next version: nothing more and nothing less."""
    require_region(by, Permission.POLICY_WRITE)
    Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    item = decision.agenda_item
    if item is None or item.policy_draft is None:
        raise DomainError(_("Nothing was proposed with this decision. Make the next version from the policy page."))
    adopted = PolicyVersion.objects.filter(adopted_in=decision).first()
    if adopted is not None:
        raise DomainError(
            _("Version %(number)s was adopted by this decision already. Propose a change of that version.")
            % {"number": adopted.number}
        )
    draft = draft_in(item.policy_draft)
    _refuse_replaced(by, draft)
    return adopt_policy(
        by=by,
        valid_from=valid_from,
        adopted_in=decision,
        after=draft.after,
        rules=asdict(draft.terms.rules),
        steps=list(draft.terms.steps),
        windows=list(draft.terms.windows),
    )


@transaction.atomic
def decide_and_adopt(
    *, by: Member, body: Body, decision: str, adopted_on: date, valid_from: date, **asked: Any
) -> PolicyVersion:
    """The coordinator records what a table decided, and adopts it in the same breath."""
    require_region(by, Permission.POLICY_WRITE)
    former = PolicyVersion.objects.filter(region_id=by.region_id).order_by("-number").first()
    terms = Terms(rules=Rules(**asked["rules"]), steps=tuple(asked["steps"]), windows=tuple(asked["windows"]))
    changed = [change.after or change.before for change in changes(terms_of(former), terms)] if former else []
    decided = record_decision(
        by=by,
        body=body,
        title=decision,
        text="\n".join(changed) or decision,
        decided_on=adopted_on,
        from_on=max(valid_from, adopted_on),
    )
    return adopt_policy(by=by, valid_from=valid_from, adopted_in=decided, **asked)


def _refuse_replaced(by: Member, draft: Draft) -> None:
    """A proposal compares itself with one version. On another it would say something that nobody decided on."""
    newest = PolicyVersion.objects.filter(region_id=by.region_id).order_by("-number").first()
    if newest is not None and newest.number != draft.after:
        raise DomainError(
            _("Version %(number)s was adopted after this was proposed. Propose it again, on top of that version.")
            % {"number": newest.number}
        )
