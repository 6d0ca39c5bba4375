"""The support plan on paper: tagged PDF in Dutch, its words and its goals by school year with how they stand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steiger.cooperation.rules.markdown import as_values, to_blocks
from steiger.cooperation.selectors.support_strategy import GoalRow, GoalYear, StrategyPage
from steiger.core.school_years import year_label
from steiger.documents.typesetting import typeset
from steiger.organisations.models import Region

TEMPLATE = "cooperation/strategy.typ"
LANGUAGE = "nl"


def strategy_pdf(page: StrategyPage, region: Region) -> bytes:
    with translation.override(LANGUAGE):
        return typeset(TEMPLATE, _inputs(page, region))


def _inputs(page: StrategyPage, region: Region) -> dict[str, Any]:
    strategy = page.strategy
    number = _("Version %(number)s") % {"number": strategy.number}
    return {
        "title": strategy.title,
        "subtitle": f"{number} · {strategy.years_said}",
        "region": region.name,
        "language": LANGUAGE,
        "dated_on": (strategy.published_on or strategy.made_on).isoformat(),
        "footer": f"{strategy.title} · {number}",
        "holds": _holds(page),
        "introduction": as_values(to_blocks(strategy.introduction)),
        "years": [_year(year) for year in page.years],
    }


def _holds(page: StrategyPage) -> str:
    strategy = page.strategy
    if strategy.holds_from is None:
        return _("This is a draft. It does not hold yet.")
    said = _("Holds from %(day)s, until the end of school year %(year)s.") % {
        "day": _day(strategy.holds_from),
        "year": year_label(strategy.last_year),
    }
    if strategy.decision is None:
        return said
    return f"{said} " + _("Adopted by decision %(number)s.") % {"number": strategy.decision.number}


def _year(year: GoalYear) -> dict[str, Any]:
    return {
        "title": _("School year %(year)s") % {"year": year.label},
        "empty": _("There are no goals for this school year."),
        "goals": [_goal(row) for row in year.rows],
    }


def _goal(row: GoalRow) -> dict[str, Any]:
    goal = row.goal
    facts = [
        (_("How one sees that it worked"), goal.indicator),
        (_("Whose goal"), goal.owner_name),
        (_("State"), _stand(row)),
    ]
    return {"text": goal.text, "facts": facts}


def _stand(row: GoalRow) -> str:
    if row.last is None:
        return row.goal.state_label
    said = f"{row.goal.state_label} ({_day(row.last.reported_on)})"
    return f"{said}. {row.last.note}" if row.last.note else said


def _day(value: date) -> str:
    return date_format(value, "j F Y")
