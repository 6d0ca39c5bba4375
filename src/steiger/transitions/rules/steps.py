"""Who does which step, and on which day it falls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.enums import Actor, Proof
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.transitions.enums import StepState
from steiger.transitions.models import Step

# In which relation one stands to the child to do a step of each actor. The coordinator may do them all.
RELATION_OF_ACTOR: Mapping[str, Relation] = MappingProxyType(
    {
        Actor.NEWCOMER_SCHOOL: Relation.NEWCOMER_SCHOOL,
        Actor.PARENTS: Relation.NEWCOMER_SCHOOL,
        Actor.MOTHER_SCHOOL: Relation.MOTHER_SCHOOL,
        Actor.SPECIALIST: Relation.SPECIALIST,
    }
)
ACTORS_OF_RELATION: Mapping[Relation, tuple[Actor, ...]] = MappingProxyType(
    {
        Relation.NEWCOMER_SCHOOL: (Actor.NEWCOMER_SCHOOL, Actor.PARENTS),
        Relation.MOTHER_SCHOOL: (Actor.MOTHER_SCHOOL,),
        Relation.SPECIALIST: (Actor.SPECIALIST,),
    }
)


@dataclass(frozen=True, slots=True)
class Hands:
    """What somebody may do to the steps of one child: through which relations, or as coordinator."""

    verdict: Verdict
    is_coordinator: bool
    levels: Mapping[str, int]

    def may_do(self, step: Step) -> Verdict:
        """The step's own actor, or the coordinator. A step that a fact proves is done by that fact alone."""
        if not self.verdict:
            return self.verdict
        if step.proof != Proof.SAID:
            proof = _uncapitalised(str(Proof(step.proof).label))
            return no(_("This step is done by itself when: %(proof)s.") % {"proof": proof})
        if not self.is_mine(step):
            actor = _uncapitalised(str(Actor(step.actor).label))
            return no(_("This step is up to: %(actor)s.") % {"actor": actor})
        return YES

    def is_mine(self, step: Step) -> bool:
        if self.is_coordinator:
            return True
        relation = RELATION_OF_ACTOR.get(step.actor)
        level = self.levels.get(relation, Disclosure.NONE) if relation else Disclosure.NONE
        if relation == Relation.MOTHER_SCHOOL:
            return level >= max(step.level, Disclosure.ANNOUNCED)
        return level > Disclosure.NONE


def hands_of(member: Member, journey: Journey) -> Hands:
    return Hands(
        verdict=pupils.may_change(member, journey, Permission.STEP_DO),
        is_coordinator=member.reach(Permission.STEP_DO) == Reach.REGION,
        # In the order of level: of several schools the one that may know most counts.
        levels={one.relation: one.level for one in pupils.own_footings(member, journey, Permission.STEP_DO)},
    )


def may_do_step(member: Member, step: Step) -> Verdict:
    return hands_of(member, step.journey).may_do(step)


def due_on(calendar: SchoolCalendar, around: date, weeks: Decimal | int) -> date:
    """So many school weeks before (negative) or after the move; the move itself is on its own day."""
    if weeks == 0:
        return around
    return calendar.weeks_before(around, -weeks) if weeks < 0 else calendar.weeks_after(around, weeks)


def step_state(step: Step, *, is_first_open: bool) -> StepState:
    if step.done_on is not None:
        return StepState.DONE
    if step.due_on < clock.today():
        return StepState.LATE
    return StepState.NEXT if is_first_open else StepState.OPEN


def _uncapitalised(words: str) -> str:
    return words if words[:2].isupper() or words.startswith("Nt2") else words[:1].lower() + words[1:]
