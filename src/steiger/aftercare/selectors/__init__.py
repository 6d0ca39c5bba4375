"""What is asked about the time after the move: visits, reports, support, and what is due."""

from __future__ import annotations

from steiger.aftercare.models import SupportPackage, Visit
from steiger.aftercare.selectors.availability import (
    AvailabilityRow,
    SchoolHoursRow,
    availability_row,
    availability_rows,
    days_away_for,
    hours_of_school,
    need_of,
    school_hours_rows,
)
from steiger.aftercare.selectors.calendar import (
    CalendarPage,
    Stop,
    Trip,
    calendar_page,
    own_appointments,
    travellers,
    trip_at,
    trips,
)
from steiger.aftercare.selectors.due import due_for
from steiger.aftercare.selectors.file import FilePart, SupportRow, VisitRow, file_part, offers, posts, still_open
from steiger.aftercare.selectors.handover import ReviewResults, review_for, review_results
from steiger.aftercare.selectors.owned import children_of_specialists, owned_actions, owned_support
from steiger.aftercare.selectors.plan_uses import Uses, nameless_uses
from steiger.aftercare.selectors.reports import (
    ActionRow,
    ReportPage,
    StandingRow,
    action_for,
    arrived_report,
    report_page,
)
from steiger.aftercare.selectors.support import (
    SupportLinePage,
    package_for,
    packages,
    packages_for,
    spent_for,
    support_for,
    support_page,
)
from steiger.aftercare.selectors.support_hours import hours_page
from steiger.aftercare.selectors.teacher import TeacherPart, teacher_part, visit_of_link
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
    "AvailabilityRow",
    "CalendarPage",
    "FilePart",
    "Planning",
    "ReportPage",
    "ReviewResults",
    "SchoolHoursRow",
    "StandingRow",
    "Stop",
    "SupportLinePage",
    "SupportPackage",
    "SupportRow",
    "TeacherPart",
    "Trip",
    "Uses",
    "Visit",
    "VisitFilter",
    "VisitRow",
    "action_for",
    "arrived_report",
    "availability_row",
    "availability_rows",
    "calendar_page",
    "children_of_specialists",
    "days_away_for",
    "due_for",
    "file_part",
    "hours_of_school",
    "hours_page",
    "nameless_uses",
    "need_of",
    "offers",
    "open_specialists",
    "own_appointments",
    "owned_actions",
    "owned_support",
    "owners",
    "package_for",
    "packages",
    "packages_for",
    "planning",
    "posts",
    "report_page",
    "review_for",
    "review_results",
    "rows",
    "school_hours_rows",
    "specialists",
    "spent_for",
    "still_open",
    "support_for",
    "support_page",
    "teacher_part",
    "travellers",
    "trip_at",
    "trips",
    "visit_for",
    "visit_of_link",
    "visits",
]
