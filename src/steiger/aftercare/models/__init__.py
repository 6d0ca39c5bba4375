"""What is true after the move."""

from __future__ import annotations

from steiger.aftercare.models.handover import HandoverAnswer, HandoverReview
from steiger.aftercare.models.support import AvailableHours, PackageLine, SpentHours, SupportLine, SupportPackage
from steiger.aftercare.models.teacher import TeacherForm, TeacherStanding
from steiger.aftercare.models.visits import Visit, VisitAction, VisitReport, VisitStanding

__all__ = [
    "AvailableHours",
    "HandoverAnswer",
    "HandoverReview",
    "PackageLine",
    "SpentHours",
    "SupportLine",
    "SupportPackage",
    "TeacherForm",
    "TeacherStanding",
    "Visit",
    "VisitAction",
    "VisitReport",
    "VisitStanding",
]
