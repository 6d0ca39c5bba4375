"""What happens after the move, verb by verb."""

from __future__ import annotations

from steiger.aftercare.actions.closing import close_aftercare, stop_aftercare
from steiger.aftercare.actions.handover import pass_on_actions, pass_on_children
from steiger.aftercare.actions.reports import ask_about_need, finish_action, make_action, report_visit
from steiger.aftercare.actions.returning import take_back_aftercare
from steiger.aftercare.actions.support import agree_support, end_support
from steiger.aftercare.actions.visits import assign_specialist, make_visits, plan_visit, skip_visit

__all__ = [
    "agree_support",
    "ask_about_need",
    "assign_specialist",
    "close_aftercare",
    "end_support",
    "finish_action",
    "make_action",
    "make_visits",
    "pass_on_actions",
    "pass_on_children",
    "plan_visit",
    "report_visit",
    "skip_visit",
    "stop_aftercare",
    "take_back_aftercare",
]
