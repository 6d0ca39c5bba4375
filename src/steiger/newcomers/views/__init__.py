"""Pages: referring, the desk, the stay, the groups."""

from steiger.newcomers.views.desk import desk, mine
from steiger.newcomers.views.groups import add_group, change_group, close_group, groups
from steiger.newcomers.views.refer import compare, refer
from steiger.newcomers.views.referrals import card, decline, offer, referral, referred, wait, withdraw
from steiger.newcomers.views.stay import intake, levels, start

__all__ = [
    "add_group",
    "card",
    "change_group",
    "close_group",
    "compare",
    "decline",
    "desk",
    "groups",
    "intake",
    "levels",
    "mine",
    "offer",
    "refer",
    "referral",
    "referred",
    "start",
    "wait",
    "withdraw",
]
