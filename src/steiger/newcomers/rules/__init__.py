"""Who may see and answer a referral, who decides about places, and when a stay starts."""

from steiger.newcomers.rules.consents import effect_of, may_consent, unanswered
from steiger.newcomers.rules.exceptions import may_ask_exception, may_decide_exception
from steiger.newcomers.rules.extensions import MOST_WEEKS, may_ask_extension, may_decide_extension
from steiger.newcomers.rules.instruments import STANDARD as STANDARD_INSTRUMENTS
from steiger.newcomers.rules.instruments import (
    InstrumentInput,
    norm_fit_of,
    score_as_written,
    score_problem,
    steps_of,
)
from steiger.newcomers.rules.intake import FIELDS as INTAKE_FIELDS
from steiger.newcomers.rules.intake import HANGS_ON, StartingLevels, is_complete, missing_in
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
from steiger.newcomers.rules.rhythm import evaluation_days, evaluation_due_on, evaluation_number
from steiger.newcomers.rules.routes import ORDER as CEFR_ORDER
from steiger.newcomers.rules.routes import STANDARD_PROFILES, ProfileInput, is_secondary, not_yet, reaches
from steiger.newcomers.rules.stay import (
    FIRST_DAY_WEEKS_AHEAD,
    first_day_verdict,
    may_record_intake,
    whole_years,
)

__all__ = [
    "CEFR_ORDER",
    "FIRST_DAY_WEEKS_AHEAD",
    "HANGS_ON",
    "INTAKE_FIELDS",
    "MOST_WEEKS",
    "STANDARD_INSTRUMENTS",
    "STANDARD_PROFILES",
    "InstrumentInput",
    "ProfileInput",
    "StartingLevels",
    "effect_of",
    "evaluation_days",
    "evaluation_due_on",
    "evaluation_number",
    "first_day_verdict",
    "followed_by",
    "is_complete",
    "is_group_open",
    "is_own_school",
    "is_secondary",
    "may_answer",
    "may_ask_exception",
    "may_ask_extension",
    "may_consent",
    "may_decide_exception",
    "may_decide_extension",
    "may_manage_groups",
    "may_overbook",
    "may_place_in",
    "may_record_intake",
    "may_refer_for",
    "missing_in",
    "norm_fit_of",
    "not_yet",
    "reaches",
    "referrals_visible_to",
    "running_placements",
    "score_as_written",
    "score_problem",
    "sees_referral",
    "shows_facts",
    "steps_of",
    "unanswered",
    "whole_years",
]
