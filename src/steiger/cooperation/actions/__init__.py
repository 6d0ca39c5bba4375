"""What happens between the partners, verb by verb."""

from __future__ import annotations

from steiger.cooperation.actions.action_points import finish_action, make_action, reopen_action
from steiger.cooperation.actions.agenda import (
    add_item,
    add_paper,
    add_standing_item,
    change_item,
    fill_agenda,
    move_item,
    propose_item,
    remove_item,
    remove_paper,
    take_up_item,
)
from steiger.cooperation.actions.bodies import BodyInput, change_body, end_body, found_body
from steiger.cooperation.actions.campaign import (
    NextStep,
    Spoken,
    change_next_step,
    close_approach,
    record_contact,
    start_approach,
)
from steiger.cooperation.actions.covenant import evaluate_covenant, start_covenant, write_covenant
from steiger.cooperation.actions.decisions import evaluate_decision, record_decision, supersede_decision
from steiger.cooperation.actions.follow import mark_invoiced, mark_paid, take_back_follow
from steiger.cooperation.actions.meetings import (
    answer_invitation,
    call_meeting,
    cancel_meeting,
    change_meeting,
    invite_the_others,
)
from steiger.cooperation.actions.minutes import (
    approve_minutes,
    close_meeting,
    set_outcome,
    tick_attendance,
    write_notes,
)
from steiger.cooperation.actions.money import (
    add_key_line,
    change_budget,
    enter_numbers,
    freeze_budget,
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
from steiger.cooperation.actions.seats import add_seat, add_seats_of_parties, end_seat, leave_seat, take_seat
from steiger.cooperation.actions.strategy_goals import add_goal, change_goal, move_goal, remove_goal
from steiger.cooperation.actions.support_strategy import (
    discard_draft,
    publish_strategy,
    report_goal,
    start_strategy,
    write_strategy,
)

__all__ = [
    "BodyInput",
    "NextStep",
    "Spoken",
    "add_goal",
    "add_item",
    "add_key_line",
    "add_paper",
    "add_party",
    "add_seat",
    "add_seats_of_parties",
    "add_standing_item",
    "adopt_policy",
    "adopt_proposal",
    "answer_invitation",
    "approve_minutes",
    "call_meeting",
    "cancel_meeting",
    "change_body",
    "change_budget",
    "change_contact",
    "change_goal",
    "change_item",
    "change_meeting",
    "change_next_step",
    "close_approach",
    "close_meeting",
    "decide_and_adopt",
    "discard_draft",
    "end_body",
    "end_seat",
    "enter_numbers",
    "evaluate_covenant",
    "evaluate_decision",
    "fill_agenda",
    "finish_action",
    "found_body",
    "freeze_budget",
    "invite_the_others",
    "leave_seat",
    "make_action",
    "mark_invoiced",
    "mark_paid",
    "move_goal",
    "move_item",
    "move_party",
    "propose_item",
    "propose_policy",
    "publish_strategy",
    "record_contact",
    "record_decision",
    "record_signature",
    "remove_goal",
    "remove_item",
    "remove_key_line",
    "remove_paper",
    "reopen_action",
    "report_goal",
    "set_outcome",
    "settle_budget",
    "sign_covenant",
    "start_approach",
    "start_budget",
    "start_covenant",
    "start_from_template",
    "start_strategy",
    "supersede_decision",
    "take_back_follow",
    "take_seat",
    "take_up_item",
    "tick_attendance",
    "withdraw_party",
    "write_covenant",
    "write_notes",
    "write_strategy",
]
