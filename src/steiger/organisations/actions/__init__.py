"""What happens in this room. Imports and new regions are the operator's, at the console: they take no member."""

from __future__ import annotations

from steiger.organisations.actions.boards import name_board
from steiger.organisations.actions.free_days import add_free_day, remove_free_day
from steiger.organisations.actions.importing import import_holidays, import_reference, import_schools
from steiger.organisations.actions.newcomer_schools import mark_newcomer_school, unmark_newcomer_school
from steiger.organisations.actions.regions import create_region, readdress_region

__all__ = [
    "add_free_day",
    "create_region",
    "import_holidays",
    "import_reference",
    "import_schools",
    "mark_newcomer_school",
    "name_board",
    "readdress_region",
    "remove_free_day",
    "unmark_newcomer_school",
]
