"""What happens in this room: referring and answering, giving places, the stay, and the groups themselves."""

from steiger.newcomers.actions.groups import change_group, close_group, open_group
from steiger.newcomers.actions.placements import (
    close_stay,
    end_placement,
    offer_place,
    start_placement,
    withdraw_offer,
)
from steiger.newcomers.actions.referrals import decline_referral, put_on_waiting_list, refer_pupil
from steiger.newcomers.actions.returns import place_again
from steiger.newcomers.actions.stay import (
    IntakeInput,
    LevelInput,
    change_intake,
    record_assessment,
    record_intake,
    record_levels,
)

__all__ = [
    "IntakeInput",
    "LevelInput",
    "change_group",
    "change_intake",
    "close_group",
    "close_stay",
    "decline_referral",
    "end_placement",
    "offer_place",
    "open_group",
    "place_again",
    "put_on_waiting_list",
    "record_assessment",
    "record_intake",
    "record_levels",
    "refer_pupil",
    "start_placement",
    "withdraw_offer",
]
