"""Groups with places, referrals, the waiting list, placements, and what is learned during the stay."""

from steiger.newcomers.models.groups import NewcomerGroup
from steiger.newcomers.models.placements import Placement
from steiger.newcomers.models.referrals import Referral, WaitingListEntry
from steiger.newcomers.models.stay import Assessment, Intake

__all__ = [
    "Assessment",
    "Intake",
    "NewcomerGroup",
    "Placement",
    "Referral",
    "WaitingListEntry",
]
