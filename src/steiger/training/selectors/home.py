"""The own training, for a teacher."""

from __future__ import annotations

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.training.enums import EnrolmentState
from steiger.training.selectors.cohorts import own_enrolments
from steiger.training.selectors.progress import Progress, progress_of

MOST = 3


def own_training(member: Member) -> list[Progress]:
    """What one takes part in or is asked for, and what one completed; nothing of what was declined."""
    if not member.may(Permission.TRAINING_FOLLOW):
        return []
    found = own_enrolments(member).exclude(state=EnrolmentState.DECLINED)[:MOST]
    return [progress_of(one) for one in found]
