"""What happens in this room: referring and answering, giving places, the stay, and the groups themselves."""

from steiger.newcomers.actions.consents import ConsentInput, record_consent, withdraw_consent
from steiger.newcomers.actions.evaluations import (
    GoalInput,
    ReviewInput,
    change_goal,
    close_goal,
    record_evaluation,
    set_goal,
    set_rhythm,
)
from steiger.newcomers.actions.groups import change_group, close_group, open_group
from steiger.newcomers.actions.instruments import (
    add_instrument,
    change_instrument,
    retire_instrument,
    take_standard_instruments,
)
from steiger.newcomers.actions.intake import IntakeInput, record_intake, write_section
from steiger.newcomers.actions.lessons import end_lessons, teach_meanwhile
from steiger.newcomers.actions.levels import LevelInput, record_assessment, record_levels
from steiger.newcomers.actions.notices import do_notice, note_beginning, note_end
from steiger.newcomers.actions.observation import confirm_placement, end_after_observation, extend_observation
from steiger.newcomers.actions.placements import close_stay, end_placement, offer_place, start_placement
from steiger.newcomers.actions.referrals import decline_referral, put_on_waiting_list, refer_pupil
from steiger.newcomers.actions.reservations import expire_reservations, hold_longer, withdraw_offer
from steiger.newcomers.actions.returns import place_again
from steiger.newcomers.actions.routes import (
    RouteInput,
    choose_route,
    record_skills,
    retire_profile,
    save_profile,
    take_standard_profiles,
)
from steiger.newcomers.actions.stay import TalkInput, ask_extension, decide_extension, record_talk
from steiger.newcomers.actions.ways import choose_fixed_days, enrol_child

__all__ = [
    "ConsentInput",
    "GoalInput",
    "IntakeInput",
    "LevelInput",
    "ReviewInput",
    "RouteInput",
    "TalkInput",
    "add_instrument",
    "ask_extension",
    "change_goal",
    "change_group",
    "change_instrument",
    "choose_fixed_days",
    "choose_route",
    "close_goal",
    "close_group",
    "close_stay",
    "confirm_placement",
    "decide_extension",
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
    "place_again",
    "put_on_waiting_list",
    "record_assessment",
    "record_consent",
    "record_evaluation",
    "record_intake",
    "record_levels",
    "record_skills",
    "record_talk",
    "refer_pupil",
    "retire_instrument",
    "retire_profile",
    "save_profile",
    "set_goal",
    "set_rhythm",
    "start_placement",
    "take_standard_instruments",
    "take_standard_profiles",
    "teach_meanwhile",
    "withdraw_consent",
    "withdraw_offer",
    "write_section",
]
