from __future__ import annotations

from steiger.expertise.models.activities import Activity, ActivityEnrolment, ActivityMaterial
from steiger.expertise.models.directory import DirectoryEntry, ExpertProfile

__all__ = [
    "Activity",
    "ActivityEnrolment",
    "ActivityMaterial",
    "DirectoryEntry",
    "ExpertProfile",
]
