from __future__ import annotations

# What a secret link opens: the calendar of the person who made it.
CALENDAR_LINK = "calendar"
