"""Groups with places, referrals, the waiting list, placements, enrolment duties, and what is learned in the stay."""

from steiger.newcomers.models.enrolments import LegalNotice, TemporaryLessons
from steiger.newcomers.models.groups import NewcomerGroup
from steiger.newcomers.models.placements import Placement, PlacementDecision
from steiger.newcomers.models.referrals import Referral, WaitingListEntry
from steiger.newcomers.models.stay import Assessment, Intake

__all__ = [
    "Assessment",
    "Intake",
    "LegalNotice",
    "NewcomerGroup",
    "Placement",
    "PlacementDecision",
    "Referral",
    "TemporaryLessons",
    "WaitingListEntry",
]
