"""What happens in the training. Every door goes through here."""

from __future__ import annotations

from steiger.training.actions.certificates import give_certificate, withdraw_certificate
from steiger.training.actions.coaching import (
    CoachingInput,
    cancel_coaching,
    change_coaching,
    plan_coaching,
    react_to_coaching,
    report_coaching,
)
from steiger.training.actions.cohorts import CohortInput, begin_cohort, change_cohort, finish_cohort
from steiger.training.actions.enrolments import answer_enrolment, assign_coach, enrol_teacher, stop_enrolment
from steiger.training.actions.programmes import (
    AssignmentInput,
    ModuleInput,
    add_assignment,
    add_module,
    change_assignment,
    change_module,
    change_programme,
    move_module,
    next_version,
    remove_assignment,
    remove_module,
    start_programme,
)
from steiger.training.actions.scans import fill_in_scan
from steiger.training.actions.sessions import (
    SessionInput,
    cancel_session,
    change_session,
    plan_session,
    record_attendance,
)
from steiger.training.actions.suggestions import refuse_suggestion, suggest_training
from steiger.training.actions.work import assess_work, hand_in

__all__ = [
    "AssignmentInput",
    "CoachingInput",
    "CohortInput",
    "ModuleInput",
    "SessionInput",
    "add_assignment",
    "add_module",
    "answer_enrolment",
    "assess_work",
    "assign_coach",
    "begin_cohort",
    "cancel_coaching",
    "cancel_session",
    "change_assignment",
    "change_coaching",
    "change_cohort",
    "change_module",
    "change_programme",
    "change_session",
    "enrol_teacher",
    "fill_in_scan",
    "finish_cohort",
    "give_certificate",
    "hand_in",
    "move_module",
    "next_version",
    "plan_coaching",
    "plan_session",
    "react_to_coaching",
    "record_attendance",
    "refuse_suggestion",
    "remove_assignment",
    "remove_module",
    "report_coaching",
    "start_programme",
    "stop_enrolment",
    "suggest_training",
    "withdraw_certificate",
]
