"""Who may do what after the move, when a visit falls, what a report needs; with the reason that the screen shows."""

from __future__ import annotations

from steiger.aftercare.rules.reports import (
    Missing,
    held_verdict,
    may_finish_action,
    may_make_action,
    missing_parts,
    repeat_verdict,
)
from steiger.aftercare.rules.support import (
    MOST_HOURS,
    StillOpen,
    is_running,
    may_close,
    may_write_support,
)
from steiger.aftercare.rules.trips import common_days, days_for, in_one_trip
from steiger.aftercare.rules.visits import (
    DAYS_AHEAD,
    Window,
    detail_for,
    due_on,
    fits,
    hand_over_verdict,
    may_assign,
    may_plan,
    may_report,
    may_skip,
    open_verdict,
    shown_day,
    visits_visible_to,
    when,
    window_days,
)

__all__ = [
    "DAYS_AHEAD",
    "MOST_HOURS",
    "Missing",
    "StillOpen",
    "Window",
    "common_days",
    "days_for",
    "detail_for",
    "due_on",
    "fits",
    "hand_over_verdict",
    "held_verdict",
    "in_one_trip",
    "is_running",
    "may_assign",
    "may_close",
    "may_finish_action",
    "may_make_action",
    "may_plan",
    "may_report",
    "may_skip",
    "may_write_support",
    "missing_parts",
    "open_verdict",
    "repeat_verdict",
    "shown_day",
    "visits_visible_to",
    "when",
    "window_days",
]
