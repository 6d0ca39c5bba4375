"""What happens around the move, verb by verb."""

from __future__ import annotations

from steiger.transitions.actions.appointments import cancel_appointment, hold_appointment, make_appointment
from steiger.transitions.actions.bonds import (
    agree_to_bond,
    announce_to_mother_school,
    answer_question,
    ask_mother_school,
    choose_mother_school,
    close_bonds,
    withdraw_bond,
)
from steiger.transitions.actions.documents import (
    draft_document,
    new_version,
    record_inspection,
    renew_facts,
    sign_document,
    write_document,
)
from steiger.transitions.actions.exceptions import start_by_exception
from steiger.transitions.actions.move import complete_move, plan_move
from steiger.transitions.actions.steps import complete_step, complete_steps_by_fact, follow_policy, reopen_step

__all__ = [
    "agree_to_bond",
    "announce_to_mother_school",
    "answer_question",
    "ask_mother_school",
    "cancel_appointment",
    "choose_mother_school",
    "close_bonds",
    "complete_move",
    "complete_step",
    "complete_steps_by_fact",
    "draft_document",
    "follow_policy",
    "hold_appointment",
    "make_appointment",
    "new_version",
    "plan_move",
    "record_inspection",
    "renew_facts",
    "reopen_step",
    "sign_document",
    "start_by_exception",
    "withdraw_bond",
    "write_document",
]
