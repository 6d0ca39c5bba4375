"""What happens in this room: referring and answering, giving places, the stay, and the groups themselves."""

from steiger.newcomers.actions.doubles import AnswerToDoubles, LikelyDoubleError, compare_pair, follow_referral
from steiger.newcomers.actions.groups import change_group, close_group, open_group
from steiger.newcomers.actions.placements import (
    close_stay,
    end_placement,
    offer_place,
    start_placement,
    withdraw_offer,
)
from steiger.newcomers.actions.refer import OneChildError, refer_family, refer_pupil
from steiger.newcomers.actions.referrals import decline_referral, put_on_waiting_list
from steiger.newcomers.actions.stay import (
    IntakeInput,
    LevelInput,
    change_intake,
    record_assessment,
    record_intake,
    record_levels,
)

__all__ = [
    "AnswerToDoubles",
    "IntakeInput",
    "LevelInput",
    "LikelyDoubleError",
    "OneChildError",
    "change_group",
    "change_intake",
    "close_group",
    "close_stay",
    "compare_pair",
    "decline_referral",
    "end_placement",
    "follow_referral",
    "offer_place",
    "open_group",
    "put_on_waiting_list",
    "record_assessment",
    "record_intake",
    "record_levels",
    "refer_family",
    "refer_pupil",
    "start_placement",
    "withdraw_offer",
]
