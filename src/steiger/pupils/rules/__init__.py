"""Who may see a child, and how much."""

from steiger.pupils.rules.access import (
    EVERYTHING,
    OWN_RELATION,
    SECTIONS,
    SHORTEST_NAME,
    Footing,
    involvements_of,
    may_act,
    may_change,
    name_in,
    own_footings,
    own_involvements,
    own_relations,
    sections_for,
    visible_to,
)
from steiger.pupils.rules.enrolments import (
    JOINS_WITHIN_DAYS,
    compulsory_from,
    days_nowhere,
    is_compulsory,
    may_join,
)

__all__ = [
    "EVERYTHING",
    "JOINS_WITHIN_DAYS",
    "OWN_RELATION",
    "SECTIONS",
    "SHORTEST_NAME",
    "Footing",
    "compulsory_from",
    "days_nowhere",
    "involvements_of",
    "is_compulsory",
    "may_act",
    "may_change",
    "may_join",
    "name_in",
    "own_footings",
    "own_involvements",
    "own_relations",
    "sections_for",
    "visible_to",
]
