"""One teacher on the way, as each of the people around sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core.verdict import Verdict
from steiger.training.enums import EnrolmentState, Moment
from steiger.training.models import CoachingSession, Enrolment
from steiger.training.rules import access
from steiger.training.rules import cohorts as rules
from steiger.training.rules.certificates import may_be_certified
from steiger.training.selectors.coaching import coaching_of
from steiger.training.selectors.progress import Progress, progress_of
from steiger.training.selectors.scans import OwnLine, open_moment, own_lines


@dataclass(frozen=True, slots=True)
class EnrolmentPage:
    """`sees_work`: what was handed in, the coaching and the self-scan are shown too."""

    progress: Progress
    is_own: bool
    is_leading: bool
    sees_work: bool
    may_coach: bool
    may_stop: bool
    coaching: Sequence[CoachingSession]
    scan_lines: Sequence[OwnLine]
    scan_to_fill: Moment | None
    may_certify: Verdict | None

    @property
    def enrolment(self) -> Enrolment:
        return self.progress.enrolment

    @property
    def waits_for_answer(self) -> bool:
        return bool(self.enrolment.state == EnrolmentState.PROPOSED)

    @property
    def moments(self) -> list[str]:
        return [str(moment.label) for moment in Moment]


def enrolment_page(member: Member, enrolment: Enrolment) -> EnrolmentPage:
    progress = progress_of(enrolment)
    sees_work = Enrolment.objects.filter(access.work_visible_to(member), pk=enrolment.pk).exists()
    is_leading = bool(access.may_lead(member, enrolment.cohort))
    goes_on = bool(rules.takes_part(enrolment))
    is_own = bool(access.is_own(member, enrolment))
    judge = enrolment.takes_part and is_leading and not is_own
    return EnrolmentPage(
        progress=progress,
        is_own=is_own,
        is_leading=is_leading,
        sees_work=sees_work,
        may_coach=goes_on and _coaches(member, enrolment, is_leading),
        may_stop=bool(rules.may_be_stopped(enrolment)) and bool(access.may_stop(member, enrolment)),
        coaching=coaching_of(member, enrolment) if sees_work else (),
        scan_lines=own_lines(enrolment) if sees_work else (),
        scan_to_fill=open_moment(enrolment, progress.scans) if is_own else None,
        may_certify=may_be_certified(progress.reached, progress.terms, has_one=progress.certificate is not None)
        if judge
        else None,
    )


def _coaches(member: Member, enrolment: Enrolment, is_leading: bool) -> bool:
    may = member.may(Permission.TRAINING_COACH)
    return may and (is_leading or enrolment.coach_id == member.user_id)
