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

__all__ = [
    "EVERYTHING",
    "OWN_RELATION",
    "SECTIONS",
    "SHORTEST_NAME",
    "Footing",
    "involvements_of",
    "may_act",
    "may_change",
    "name_in",
    "own_footings",
    "own_involvements",
    "own_relations",
    "sections_for",
    "visible_to",
]
