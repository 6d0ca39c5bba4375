"""The texts that ship with the product, and what holds for every text. Pure: no Django model, no database."""

from __future__ import annotations

from steiger.parents.catalogue.limits import Limit, limit_of
from steiger.parents.catalogue.loading import (
    FOLDER,
    SOURCE,
    Catalogue,
    Refused,
    catalogue,
    catalogues,
    offered,
    problems_of,
    read,
    refused,
    source,
)
from steiger.parents.catalogue.placeholders import (
    FROM_REGION,
    OF_THE_PAGE,
    cleaned,
    filled,
    is_balanced,
    length_of,
    mark_of,
    placeholders_in,
)

__all__ = [
    "FOLDER",
    "FROM_REGION",
    "OF_THE_PAGE",
    "SOURCE",
    "Catalogue",
    "Limit",
    "Refused",
    "catalogue",
    "catalogues",
    "cleaned",
    "filled",
    "is_balanced",
    "length_of",
    "limit_of",
    "mark_of",
    "offered",
    "placeholders_in",
    "problems_of",
    "read",
    "refused",
    "source",
]
