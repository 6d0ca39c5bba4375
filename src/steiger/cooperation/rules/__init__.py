"""What the region's policy means: its terms, when they hold together, and what follows from them on a day."""

from steiger.cooperation.rules.access import may_adopt_policy, visible_to
from steiger.cooperation.rules.campaign import may_run_campaign, may_work_on
from steiger.cooperation.rules.covenant import may_write_covenant, may_write_money
from steiger.cooperation.rules.deadlines import (
    amber_waiting_on,
    because,
    is_newcomer,
    red_waiting_on,
    waiting_colour,
)
from steiger.cooperation.rules.sentences import (
    Change,
    around_move,
    certificate_sentence,
    changes,
    sections,
    step_title,
    window_text,
)
from steiger.cooperation.rules.templates import TEMPLATES, template_terms
from steiger.cooperation.rules.terms import (
    LIMITS,
    RULE_NAMES,
    Problem,
    Rules,
    StepInput,
    Terms,
    WindowInput,
    date_problems,
    problems,
    terms_of,
)

__all__ = [
    "LIMITS",
    "RULE_NAMES",
    "TEMPLATES",
    "Change",
    "Problem",
    "Rules",
    "StepInput",
    "Terms",
    "WindowInput",
    "amber_waiting_on",
    "around_move",
    "because",
    "certificate_sentence",
    "changes",
    "date_problems",
    "is_newcomer",
    "may_adopt_policy",
    "may_run_campaign",
    "may_work_on",
    "may_write_covenant",
    "may_write_money",
    "problems",
    "red_waiting_on",
    "sections",
    "step_title",
    "template_terms",
    "terms_of",
    "visible_to",
    "waiting_colour",
    "window_text",
]
