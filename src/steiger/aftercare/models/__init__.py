"""What is true after the move."""

from __future__ import annotations

from steiger.aftercare.models.support import SupportLine
from steiger.aftercare.models.visits import Visit, VisitAction, VisitReport, VisitStanding

__all__ = ["SupportLine", "Visit", "VisitAction", "VisitReport", "VisitStanding"]
