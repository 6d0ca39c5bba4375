"""When a stay may start, and when its intake may be written down."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no
from steiger.newcomers.models import Placement
from steiger.pupils.models import Journey

# A first day that lies farther ahead, or before the referral, is a typing error.
FIRST_DAY_WEEKS_AHEAD = 8


def first_day_verdict(journey: Journey, placed_on: date) -> Verdict:
    if placed_on < journey.referred_on:
        return no(_("The first day lies before the referral. Check the date."))
    if placed_on > clock.today() + timedelta(weeks=FIRST_DAY_WEEKS_AHEAD):
        return no(
            _("The first day lies more than %(weeks)s weeks ahead. Check the date.") % {"weeks": FIRST_DAY_WEEKS_AHEAD}
        )
    return YES


def may_record_intake(placement: Placement | None) -> Verdict:
    if placement is None:
        return no(_("Offer a place first: the newcomer school that takes the child does the intake."))
    return YES


def whole_years(birth_on: date, day: date) -> int:
    return day.year - birth_on.year - ((day.month, day.day) < (birth_on.month, birth_on.day))
