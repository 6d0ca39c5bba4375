"""The clocks of a child that waits: what the region promised, what the law says, and the alarm *enrolled nowhere*.

The law's terms run from the written application (WPO, article 40): a decision within six weeks, and after ten weeks
without one a child that is enrolled nowhere is placed and enrolled provisionally. Clocks are shown; they block nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.pupils.rules import is_compulsory

DECIDE_WITHIN_WEEKS = 6
PLACE_AFTER_WEEKS = 10
# A clock that ends within this time is amber.
SOON_DAYS = 7


class Tone(StrEnum):
    QUIET = "neutral"
    SOON = "warn"
    LATE = "bad"


@dataclass(frozen=True, slots=True)
class Clock:
    """One term: what must have happened by then, and how it stands today."""

    name: str
    due_on: date
    tone: Tone
    rule: str


def tone_of(due_on: date, today: date) -> Tone:
    if today > due_on:
        return Tone.LATE
    return Tone.SOON if (due_on - today).days <= SOON_DAYS else Tone.QUIET


def law_clocks(referred_on: date, today: date) -> list[Clock]:
    """Six and ten weeks after the referral."""
    decide, place = referred_on + timedelta(weeks=DECIDE_WITHIN_WEEKS), referred_on + timedelta(weeks=PLACE_AFTER_WEEKS)
    return [
        Clock(
            _("Decision on the application"),
            decide,
            tone_of(decide, today),
            _("within six weeks of the application, once four weeks longer (WPO, art. 40)"),
        ),
        Clock(
            _("Provisional placement and enrolment"),
            place,
            tone_of(place, today),
            _("ten weeks after the application without a decision, when the child is enrolled nowhere (WPO, art. 40)"),
        ),
    ]


def weeks_waited(since_on: date, today: date) -> int:
    return max((today - since_on).days, 0) // 7


def waited_words(weeks: int) -> str:
    return ngettext("%(count)s week", "%(count)s weeks", weeks) % {"count": weeks}


def is_enrolled_nowhere(*, birth_on: date, enrolled: bool, today: date) -> bool:
    """A child of compulsory school age without an enrolment that we know of."""
    return not enrolled and is_compulsory(birth_on, today)
