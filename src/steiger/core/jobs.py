"""Jobs run in the region that they were asked in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from steiger.core.scope import region_scope


def in_region(region_id: int, work: Callable[..., Any], **arguments: Any) -> Any:
    """Run `work` inside the region's transaction; a failing job leaves nothing half done."""
    with region_scope(region_id):
        return work(**arguments)
