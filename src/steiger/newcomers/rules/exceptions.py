"""A regular school cannot place a newcomer by itself: an exception is asked by one person and decided by another."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.newcomers.enums import ReferralState
from steiger.newcomers.models import ExceptionRequest, Referral
from steiger.newcomers.rules.referrals import sees_referral


def may_ask_exception(member: Member, referral: Referral) -> Verdict:
    """While no place was offered: whoever may refer and sees this referral."""
    if not member.may(Permission.REFERRAL_MAKE) or not sees_referral(member, referral):
        return no(_("Your role does not allow this for this child. Ask the coordinator of your region."))
    if not referral.journey.is_open or referral.journey.moved_on is not None:
        return no(_("This journey has ended or the child has moved. No exception can be asked any more."))
    if referral.state not in {ReferralState.OPEN, ReferralState.WAITING}:
        return no(_("A place was offered to this child. Withdraw the offer first."))
    return YES


def may_decide_exception(member: Member, asked: ExceptionRequest) -> Verdict:
    if not member.may(Permission.EXCEPTION_DECIDE):
        return no(_("The coordinator of your region decides about exceptions."))
    if asked.decided_on is not None:
        return no(_("This has been decided already."))
    if asked.asked_by_id == member.user_id:
        return no(_("You asked this yourself. Another coordinator decides."))
    return YES
