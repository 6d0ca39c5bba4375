"""Who may see and answer a referral, who decides about places, and when a stay starts."""

from steiger.newcomers.rules.places import (
    is_group_open,
    is_own_school,
    may_manage_groups,
    may_overbook,
    may_place_in,
    running_placements,
)
from steiger.newcomers.rules.referrals import (
    followed_by,
    may_answer,
    may_refer_for,
    referrals_visible_to,
    sees_referral,
    shows_facts,
)
from steiger.newcomers.rules.stay import (
    FIRST_DAY_WEEKS_AHEAD,
    first_day_verdict,
    may_record_intake,
    whole_years,
)

__all__ = [
    "FIRST_DAY_WEEKS_AHEAD",
    "first_day_verdict",
    "followed_by",
    "is_group_open",
    "is_own_school",
    "may_answer",
    "may_manage_groups",
    "may_overbook",
    "may_place_in",
    "may_record_intake",
    "may_refer_for",
    "referrals_visible_to",
    "running_placements",
    "sees_referral",
    "shows_facts",
    "whole_years",
]
