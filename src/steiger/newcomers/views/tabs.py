"""What the pages of the desk show beside each other."""

from __future__ import annotations

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.newcomers.selectors import has_fixed_days


def tabs(member: Member) -> dict[str, bool]:
    return {
        "sees_desk": member.reach(Permission.PLACES_SEE) >= Reach.COUNTS,
        "may_refer": member.may(Permission.REFERRAL_MAKE),
        "sees_days": member.may(Permission.FILE_SEE) and has_fixed_days(),
        "sees_instruments": member.may(Permission.LEVELS_RECORD),
        "decides_exceptions": member.reach(Permission.EXCEPTION_DECIDE) == Reach.REGION,
        "may_manage": member.may(Permission.GROUPS_MANAGE),
    }
