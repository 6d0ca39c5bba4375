"""What happens in this room: referring and answering, giving places, the stay, enrolments, and the groups."""

from steiger.newcomers.actions.groups import change_group, close_group, open_group
from steiger.newcomers.actions.lessons import end_lessons, teach_meanwhile
from steiger.newcomers.actions.notices import do_notice, note_beginning, note_end
from steiger.newcomers.actions.observation import confirm_placement, end_after_observation, extend_observation
from steiger.newcomers.actions.placements import (
    close_stay,
    end_placement,
    offer_place,
    start_placement,
)
from steiger.newcomers.actions.referrals import decline_referral, put_on_waiting_list, refer_pupil
from steiger.newcomers.actions.reservations import expire_reservations, hold_longer, withdraw_offer
from steiger.newcomers.actions.stay import (
    IntakeInput,
    LevelInput,
    change_intake,
    record_assessment,
    record_intake,
    record_levels,
)
from steiger.newcomers.actions.ways import choose_fixed_days, enrol_child

__all__ = [
    "IntakeInput",
    "LevelInput",
    "change_group",
    "change_intake",
    "choose_fixed_days",
    "close_group",
    "close_stay",
    "confirm_placement",
    "decline_referral",
    "do_notice",
    "end_after_observation",
    "end_lessons",
    "end_placement",
    "enrol_child",
    "expire_reservations",
    "extend_observation",
    "hold_longer",
    "note_beginning",
    "note_end",
    "offer_place",
    "open_group",
    "put_on_waiting_list",
    "record_assessment",
    "record_intake",
    "record_levels",
    "refer_pupil",
    "start_placement",
    "teach_meanwhile",
    "withdraw_offer",
]
