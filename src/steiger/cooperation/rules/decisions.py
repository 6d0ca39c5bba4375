"""Who reads and who writes decisions, who proposes, and when a decision holds together."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.cooperation.enums import BodyKind
from steiger.cooperation.models import Body, Budget, PolicyVersion, Sitting, SupportStrategy
from steiger.cooperation.rules.bodies import bodies_visible_to, bodies_written_by, sits_on
from steiger.cooperation.rules.terms import Problem
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from steiger.cooperation.models import Decision

# They pay for the region and answer for it: what its steering group decides is theirs to read.
_READS_STEERING_GROUP = frozenset({Role.BOARD, Role.MUNICIPALITY})


def decisions_visible_to(member: Member) -> Q:
    """Those of the tables that one may see, and always those from which something follows that one may read.

    A deadline names the decision behind it, so a decision that adopted a policy is as public as the policy; likewise
    for money and for the support plan.
    """
    if member.reach(Permission.TABLE_SEE) == Reach.REGION:
        return Q(region_id=member.region_id)
    seen = Q(body__in=Body.objects.order_by().filter(bodies_visible_to(member)).values("pk"))
    if _READS_STEERING_GROUP & member.roles:
        seen |= Q(body__kind=BodyKind.STEERING_GROUP)
    if member.may(Permission.POLICY_SEE):
        seen |= Q(pk__in=PolicyVersion.objects.filter(adopted_in__isnull=False).order_by().values("adopted_in"))
    if member.reach(Permission.MONEY_SEE) == Reach.REGION:
        seen |= Q(pk__in=Budget.objects.filter(decision__isnull=False).order_by().values("decision"))
    if member.may(Permission.STRATEGY_SEE):
        seen |= Q(pk__in=SupportStrategy.objects.filter(decision__isnull=False).order_by().values("decision"))
    return Q(region_id=member.region_id) & seen


def tables_written_by(member: Member) -> Q:
    """The bodies whose decisions one records now."""
    return bodies_written_by(member) & Q(ended_on=None)


def tables_proposed_to_by(member: Member) -> Q:
    """Whoever sits at a table proposes there, and to the steering group, which decides for the region."""
    running = Q(region_id=member.region_id, ended_on=None)
    if member.reach(Permission.TABLE_WRITE) == Reach.REGION:
        return running
    if not member.may(Permission.TABLE_WRITE) or not _sat_in(member).exists():
        return Q(pk__in=[])
    return running & (Q(pk__in=_sat_in(member).values("seat__body")) | Q(kind=BodyKind.STEERING_GROUP))


def proposals_visible_to(member: Member) -> Q:
    """Who reads the table's papers, and whoever made the proposal."""
    tables = Body.objects.order_by().filter(bodies_visible_to(member)).values("pk")
    return Q(region_id=member.region_id) & (Q(body__in=tables) | Q(proposed_by_id=member.user_id))


def may_supersede(decision: Decision) -> Verdict:
    if decision.superseded_by_id is not None:
        return no(_("This decision has been replaced already. Replace the one that came after it."))
    return YES


def may_evaluate(decision: Decision) -> Verdict:
    if decision.evaluated_on is not None:
        return no(_("This decision has been evaluated already. What was learned stands below it."))
    return YES


def decision_problems(*, decided_on: date, from_on: date, evaluate_on: date | None) -> list[Problem]:
    """A decision is taken, then holds, then is looked at again."""
    found = []
    if decided_on > clock.today():
        found.append(Problem(_("A decision is in the past or of today. Choose an earlier date."), "decided_on"))
    if from_on < decided_on:
        message = _("It holds from the day on which it was decided at the earliest. Choose that day or a later one.")
        found.append(Problem(message, "from_on"))
    if evaluate_on is not None and evaluate_on <= from_on:
        message = _("Choose a day after the decision begins to hold: before that there is nothing to evaluate.")
        found.append(Problem(message, "evaluate_on"))
    return found


def _sat_in(member: Member) -> QuerySet[Sitting]:
    today = clock.today()
    at_table = sits_on(today) & sits_on(today, "seat__")
    return Sitting.objects.order_by().filter(at_table, region_id=member.region_id, user_id=member.user_id)
