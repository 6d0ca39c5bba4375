"""The questionnaire about the hand-over: who answers, who reads what came of it."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission, Reach, Role
from steiger.access.member import Member
from steiger.aftercare.models import HandoverReview
from steiger.core import clock
from steiger.core.verdict import Verdict, no
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey

# School weeks after the move: long enough to know, short enough to remember (field notes, 1.5).
REVIEW_AFTER_WEEKS = 8
# So many days the school has before the question is late.
ANSWER_WITHIN_DAYS = 14


def is_mother_school(member: Member, journey: Journey) -> bool:
    """Care coordinator of the school where the child is now."""
    care = member.organisations(Permission.REVIEW_ANSWER, Role.CARE_COORDINATOR)
    return any(
        relation == Relation.MOTHER_SCHOOL and level >= Disclosure.MOVED and school_id in care
        for relation, level, school_id, _user in pupils.own_footings(member, journey, Permission.REVIEW_ANSWER)
    )


def may_answer_review(member: Member, review: HandoverReview) -> Verdict:
    if not is_mother_school(member, review.journey):
        return no(_("The care coordinator of the school where the child is now answers this."))
    if review.answered_on is not None:
        return no(_("Your school has answered these questions. Thank you."))
    if review.due_on > clock.today():
        return no(_("It is too early to say. The questions come some weeks after the move."))
    return pupils.may_change(member, review.journey, Permission.REVIEW_ANSWER)


def reviews_counted_for(member: Member) -> Q:
    """Of which hand-overs this member reads the results: a newcomer school those of its own, the desk all."""
    if member.reach(Permission.REVIEW_SEE) == Reach.REGION:
        return Q()
    own = member.organisations(Permission.REVIEW_SEE, Role.NEWCOMER_STAFF)
    taught = Involvement.objects.filter(relation=Relation.NEWCOMER_SCHOOL, school_id__in=own)
    return Q(journey_id__in=taught.values("journey_id"))
