"""Who ends a journey or takes a child back, and which ending fits when."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.pupils import rules as pupils
from steiger.pupils.enums import LeavingReason
from steiger.pupils.models import Journey

# What a declined referral ends with is not chosen on a file.
CHOSEN_ON_A_FILE = tuple(one for one in LeavingReason if one != LeavingReason.NOT_A_NEWCOMER)
OF_AGE = 18


def may_return(member: Member, journey: Journey) -> Verdict:
    verdict = pupils.may_change(member, journey, Permission.MOVE_PLAN)
    if verdict and journey.moved_on is None:
        return no(_("The child has not moved. It is still at the newcomer school."))
    return verdict


def may_end(member: Member, journey: Journey) -> Verdict:
    return pupils.may_change(member, journey, Permission.FILE_WRITE)


def ending_fits(journey: Journey, reason: str, ended_on: date) -> Verdict:
    """A referral is withdrawn before there was a placement; who is completed at 18 is 18."""
    if reason not in CHOSEN_ON_A_FILE:
        return no(_("Choose why the journey ends."))
    if reason == LeavingReason.WITHDRAWN and journey.placed_on is not None:
        return no(_("The child has been at the newcomer school. Choose how it left."))
    birthday = comes_of_age_on(journey.pupil.birth_on)
    if reason == LeavingReason.TURNED_18 and ended_on < birthday:
        return no(_("The child turns 18 on %(day)s.") % {"day": date_format(birthday, "j F Y")})
    return YES


def comes_of_age_on(birth_on: date) -> date:
    """The 18th birthday; who was born on 29 February has it on 1 March."""
    try:
        return birth_on.replace(year=birth_on.year + OF_AGE)
    except ValueError:
        return date(birth_on.year + OF_AGE, 3, 1)
