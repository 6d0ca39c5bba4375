"""Pages: referring, the desk, the stay, the groups."""

from steiger.newcomers.views.desk import desk, mine
from steiger.newcomers.views.groups import add_group, change_group, close_group, groups
from steiger.newcomers.views.intake import consents, intake, intake_section, withdraw_consent
from steiger.newcomers.views.referrals import card, decline, offer, refer, referral, referred, wait, withdraw
from steiger.newcomers.views.stay import levels, start

__all__ = [
    "add_group",
    "card",
    "change_group",
    "close_group",
    "consents",
    "decline",
    "desk",
    "groups",
    "intake",
    "intake_section",
    "levels",
    "mine",
    "offer",
    "refer",
    "referral",
    "referred",
    "start",
    "wait",
    "withdraw",
    "withdraw_consent",
]
