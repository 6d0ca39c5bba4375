"""What a report needs, and who may act on what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.aftercare.enums import Familiarity, Going
from steiger.aftercare.models import Visit, VisitAction, VisitReport
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no
from steiger.pupils import rules as pupils
from steiger.pupils.enums import CORE_DOMAINS, Domain, Standing


@dataclass(frozen=True, slots=True)
class Missing:
    """A part of the report that is not there yet, and the input where it belongs."""

    field: str
    name: str


def missing_parts(
    *,
    going: str,
    going_words: str,
    standings: Mapping[Domain, Standing],
    school_needs: str,
    plan_familiarity: str,
    plan_use: str,
) -> list[Missing]:
    """The four parts without which a report is not sent: how it goes, the domains, the needs, the support plan."""
    found = []
    if going not in Going.values:
        found.append(Missing("going", _("how the support is going")))
    if not going_words.strip():
        found.append(Missing("going_words", _("how the support is going, in words")))
    found += [
        Missing(f"standing_{domain.value}", _("the standing in: %(domain)s") % {"domain": str(domain.label).lower()})
        for domain in CORE_DOMAINS
        if standings.get(domain) not in Standing.values
    ]
    if not school_needs.strip():
        found.append(Missing("school_needs", _("what the school needs")))
    if plan_familiarity not in Familiarity.values:
        found.append(Missing("plan_familiarity", _("whether the school knows the multi-year support plan")))
    if not plan_use.strip():
        found.append(Missing("plan_use", _("what the school does with the multi-year support plan")))
    return found


def repeat_verdict(arrived: Mapping[str, object], sent: Mapping[str, object]) -> Verdict:
    """A report that comes in again, because its device got no answer, is the one that arrived; changed it is not."""
    if arrived == sent:
        return YES
    return no(
        _(
            "This report had already arrived, before you changed it. Read what arrived under the visit, and put what "
            "you want to add in an action or a note."
        )
    )


def held_verdict(visit: Visit, held_on: date) -> Verdict:
    """A report tells what was: after the move, and not in the future."""
    if held_on > clock.today():
        return no(_("This day has yet to come. Report the visit after it was held."))
    if visit.journey.moved_on is not None and held_on < visit.journey.moved_on:
        return no(_("The child moved after this day. Check the date of the visit."))
    return YES


def may_make_action(member: Member, report: VisitReport) -> Verdict:
    return pupils.may_change(member, report.visit.journey, Permission.SUPPORT_WRITE)


def may_finish_action(member: Member, action: VisitAction) -> Verdict:
    """Whoever has to do it, or whoever looks after the child."""
    if action.done_on is not None:
        return no(_("This action has already been done."))
    if action.owner_id == member.user_id:
        return pupils.may_change(member, action.journey, Permission.VISIT_SEE)
    return pupils.may_change(member, action.journey, Permission.SUPPORT_WRITE)
