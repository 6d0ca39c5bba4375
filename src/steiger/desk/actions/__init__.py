"""What the desk does itself: the own calendar address, the weekly mail."""

from __future__ import annotations

from steiger.desk.actions.calendar import make_calendar_address, withdraw_calendar_address
from steiger.desk.actions.weekly_mail import week_fact, write_missed_mail, write_weekly_mail

__all__ = [
    "make_calendar_address",
    "week_fact",
    "withdraw_calendar_address",
    "write_missed_mail",
    "write_weekly_mail",
]
