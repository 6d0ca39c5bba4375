"""Groups with places, referrals, the waiting list, placements, enrolment duties, and what is learned in the stay."""

from steiger.newcomers.models.consents import Consent
from steiger.newcomers.models.enrolments import LegalNotice, TemporaryLessons
from steiger.newcomers.models.evaluations import (
    Evaluation,
    GoalReview,
    ParentTalk,
    PlanGoal,
    Rhythm,
    StayExtension,
)
from steiger.newcomers.models.exceptions import ExceptionRequest
from steiger.newcomers.models.groups import NewcomerGroup
from steiger.newcomers.models.instruments import Instrument
from steiger.newcomers.models.placements import Placement, PlacementDecision
from steiger.newcomers.models.referrals import Referral, WaitingListEntry
from steiger.newcomers.models.routes import ExitProfile, RouteChoice, SkillLevel
from steiger.newcomers.models.stay import Assessment, Intake

__all__ = [
    "Assessment",
    "Consent",
    "Evaluation",
    "ExceptionRequest",
    "ExitProfile",
    "GoalReview",
    "Instrument",
    "Intake",
    "LegalNotice",
    "NewcomerGroup",
    "ParentTalk",
    "Placement",
    "PlacementDecision",
    "PlanGoal",
    "Referral",
    "Rhythm",
    "RouteChoice",
    "SkillLevel",
    "StayExtension",
    "TemporaryLessons",
    "WaitingListEntry",
]
