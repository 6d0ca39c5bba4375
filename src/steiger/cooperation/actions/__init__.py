"""What happens between the partners, verb by verb."""

from __future__ import annotations

from steiger.cooperation.actions.covenant import evaluate_covenant, start_covenant, write_covenant
from steiger.cooperation.actions.decisions import evaluate_decision, record_decision, supersede_decision
from steiger.cooperation.actions.money import (
    add_key_line,
    change_budget,
    enter_numbers,
    freeze_budget,
    mark_invoiced,
    mark_paid,
    remove_key_line,
    settle_budget,
    start_budget,
)
from steiger.cooperation.actions.parties import (
    add_party,
    change_contact,
    move_party,
    record_signature,
    sign_covenant,
    withdraw_party,
)
from steiger.cooperation.actions.policy import adopt_policy, start_from_template
from steiger.cooperation.actions.proposals import adopt_proposal, decide_and_adopt, propose_policy

__all__ = [
    "add_key_line",
    "add_party",
    "adopt_policy",
    "adopt_proposal",
    "change_budget",
    "change_contact",
    "decide_and_adopt",
    "enter_numbers",
    "evaluate_covenant",
    "evaluate_decision",
    "freeze_budget",
    "mark_invoiced",
    "mark_paid",
    "move_party",
    "propose_policy",
    "record_decision",
    "record_signature",
    "remove_key_line",
    "settle_budget",
    "sign_covenant",
    "start_budget",
    "start_covenant",
    "start_from_template",
    "supersede_decision",
    "withdraw_party",
    "write_covenant",
]
