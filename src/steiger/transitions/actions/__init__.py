"""What happens around the move, verb by verb."""

from __future__ import annotations

from steiger.transitions.actions.appointments import cancel_appointment, hold_appointment, make_appointment
from steiger.transitions.actions.bonds import (
    agree_to_bond,
    announce_to_mother_school,
    ask_mother_school,
    choose_mother_school,
    close_bonds,
    withdraw_bond,
)
from steiger.transitions.actions.choices import record_choice
from steiger.transitions.actions.departures import depart_abruptly, give_copy
from steiger.transitions.actions.documents import (
    complete_document,
    draft_document,
    new_version,
    record_inspection,
    renew_facts,
    sign_document,
    write_document,
    write_restricted,
)
from steiger.transitions.actions.endings import end_way, return_to_newcomer_school
from steiger.transitions.actions.move import complete_move, plan_move
from steiger.transitions.actions.parents_link import (
    NewParentsLink,
    Unlocked,
    give_view,
    make_parents_link,
    revoke_parents_link,
    unlock_parents_link,
)
from steiger.transitions.actions.pen import hand_over_pen
from steiger.transitions.actions.questions import (
    SchoolToAsk,
    answer_by_link,
    answer_question,
    ask_schools,
    close_question,
    remind_school,
    remind_schools,
)
from steiger.transitions.actions.sent import add_addendum
from steiger.transitions.actions.steps import complete_step, complete_steps_by_fact, follow_policy, reopen_step
from steiger.transitions.actions.views import record_talk

__all__ = [
    "NewParentsLink",
    "SchoolToAsk",
    "Unlocked",
    "add_addendum",
    "agree_to_bond",
    "announce_to_mother_school",
    "answer_by_link",
    "answer_question",
    "ask_mother_school",
    "ask_schools",
    "cancel_appointment",
    "choose_mother_school",
    "close_bonds",
    "close_question",
    "complete_document",
    "complete_move",
    "complete_step",
    "complete_steps_by_fact",
    "depart_abruptly",
    "draft_document",
    "end_way",
    "follow_policy",
    "give_copy",
    "give_view",
    "hand_over_pen",
    "hold_appointment",
    "make_appointment",
    "make_parents_link",
    "new_version",
    "plan_move",
    "record_choice",
    "record_inspection",
    "record_talk",
    "remind_school",
    "remind_schools",
    "renew_facts",
    "reopen_step",
    "return_to_newcomer_school",
    "revoke_parents_link",
    "sign_document",
    "unlock_parents_link",
    "withdraw_bond",
    "write_document",
    "write_restricted",
]
