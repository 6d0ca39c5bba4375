"""What happens in this room: referring and answering, giving places, the stay, and the groups themselves."""

from steiger.newcomers.actions.consents import ConsentInput, record_consent, withdraw_consent
from steiger.newcomers.actions.groups import change_group, close_group, open_group
from steiger.newcomers.actions.instruments import (
    add_instrument,
    change_instrument,
    retire_instrument,
    take_standard_instruments,
)
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
    "add_instrument",
    "change_group",
    "change_instrument",
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
    "retire_instrument",
    "start_placement",
    "take_standard_instruments",
    "withdraw_consent",
    "withdraw_offer",
    "write_section",
]
