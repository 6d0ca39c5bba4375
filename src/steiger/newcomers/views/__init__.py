"""Pages: referring, the desk, the stay, the groups."""

from steiger.newcomers.views.desk import ahead, desk, mine
from steiger.newcomers.views.enrolment import days, do_notice, end_lessons, enrol, enrolment, fixed_days, lessons
from steiger.newcomers.views.groups import add_group, change_group, close_group, groups
from steiger.newcomers.views.referrals import card, decline, hold, offer, refer, referral, referred, wait, withdraw
from steiger.newcomers.views.stay import intake, levels, observation, start

__all__ = [
    "add_group",
    "ahead",
    "card",
    "change_group",
    "close_group",
    "days",
    "decline",
    "desk",
    "do_notice",
    "end_lessons",
    "enrol",
    "enrolment",
    "fixed_days",
    "groups",
    "hold",
    "intake",
    "lessons",
    "levels",
    "mine",
    "observation",
    "offer",
    "refer",
    "referral",
    "referred",
    "start",
    "wait",
    "withdraw",
]
