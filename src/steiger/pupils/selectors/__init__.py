"""What is asked about children: lists, one file, whose they are."""

from steiger.pupils.selectors.doubles import Lookalike, checks_of, checks_to_judge, identity_of, lookalikes
from steiger.pupils.selectors.file import (
    Relations,
    bonds,
    chosen_bond,
    file_url,
    guardians_of,
    involved_school_id,
    involved_user_ids,
    journey,
    notes,
    relations_of,
    running_bonds,
)
from steiger.pupils.selectors.lists import (
    CASE_NUMBER,
    ORDERS,
    SEARCH_LIMIT,
    JourneyFilter,
    initials_by_case,
    journeys,
    journeys_expected_to_move,
    pupil_name,
    running_involvements,
    shown_names,
)
from steiger.pupils.selectors.owned import owned_journeys
from steiger.pupils.selectors.sessions import running_of, session_of, sessions

__all__ = [
    "CASE_NUMBER",
    "ORDERS",
    "SEARCH_LIMIT",
    "JourneyFilter",
    "Lookalike",
    "Relations",
    "bonds",
    "checks_of",
    "checks_to_judge",
    "chosen_bond",
    "file_url",
    "guardians_of",
    "identity_of",
    "initials_by_case",
    "involved_school_id",
    "involved_user_ids",
    "journey",
    "journeys",
    "journeys_expected_to_move",
    "lookalikes",
    "notes",
    "owned_journeys",
    "pupil_name",
    "relations_of",
    "running_bonds",
    "running_involvements",
    "running_of",
    "session_of",
    "sessions",
    "shown_names",
]
