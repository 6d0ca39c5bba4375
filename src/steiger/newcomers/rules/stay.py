"""When a stay may start and its intake be written down, and who decides about a provisional placement."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no
from steiger.newcomers.models import Placement
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_change

# A first day that lies farther ahead, or before the referral, is a typing error.
FIRST_DAY_WEEKS_AHEAD = 8
# A first day can be agreed on for when an expected move makes room.
AGREED_DAY_WEEKS_AHEAD = 26
LONGEST_OBSERVATION_WEEKS = 12


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


def agreed_day_verdict(starts_on: date | None, intake_planned_on: date | None, today: date) -> Verdict:
    """The first day that is agreed on with the offer."""
    if starts_on is None:
        return YES
    if starts_on < today:
        return no(_("The first day lies in the past. Choose today or a later day."))
    if intake_planned_on is not None and starts_on < intake_planned_on:
        return no(_("The first day lies before the intake. Choose a later day."))
    if starts_on > today + timedelta(weeks=AGREED_DAY_WEEKS_AHEAD):
        message = _("The first day lies more than %(weeks)s weeks ahead. Check the date.")
        return no(message % {"weeks": AGREED_DAY_WEEKS_AHEAD})
    return YES


def is_expired(placement: Placement, today: date) -> bool:
    """A reservation holds on its last day."""
    return placement.reserved_until_on is not None and placement.reserved_until_on < today


def may_decide_placement(member: Member, journey: Journey, placement: Placement | None) -> Verdict:
    """Confirm, extend or end a provisional placement: the newcomer school that observes, or the coordinator."""
    verdict = may_change(member, journey, Permission.PLACE_OFFER)
    if not verdict:
        return verdict
    if placement is None or placement.placed_on is None:
        return no(_("This child has not started at the newcomer school yet."))
    if not placement.is_provisional:
        return no(_("This placement is not provisional. There is nothing to decide."))
    return YES


def longer_observation_verdict(placement: Placement, until_on: date, today: date) -> Verdict:
    if until_on <= today or (placement.provisional_until_on is not None and until_on <= placement.provisional_until_on):
        return no(_("The observation lasts until then already. Choose a later day."))
    if placement.placed_on is not None and until_on > placement.placed_on + timedelta(weeks=LONGEST_OBSERVATION_WEEKS):
        message = _("An observation lasts at most %(weeks)s weeks from the first day. Decide before then.")
        return no(message % {"weeks": LONGEST_OBSERVATION_WEEKS})
    return YES
