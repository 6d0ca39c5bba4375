"""What is asked about the time after the move: visits, reports, support, and what is due."""

from __future__ import annotations

from steiger.aftercare.models import PlanProposal, SupportPackage, Visit
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
from steiger.aftercare.selectors.breaks import WouldBreak, breaks_now, would_break
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
from steiger.aftercare.selectors.date_offers import OfferedStop, current_offers, offer_of, offered_stops, stop_of
from steiger.aftercare.selectors.due import due_for
from steiger.aftercare.selectors.file import FilePart, SupportRow, VisitRow, file_part, offers, posts, still_open
from steiger.aftercare.selectors.forecast import forecast_page
from steiger.aftercare.selectors.handover import ReviewResults, review_for, review_results
from steiger.aftercare.selectors.owned import children_of_specialists, owned_actions, owned_support
from steiger.aftercare.selectors.plan_uses import Uses, nameless_uses
from steiger.aftercare.selectors.proposals import (
    ProposalPage,
    Week,
    changes,
    planned_for,
    proposal_for,
    proposal_page,
    proposals,
    week_of,
)
from steiger.aftercare.selectors.reports import (
    ActionRow,
    ReportPage,
    StandingRow,
    action_for,
    arrived_report,
    report_page,
)
from steiger.aftercare.selectors.round import RoundPage, round_page
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
    "OfferedStop",
    "PlanProposal",
    "Planning",
    "ProposalPage",
    "ReportPage",
    "ReviewResults",
    "RoundPage",
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
    "Week",
    "WouldBreak",
    "action_for",
    "arrived_report",
    "availability_row",
    "availability_rows",
    "breaks_now",
    "calendar_page",
    "changes",
    "children_of_specialists",
    "current_offers",
    "days_away_for",
    "due_for",
    "file_part",
    "forecast_page",
    "hours_of_school",
    "hours_page",
    "nameless_uses",
    "need_of",
    "offer_of",
    "offered_stops",
    "offers",
    "open_specialists",
    "own_appointments",
    "owned_actions",
    "owned_support",
    "owners",
    "package_for",
    "packages",
    "packages_for",
    "planned_for",
    "planning",
    "posts",
    "proposal_for",
    "proposal_page",
    "proposals",
    "report_page",
    "review_for",
    "review_results",
    "round_page",
    "rows",
    "school_hours_rows",
    "specialists",
    "spent_for",
    "still_open",
    "stop_of",
    "support_for",
    "support_page",
    "teacher_part",
    "travellers",
    "trip_at",
    "trips",
    "visit_for",
    "visit_of_link",
    "visits",
    "week_of",
    "would_break",
]
