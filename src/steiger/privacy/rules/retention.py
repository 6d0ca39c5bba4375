"""When a term of the policy is over, and whether a run may go on."""

from __future__ import annotations

import calendar
from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.models import PolicyVersion
from steiger.core.verdict import YES, Verdict, no
from steiger.privacy.enums import Term
from steiger.privacy.models import RetentionRun
from steiger.pupils.enums import LeavingReason

# A referral that led to no place: nobody needs to know for long that a child was once refused.
REFUSED = frozenset({LeavingReason.NOT_A_NEWCOMER.value, LeavingReason.WITHDRAWN.value})
LONGEST_HOLD_YEARS = 2


def years_after(day: date, years: int) -> date:
    """The same day so many years later; of a leap day the last of February."""
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def years_before(day: date, years: int) -> date:
    return years_after(day, -years)


def file_years(policy: PolicyVersion, reasons: Collection[str], *, was_placed: bool) -> tuple[Term, int]:
    """How long a file is kept after its last journey ended, and by which term. `reasons` are those of all journeys."""
    if not was_placed and reasons and REFUSED.issuperset(reasons):
        return Term.REFUSED, min(policy.keep_refused_years, policy.keep_file_years)
    return Term.FILE, policy.keep_file_years


def health_is_sooner(policy: PolicyVersion) -> bool:
    """Notes and cases are part of the file; a term of their own counts only where it is the shorter one."""
    return policy.keep_health_years < policy.keep_file_years


def _may_see(member: Member) -> Verdict:
    if member.reach(Permission.RETENTION_RELEASE) < Reach.REGION:
        return no(_("The coordinator and the privacy officer do this together."))
    return YES


def may_check(member: Member, run: RetentionRun) -> Verdict:
    if run.checked_by_id is not None:
        return no(_("This list has been checked."))
    return _may_see(member)


def may_release(member: Member, run: RetentionRun) -> Verdict:
    if run.released_by_id is not None:
        return no(_("This list has been released."))
    if run.checked_by_id is None:
        return no(_("First somebody checks the list, child by child."))
    if run.checked_by_id == member.user_id:
        return no(_("You checked this list yourself. Somebody else releases it."))
    return _may_see(member)


def may_change_list(member: Member, run: RetentionRun) -> Verdict:
    """Until it is released anybody of the two may take a child out, or put it back."""
    if run.released_by_id is not None:
        return no(_("This list has been released."))
    return _may_see(member)
