"""What is asked about the time after the move: visits, reports, support, and what is due."""

from __future__ import annotations

from steiger.aftercare.models import Visit
from steiger.aftercare.selectors.calendar import CalendarPage, Stop, Trip, calendar_page, travellers, trip_at, trips
from steiger.aftercare.selectors.due import due_for
from steiger.aftercare.selectors.file import FilePart, SupportRow, VisitRow, file_part, offers, posts, still_open
from steiger.aftercare.selectors.owned import children_of_specialists, owned_actions
from steiger.aftercare.selectors.plan_uses import Uses, nameless_uses
from steiger.aftercare.selectors.reports import (
    ActionRow,
    ReportPage,
    StandingRow,
    action_for,
    arrived_report,
    report_page,
    support_for,
)
from steiger.aftercare.selectors.visits import (
    Planning,
    VisitFilter,
    open_specialists,
    owners,
    planning,
    rows,
    specialists,
    visit_for,
    visits,
)

__all__ = [
    "ActionRow",
    "CalendarPage",
    "FilePart",
    "Planning",
    "ReportPage",
    "StandingRow",
    "Stop",
    "SupportRow",
    "Trip",
    "Uses",
    "Visit",
    "VisitFilter",
    "VisitRow",
    "action_for",
    "arrived_report",
    "calendar_page",
    "children_of_specialists",
    "due_for",
    "file_part",
    "nameless_uses",
    "offers",
    "open_specialists",
    "owned_actions",
    "owners",
    "planning",
    "posts",
    "report_page",
    "rows",
    "specialists",
    "still_open",
    "support_for",
    "travellers",
    "trip_at",
    "trips",
    "visit_for",
    "visits",
]
