from __future__ import annotations

from enum import StrEnum


class Hidden(StrEnum):
    """Why a number is not shown."""

    SMALL = "small"
    """Fewer than k people."""
    COVER = "cover"
    """With it one could work out a small one."""
