"""What happens between the partners, verb by verb."""

from __future__ import annotations

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
from steiger.cooperation.actions.covenant import evaluate_covenant, start_covenant, write_covenant
from steiger.cooperation.actions.meetings import (
    answer_invitation,
    call_meeting,
    cancel_meeting,
    change_meeting,
    invite_the_others,
    make_feed,
    withdraw_feed,
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

__all__ = [
    "add_item",
    "add_key_line",
    "add_paper",
    "add_party",
    "add_standing_item",
    "adopt_policy",
    "answer_invitation",
    "approve_minutes",
    "call_meeting",
    "cancel_meeting",
    "change_budget",
    "change_contact",
    "change_item",
    "change_meeting",
    "close_meeting",
    "enter_numbers",
    "evaluate_covenant",
    "fill_agenda",
    "freeze_budget",
    "invite_the_others",
    "make_feed",
    "mark_invoiced",
    "mark_paid",
    "move_item",
    "move_party",
    "propose_item",
    "record_signature",
    "remove_item",
    "remove_key_line",
    "remove_paper",
    "set_outcome",
    "settle_budget",
    "sign_covenant",
    "start_budget",
    "start_covenant",
    "start_from_template",
    "take_up_item",
    "tick_attendance",
    "withdraw_feed",
    "withdraw_party",
    "write_covenant",
    "write_notes",
]
