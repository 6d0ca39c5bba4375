"""Groups with places, referrals, the waiting list, placements, and what is learned during the stay."""

from steiger.newcomers.models.consents import Consent
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
from steiger.newcomers.models.placements import Placement
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
    "NewcomerGroup",
    "ParentTalk",
    "Placement",
    "PlanGoal",
    "Referral",
    "Rhythm",
    "RouteChoice",
    "SkillLevel",
    "StayExtension",
    "WaitingListEntry",
]
