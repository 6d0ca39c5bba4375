"""Which words exist in this room."""

from __future__ import annotations

from steiger.expertise.enums.articles import ArticleState
from steiger.expertise.enums.help_requests import (
    OPEN_STATES,
    SETTLED_STATES,
    Destination,
    Helped,
    HelpState,
    MessageKind,
    Urgency,
)
from steiger.expertise.enums.subjects import Stage, Subject

__all__ = [
    "OPEN_STATES",
    "SETTLED_STATES",
    "ArticleState",
    "Destination",
    "HelpState",
    "Helped",
    "MessageKind",
    "Stage",
    "Subject",
    "Urgency",
]
