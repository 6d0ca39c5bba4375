"""Which words exist in this room."""

from __future__ import annotations

from steiger.expertise.enums.subjects import Stage, Subject

__all__ = [
    "Stage",
    "Subject",
]
