"""Who consents, to what, and what ends when a consent is taken back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from steiger.core.verdict import YES, Verdict, no
from steiger.newcomers.enums import ConsentPurpose
from steiger.newcomers.rules.stay import whole_years

# From this age on the pupil holds the rights of the person concerned, not the parents (UAVG art. 5).
OWN_CONSENT_AGE = 16


def may_consent(*, birth_on: date, given_on: date, by_pupil: bool) -> Verdict:
    """From sixteen on, counted on the day of the answer, the pupil; until then the parents."""
    is_of_age = whole_years(birth_on, given_on) >= OWN_CONSENT_AGE
    if is_of_age and not by_pupil:
        return no(_("From 16 years on the pupil decides. Ask the pupil, and tick that the pupil answered."))
    if by_pupil and not is_of_age:
        return no(_("Until 16 years the parents decide. Write down which parent answered."))
    return YES


def unanswered(answered: Collection[str]) -> list[ConsentPurpose]:
    """What the parents were not asked yet. A no is an answer as well."""
    return [purpose for purpose in ConsentPurpose if purpose not in answered]


def effect_of(purpose: ConsentPurpose, *, has_moved: bool = False) -> str:
    """What happens, or happened, when this consent is taken back; said before and after."""
    if purpose == ConsentPurpose.SPECIALIST and has_moved:
        return _("The aftercare goes on: it belongs to the move. Speak about it with the coordinator.")
    return {
        ConsentPurpose.FORMER_SCHOOL: _("What the former school told is hidden, and nothing is asked there any more."),
        ConsentPurpose.SPECIALIST: _("The file is closed for the specialist."),
        ConsentPurpose.CARE: _("What is written about other helpers is hidden."),
        ConsentPurpose.NOTES: _("The mother school can no longer read the confidential notes."),
        ConsentPurpose.PHOTO: _("Steiger holds no photos. Tell the group that none are made or used any more."),
    }[purpose]
