"""Pages: referring, the desk, the stay, the groups."""

from steiger.newcomers.views.desk import ahead, desk, mine
from steiger.newcomers.views.enrolment import days, do_notice, end_lessons, enrol, enrolment, fixed_days, lessons
from steiger.newcomers.views.evaluations import (
    add_goal,
    add_talk,
    ask_extension,
    change_goal,
    decide_extension,
    evaluate,
    rhythm,
    stay,
)
from steiger.newcomers.views.exceptions import ask_exception, decide_exception, exceptions
from steiger.newcomers.views.groups import add_group, change_group, close_group, groups
from steiger.newcomers.views.instruments import (
    add_instrument,
    change_instrument,
    instruments,
    retire_instrument,
    take_standard_instruments,
)
from steiger.newcomers.views.intake import consents, intake, intake_section, withdraw_consent
from steiger.newcomers.views.observation import observation
from steiger.newcomers.views.refer import compare, refer
from steiger.newcomers.views.referrals import card, decline, hold, offer, referral, referred, wait, withdraw
from steiger.newcomers.views.routes import (
    add_profile,
    change_profile,
    choose_route,
    profiles,
    retire_profile,
    route,
    skills,
    take_standard_profiles,
)
from steiger.newcomers.views.stay import levels, picture, start

__all__ = [
    "add_goal",
    "add_group",
    "add_instrument",
    "add_profile",
    "add_talk",
    "ahead",
    "ask_exception",
    "ask_extension",
    "card",
    "change_goal",
    "change_group",
    "change_instrument",
    "change_profile",
    "choose_route",
    "close_group",
    "compare",
    "consents",
    "days",
    "decide_exception",
    "decide_extension",
    "decline",
    "desk",
    "do_notice",
    "end_lessons",
    "enrol",
    "enrolment",
    "evaluate",
    "exceptions",
    "fixed_days",
    "groups",
    "hold",
    "instruments",
    "intake",
    "intake_section",
    "lessons",
    "levels",
    "mine",
    "observation",
    "offer",
    "picture",
    "profiles",
    "refer",
    "referral",
    "referred",
    "retire_instrument",
    "retire_profile",
    "rhythm",
    "route",
    "skills",
    "start",
    "stay",
    "take_standard_instruments",
    "take_standard_profiles",
    "wait",
    "withdraw",
    "withdraw_consent",
]
