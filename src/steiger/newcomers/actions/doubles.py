"""The same child once: what is answered when a child looks like one that is known already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.actions import letters
from steiger.newcomers.models import Placement, Referral
from steiger.newcomers.rules import running_placements
from steiger.newcomers.selectors.doubles import KnownChild, Pair
from steiger.pupils.actions import ask_about_double, end_journey, involve, judge_double
from steiger.pupils.enums import DoubleVerdict, LeavingReason, Relation
from steiger.pupils.models import DoubleCheck, Pupil


class LikelyDoubleError(DomainError):
    """A child looks like one that is known. `found` has, for each child that was typed, whom it looks like."""

    def __init__(self, found: Sequence[list[KnownChild]], *, field: str | None = None) -> None:
        super().__init__(_("This child may be known already. Look above, and say whether it is the same one."))
        self.found = list(found)
        self.field = field


@dataclass(frozen=True, slots=True)
class AnswerToDoubles:
    """What was said of the children that were shown (by their marks; nothing: whoever there is)."""

    seen: frozenset[str] | None = field(default_factory=frozenset)
    reason: str = ""

    def refuse_if_open(self, found: Sequence[list[KnownChild]]) -> None:
        """A child that was not shown yet is shown first; of one that can be seen it is said how one knows."""
        known = [one for of_child in found for one in of_child]
        if self.seen is not None and {one.mark for one in known} - self.seen:
            raise LikelyDoubleError(found)
        if any(one.journey is not None for one in known) and not self.reason.strip():
            raise LikelyDoubleError(found, field="another_child_reason")


NOT_ASKED = AnswerToDoubles()


def keep_answer(*, pupil: Pupil, known: list[KnownChild], answer: AnswerToDoubles, by: Member) -> None:
    """Whoever sees the other child has judged; for whoever does not, the desk will."""
    for one in known:
        check = ask_about_double(pupil=pupil, other_id=one.pupil_id, remark=answer.reason, by=by)
        if one.journey is not None:
            judge_double(check=check, verdict=DoubleVerdict.OTHER_CHILD, reason=answer.reason, by=by)


@transaction.atomic
def follow_referral(*, referral: Referral, school_id: int | None, by: Member) -> Referral:
    """It is the same child: this school follows the referral that there is, in place of a second one."""
    require(by, Permission.REFERRAL_MAKE)
    rules.may_refer_for(by, school_id).require()
    journey = referral.journey
    if not rules.sees_referral(by, referral):
        raise DomainError(_("You cannot follow this referral. Ask the coordinator of your region."))
    if not journey.is_open:
        raise DomainError(_("This journey has ended, so there is nothing to follow. Refer the child again."))
    if school_id is not None and school_id != referral.referring_school_id:
        involve(journey=journey, relation=Relation.REFERRING_SCHOOL, school_id=school_id, by=by)
        record(by=by, kind="follow_referral", case_number=journey.case_number, school=school_id)
        letters.tell_owner_of_follower(referral=referral, by=by)
    return referral


@transaction.atomic
def compare_pair(*, pair: Pair, verdict: DoubleVerdict, reason: str, by: Member) -> DoubleCheck:
    """The desk has compared two children. Are they one, then the later referral ends; its school follows the first."""
    require(by, Permission.REFERRAL_ANSWER)
    for referral in (pair.first, pair.second):
        if not rules.sees_referral(by, referral, Permission.REFERRAL_ANSWER):
            raise DomainError(_("You cannot see both referrals. Ask the coordinator of your region."))
    check = DoubleCheck.objects.select_for_update(of=("self",)).get(pk=pair.check.pk)
    judge_double(check=check, verdict=verdict, reason=reason, by=by)
    if verdict == DoubleVerdict.SAME_CHILD and pair.first.journey.is_open and pair.second.journey.is_open:
        kept, ended = _kept_and_ended(pair)
        _end_in_favour_of(kept, ended, by)
    return check


def _kept_and_ended(pair: Pair) -> tuple[Referral, Referral]:
    """A child that has a place keeps it; without one, the first referral goes on."""
    with_place = set(
        Placement.objects.filter(
            running_placements(), journey_id__in=[pair.first.journey_id, pair.second.journey_id]
        ).values_list("journey_id", flat=True)
    )
    if len(with_place) == 2:
        raise DomainError(_("Both have a place at a newcomer school. Withdraw one of the two places first."))
    if pair.second.journey_id in with_place:
        return pair.second, pair.first
    return pair.first, pair.second


def _end_in_favour_of(kept: Referral, ended: Referral, by: Member) -> None:
    today = clock.today()
    body = gettext_lazy("The child with case number {old} was referred already. It goes on under case number {case}.")
    letters.tell_referrer(
        referral=ended, about=kept.journey, by=by, body=format_lazy(body, old=ended.journey.case_number, case="{case}")
    )
    end_journey(journey=ended.journey, left_on=today, reason=LeavingReason.DOUBLE, by=by)
    if ended.referring_school_id is not None and ended.referring_school_id != kept.referring_school_id:
        involve(journey=kept.journey, relation=Relation.REFERRING_SCHOOL, school_id=ended.referring_school_id, by=by)
    record(by=by, kind="join_doubles", case_number=kept.journey.case_number, other=ended.journey.case_number)
