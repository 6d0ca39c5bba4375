"""What is asked of this room."""

from __future__ import annotations

from steiger.organisations.models import School
from steiger.organisations.selectors.calendar import (
    calendar_for,
    calendar_for_region,
    calendars_for,
    free_days,
    holidays_between,
)
from steiger.organisations.selectors.regions import region_by_slug, region_of, regions
from steiger.organisations.selectors.schools import (
    Nearby,
    SchoolFilter,
    about_where,
    board_in_region,
    boards_in_region,
    facilities_of,
    filtered_schools,
    municipalities_in_region,
    nearest_newcomer_schools,
    newcomer_facilities,
    newcomer_schools,
    open_facility,
    places_in_region,
    pupil_counts,
    regular_schools,
    school,
    school_in_region,
    schools_in_region,
    schools_of_board,
    search_schools,
    where_boards_have_schools,
)

__all__ = [
    "Nearby",
    "School",
    "SchoolFilter",
    "about_where",
    "board_in_region",
    "boards_in_region",
    "calendar_for",
    "calendar_for_region",
    "calendars_for",
    "facilities_of",
    "filtered_schools",
    "free_days",
    "holidays_between",
    "municipalities_in_region",
    "nearest_newcomer_schools",
    "newcomer_facilities",
    "newcomer_schools",
    "open_facility",
    "places_in_region",
    "pupil_counts",
    "region_by_slug",
    "region_of",
    "regions",
    "regular_schools",
    "school",
    "school_in_region",
    "schools_in_region",
    "schools_of_board",
    "search_schools",
    "where_boards_have_schools",
]
