"""Who may do what around the move, with the reason that the screen shows."""

from __future__ import annotations

from steiger.transitions.rules.bonds import (
    announce_verdict,
    may_agree,
    may_announce,
    may_answer_question,
    may_manage_bonds,
    may_withdraw,
    questions_for,
    withdraw_verdict,
)
from steiger.transitions.rules.documents import (
    RELATION_OF_SIGNATORY,
    inspection_exists,
    may_draft,
    may_make_version,
    may_record_inspection,
    may_see_document,
    may_sign,
    may_write,
    opens_dossier,
)
from steiger.transitions.rules.move import (
    may_cancel_appointment,
    may_complete_move,
    may_make_appointment,
    may_plan_move,
    may_record_appointment,
)
from steiger.transitions.rules.outlook import Outlook, outlook
from steiger.transitions.rules.steps import (
    ACTORS_OF_RELATION,
    RELATION_OF_ACTOR,
    Hands,
    due_on,
    hands_of,
    may_do_step,
    step_state,
)
from steiger.transitions.rules.timing import Timed, TooLate, first_day_in_time, too_late, too_late_on

__all__ = [
    "ACTORS_OF_RELATION",
    "RELATION_OF_ACTOR",
    "RELATION_OF_SIGNATORY",
    "Hands",
    "Outlook",
    "Timed",
    "TooLate",
    "announce_verdict",
    "due_on",
    "first_day_in_time",
    "hands_of",
    "inspection_exists",
    "may_agree",
    "may_announce",
    "may_answer_question",
    "may_cancel_appointment",
    "may_complete_move",
    "may_do_step",
    "may_draft",
    "may_make_appointment",
    "may_make_version",
    "may_manage_bonds",
    "may_plan_move",
    "may_record_appointment",
    "may_record_inspection",
    "may_see_document",
    "may_sign",
    "may_withdraw",
    "may_write",
    "opens_dossier",
    "outlook",
    "questions_for",
    "step_state",
    "too_late",
    "too_late_on",
    "withdraw_verdict",
]
