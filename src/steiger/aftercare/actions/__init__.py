"""What happens after the move, verb by verb."""

from __future__ import annotations

from steiger.aftercare.actions.accepting import Accepted, accept_plan, passed_over_said
from steiger.aftercare.actions.availability import (
    AvailabilityInput,
    add_days_away,
    remove_days_away,
    set_availability,
    set_need,
    set_school_hours,
)
from steiger.aftercare.actions.closing import close_aftercare, stop_aftercare
from steiger.aftercare.actions.handover import pass_on_actions, pass_on_children, pass_on_support
from steiger.aftercare.actions.handover_review import answer_review, ask_reviews
from steiger.aftercare.actions.moving import lock_planned, move_planned, take_out
from steiger.aftercare.actions.offers import MomentInput, answer_offer, offer_dates
from steiger.aftercare.actions.packages import Part, change_package, end_package, make_package, set_hours
from steiger.aftercare.actions.proposals import (
    drop_proposal,
    forget_proposals,
    propose_plan,
    search_again,
    search_on,
    stop_search,
)
from steiger.aftercare.actions.reports import ask_about_need, finish_action, make_action, report_visit
from steiger.aftercare.actions.returning import take_back_aftercare
from steiger.aftercare.actions.support import agree_package, agree_support, end_support, spend_hours, strike_hours
from steiger.aftercare.actions.teacher import answer_as_teacher, ask_teacher
from steiger.aftercare.actions.visits import (
    add_visit,
    assign_specialist,
    make_visits,
    plan_trip,
    plan_visit,
    skip_visit,
)

__all__ = [
    "Accepted",
    "AvailabilityInput",
    "MomentInput",
    "Part",
    "accept_plan",
    "add_days_away",
    "add_visit",
    "agree_package",
    "agree_support",
    "answer_as_teacher",
    "answer_offer",
    "answer_review",
    "ask_about_need",
    "ask_reviews",
    "ask_teacher",
    "assign_specialist",
    "change_package",
    "close_aftercare",
    "drop_proposal",
    "end_package",
    "end_support",
    "finish_action",
    "forget_proposals",
    "lock_planned",
    "make_action",
    "make_package",
    "make_visits",
    "move_planned",
    "offer_dates",
    "pass_on_actions",
    "pass_on_children",
    "pass_on_support",
    "passed_over_said",
    "plan_trip",
    "plan_visit",
    "propose_plan",
    "remove_days_away",
    "report_visit",
    "search_again",
    "search_on",
    "set_availability",
    "set_hours",
    "set_need",
    "set_school_hours",
    "skip_visit",
    "spend_hours",
    "stop_aftercare",
    "stop_search",
    "strike_hours",
    "take_back_aftercare",
    "take_out",
]
