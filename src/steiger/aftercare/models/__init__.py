"""What is true after the move."""

from __future__ import annotations

from steiger.aftercare.models.availability import Availability, DaysAway, SchoolHours, VisitNeed, WorkingDay
from steiger.aftercare.models.handover import HandoverAnswer, HandoverReview
from steiger.aftercare.models.offers import DateOffer, OtherMoment
from steiger.aftercare.models.proposals import PlannedVisit, PlanProposal
from steiger.aftercare.models.support import AvailableHours, PackageLine, SpentHours, SupportLine, SupportPackage
from steiger.aftercare.models.teacher import TeacherForm, TeacherStanding
from steiger.aftercare.models.visits import Visit, VisitAction, VisitReport, VisitStanding

__all__ = [
    "Availability",
    "AvailableHours",
    "DateOffer",
    "DaysAway",
    "HandoverAnswer",
    "HandoverReview",
    "OtherMoment",
    "PackageLine",
    "PlanProposal",
    "PlannedVisit",
    "SchoolHours",
    "SpentHours",
    "SupportLine",
    "SupportPackage",
    "TeacherForm",
    "TeacherStanding",
    "Visit",
    "VisitAction",
    "VisitNeed",
    "VisitReport",
    "VisitStanding",
    "WorkingDay",
]
