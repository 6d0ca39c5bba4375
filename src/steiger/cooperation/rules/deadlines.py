"""What follows from a policy on a day: who is a newcomer, when waiting is too long, and why a date is what it is."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.core.due import Why
from steiger.core.verdict import Verdict, no

if TYPE_CHECKING:
    from steiger.cooperation.models import PolicyVersion

Colour = Literal["", "amber", "red"]


DECISION_PAGE = "agreements:decision"


def because(policy: PolicyVersion, text: str) -> Why:
    """The sentence behind every deadline: the rule, the version that holds it, and the decision that adopted it."""
    said = _("%(text)s (policy %(number)s, decision %(decision)s)") % {
        "text": text,
        "number": policy.number,
        "decision": policy.decision,
    }
    # Everybody with a role reads a decision that adopted a policy (`rules.decisions`), so everybody gets the link.
    return Why(said, page=DECISION_PAGE if policy.adopted_in_id else "", pk=policy.adopted_in_id or 0)


def is_newcomer(policy: PolicyVersion, *, birth_on: date, arrived_on: date | None, day: date) -> Verdict:
    """Age and time in the country. An unknown arrival refuses nobody: the newcomer school asks at the intake."""
    age = _age(birth_on, day)
    if not policy.newcomer_age_from <= age <= policy.newcomer_age_until:
        text = _("%(age)s years old; newcomers are %(low)s to %(high)s years old") % {
            "age": age,
            "low": policy.newcomer_age_from,
            "high": policy.newcomer_age_until,
        }
        return no(because(policy, text))
    months = policy.newcomer_months_in_country
    if arrived_on is not None and day > _months_later(arrived_on, months):
        text = ngettext(
            "longer than %(count)s month in the Netherlands", "longer than %(count)s months in the Netherlands", months
        ) % {"count": months}
        return no(because(policy, text))
    text = _("%(age)s years old and new in the Netherlands") % {"age": age}
    return Verdict(ok=True, reason=because(policy, text))


def amber_waiting_on(policy: PolicyVersion, since_on: date) -> date:
    """The first day on which a child that waits since then is amber."""
    return since_on + timedelta(weeks=policy.amber_waiting_weeks, days=1)


def red_waiting_on(policy: PolicyVersion, arrived_on: date) -> date:
    """The first day on which a child that waits and arrived then is red: the European norm is three months."""
    return arrived_on + timedelta(weeks=policy.red_waiting_weeks, days=1)


def waiting_colour(policy: PolicyVersion, *, since_on: date, arrived_on: date | None, day: date) -> Colour:
    """How urgent a place has become. Without a known arrival, waiting itself counts: nobody arrives while waiting."""
    if day >= red_waiting_on(policy, since_on if arrived_on is None else min(arrived_on, since_on)):
        return "red"
    return "amber" if day >= amber_waiting_on(policy, since_on) else ""


def _age(birth_on: date, day: date) -> int:
    return day.year - birth_on.year - ((day.month, day.day) < (birth_on.month, birth_on.day))


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
