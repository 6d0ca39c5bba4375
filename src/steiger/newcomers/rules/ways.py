"""The three ways of organising: which school enrols, and what follows for the bond and the fixed day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.enums import Enroller
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey

if TYPE_CHECKING:
    from steiger.cooperation.models import PolicyVersion

SCHOOL_WEEK = range(1, 6)
SCHOOLS_OF_A_CHILD = (Relation.REFERRING_SCHOOL, Relation.NEWCOMER_SCHOOL, Relation.MOTHER_SCHOOL)


def mother_school_enrols(policy: PolicyVersion) -> bool:
    """In two of the three ways the school that refers is the mother school, and enrols from the start."""
    return policy.enroller != Enroller.NEWCOMER_SCHOOL


def fixed_days(policy: PolicyVersion) -> list[int]:
    """On which days of the week (Monday is 1) a child is at its mother school while it is at the newcomer school."""
    return [policy.fixed_weekday] if policy.enroller == Enroller.FIXED_DAY else []


def enrolling_school(policy: PolicyVersion, *, newcomer_school_id: int, mother_school_id: int | None) -> int:
    """The mother school where the policy says so and there is one; a child is never enrolled nowhere."""
    if mother_school_id is not None and mother_school_enrols(policy):
        return mother_school_id
    return newcomer_school_id


def weekdays_verdict(weekdays: Sequence[int]) -> Verdict:
    """One day a week is the custom; a whole week is no fixed day but a move."""
    if not set(weekdays) <= set(SCHOOL_WEEK):
        return no(_("Choose days from Monday to Friday."))
    if len(set(weekdays)) >= len(SCHOOL_WEEK):
        return no(_("On every day of the week the child has moved. Choose fewer days, or record the move."))
    return YES


def may_see_enrolment(member: Member, journey: Journey) -> Verdict:
    """The desk, and every school that stands around the child now: who enrols must know what the others did."""
    if member.reach(Permission.ENROLMENT_RECORD) == Reach.REGION or schools_of(member, journey):
        return YES
    return no(_("Your school has no part in the enrolment of this child."))


def may_record_enrolment(member: Member, journey: Journey, school_id: int) -> Verdict:
    """A school enrols with itself, the desk with any school that stands around the child."""
    if not journey.is_open:
        return no(_("This journey has ended. Its enrolment can no longer be changed here."))
    if member.reach(Permission.ENROLMENT_RECORD) == Reach.REGION:
        return YES
    if school_id in schools_of(member, journey):
        return YES
    return no(_("Another school enrols this child. Ask that school or the coordinator."))


def may_teach_meanwhile(member: Member, journey: Journey, school_id: int) -> Verdict:
    """Temporary lessons are for a child that waits; the school that gives them agrees, or the desk with it."""
    if journey.placed_on is not None:
        return no(_("This child is at the newcomer school. It needs no temporary lessons."))
    return may_record_enrolment(member, journey, school_id)


def schools_of(member: Member, journey: Journey) -> frozenset[int]:
    """The schools for which this member records enrolments, of those that stand around the child now."""
    own = member.organisations(Permission.ENROLMENT_RECORD)
    if not own:
        return frozenset()
    seen = Q(sees_until_on__isnull=True) | Q(sees_until_on__gte=clock.today())
    rows = Involvement.objects.filter(seen, journey=journey, relation__in=SCHOOLS_OF_A_CHILD, school_id__in=own)
    return frozenset(rows.values_list("school_id", flat=True))
