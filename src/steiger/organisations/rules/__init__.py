from __future__ import annotations

from steiger.organisations.rules.calendar import SchoolCalendar, Weeks
from steiger.organisations.rules.distance import distance_km, haversine_km
from steiger.organisations.rules.schools import (
    belongs_to,
    facility_kinds,
    is_in_region,
    is_unnamed,
    may_mark_newcomer_school,
    may_name_board,
)

__all__ = [
    "SchoolCalendar",
    "Weeks",
    "belongs_to",
    "distance_km",
    "facility_kinds",
    "haversine_km",
    "is_in_region",
    "is_unnamed",
    "may_mark_newcomer_school",
    "may_name_board",
]
