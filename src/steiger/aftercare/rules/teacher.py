"""Asking the teacher before a visit."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.aftercare.models import TeacherForm, Visit
from steiger.aftercare.rules.visits import may_plan
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no

# Without a date for the visit, this long.
ASK_FOR = timedelta(days=21)
ANSWER_AFTER = timedelta(hours=12)


def may_ask_teacher(member: Member, visit: Visit, form: TeacherForm | None) -> Verdict:
    """Whoever plans the visit asks, once or again, as long as there is no answer."""
    verdict = may_plan(member, visit)
    if verdict and form is not None and form.answered_at is not None:
        return no(_("The teacher has answered. Read the answers beside the report."))
    return verdict


def answers_until(visit: Visit) -> datetime:
    """Until the visit; without a date some weeks."""
    now = clock.now()
    if visit.planned_at is not None and visit.planned_at > now:
        return visit.planned_at + ANSWER_AFTER
    return now + ASK_FOR


def answer_verdict(visit: Visit) -> Verdict:
    """Before the report the answers are of use; after it nobody reads them."""
    if visit.reported_on is not None or visit.skipped_on is not None:
        return no(_("This visit is over. Thank you; you need not answer any more."))
    return YES
