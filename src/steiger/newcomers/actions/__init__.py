"""What happens in this room: referring and answering, giving places, the stay, and the groups themselves."""

from steiger.newcomers.actions.consents import ConsentInput, record_consent, withdraw_consent
from steiger.newcomers.actions.groups import change_group, close_group, open_group
from steiger.newcomers.actions.intake import IntakeInput, record_intake, write_section
from steiger.newcomers.actions.levels import LevelInput, record_assessment, record_levels
from steiger.newcomers.actions.placements import (
    close_stay,
    end_placement,
    offer_place,
    start_placement,
    withdraw_offer,
)
from steiger.newcomers.actions.referrals import decline_referral, put_on_waiting_list, refer_pupil

__all__ = [
    "ConsentInput",
    "IntakeInput",
    "LevelInput",
    "change_group",
    "close_group",
    "close_stay",
    "decline_referral",
    "end_placement",
    "offer_place",
    "open_group",
    "put_on_waiting_list",
    "record_assessment",
    "record_consent",
    "record_intake",
    "record_levels",
    "refer_pupil",
    "start_placement",
    "withdraw_consent",
    "withdraw_offer",
    "write_section",
]
