"""Who may do what around the move, with the reason that the screen shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.enums import Actor, Proof, Signatory
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no
from steiger.organisations.enums import Sector
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions.enums import Agreement, StepState
from steiger.transitions.models import PlacementDocument, Step

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
# Parents sign on paper; the newcomer school records it.
RELATION_OF_SIGNATORY: Mapping[str, Relation] = MappingProxyType(
    {
        Signatory.NEWCOMER_SCHOOL: Relation.NEWCOMER_SCHOOL,
        Signatory.PARENTS: Relation.NEWCOMER_SCHOOL,
        Signatory.MOTHER_SCHOOL: Relation.MOTHER_SCHOOL,
    }
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """From where somebody looks at a child's move. A mother school sees its own bond only, as far as it has grown."""

    level: Disclosure
    school_ids: frozenset[int] | None

    @property
    def is_mother_school(self) -> bool:
        return self.school_ids is not None

    def sees_bond(self, bond: MotherSchoolBond) -> bool:
        return self.school_ids is None or bond.school_id in self.school_ids


def outlook(member: Member, journey: Journey) -> Outlook:
    """Whoever stands in another relation than mother school looks without steps of disclosure."""
    if member.reach(Permission.FILE_SEE) == Reach.REGION:
        return Outlook(Disclosure.MOVED, None)
    found = [(one.relation, one.school_id, one.level) for one in pupils.own_footings(member, journey)]
    if any(relation != Relation.MOTHER_SCHOOL for relation, _school, _level in found):
        return Outlook(Disclosure.MOVED, None)
    level = max((level for _relation, _school, level in found), default=Disclosure.NONE)
    return Outlook(Disclosure(level), frozenset(school for _relation, school, _level in found if school is not None))


# Mother school


def may_manage_bonds(member: Member, journey: Journey) -> Verdict:
    """Ask, announce or withdraw a mother school."""
    verdict = pupils.may_change(member, journey, Permission.BOND_MANAGE)
    if verdict and journey.moved_on is not None:
        return no(_("The child has moved. Its mother school can no longer be changed here."))
    return verdict


def may_announce(member: Member, bond: MotherSchoolBond) -> Verdict:
    return announce_verdict(may_manage_bonds(member, bond.journey), bond)


def announce_verdict(may_manage: Verdict, bond: MotherSchoolBond) -> Verdict:
    if not may_manage:
        return may_manage
    if bond.ended_on is not None:
        return no(_("This bond has ended. Ask the school again first."))
    if bond.announced_on is not None:
        return no(_("This school already knows that the parents chose it."))
    return YES


def may_withdraw(member: Member, bond: MotherSchoolBond) -> Verdict:
    return withdraw_verdict(may_manage_bonds(member, bond.journey), bond)


def withdraw_verdict(may_manage: Verdict, bond: MotherSchoolBond) -> Verdict:
    if may_manage and bond.ended_on is not None:
        return no(_("This bond has already ended."))
    return may_manage


def questions_for(member: Member) -> Q:
    """The bonds that this person may answer as a question without a name."""
    schools = member.organisations(Permission.BOND_ANSWER)
    return Q(
        school_id__in=schools,
        announced_on__isnull=True,
        ended_on__isnull=True,
        journey__left_on__isnull=True,
        journey__completed_on__isnull=True,
    )


def may_answer_question(member: Member, bond: MotherSchoolBond) -> Verdict:
    if bond.school_id not in member.organisations(Permission.BOND_ANSWER):
        return no(_("This question was asked of another school."))
    if bond.ended_on is not None or not bond.journey.is_open:
        return no(_("This question has been withdrawn. You need not answer it any more."))
    if bond.announced_on is not None:
        return no(_("The parents have chosen your school. Open the file and agree there."))
    return YES


def may_agree(member: Member, bond: MotherSchoolBond) -> Verdict:
    """The care coordinator of the chosen school says that it will enrol the child."""
    verdict = pupils.may_change(member, bond.journey, Permission.BOND_ANSWER)
    if not verdict:
        return verdict
    if bond.school_id not in member.organisations(Permission.BOND_ANSWER):
        return no(_("Only the care coordinator of the chosen school can agree."))
    if bond.ended_on is not None or bond.announced_on is None:
        return no(_("The parents have not chosen your school, or no longer. There is nothing to agree to."))
    if bond.agreed_on is not None:
        return no(_("Your school has already agreed."))
    return YES


# The move


def may_plan_move(member: Member, journey: Journey) -> Verdict:
    verdict = pupils.may_change(member, journey, Permission.MOVE_PLAN)
    if not verdict:
        return verdict
    if journey.moved_on is not None:
        return no(_("The child has moved. The date can no longer be planned."))
    if journey.placed_on is None:
        return no(_("The child has no place at the newcomer school yet. Plan the move after the placement."))
    return YES


def may_complete_move(member: Member, journey: Journey, bond: MotherSchoolBond | None) -> Verdict:
    verdict = pupils.may_change(member, journey, Permission.MOVE_PLAN)
    if not verdict:
        return verdict
    if journey.moved_on is not None:
        return no(_("The move has already been recorded."))
    if bond is None or bond.announced_on is None or bond.ended_on is not None:
        return no(_("No mother school has been announced yet. Announce the school that the parents chose first."))
    return YES


# Steps


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


# Placement document


def may_draft(member: Member, journey: Journey, bond: MotherSchoolBond | None) -> Verdict:
    verdict = pupils.may_change(member, journey, Permission.DOCUMENT_WRITE)
    if verdict and bond is None:
        return no(_("The document is written for one school. Announce the school that the parents chose first."))
    return verdict


def may_write(member: Member, document: PlacementDocument) -> Verdict:
    """Only what nobody has seen yet changes: what was seen or signed stays as it was, and a new version follows."""
    verdict = pupils.may_change(member, document.journey, Permission.DOCUMENT_WRITE)
    if not verdict:
        return verdict
    if document.replaced_at is not None:
        return no(_("A later version has replaced this document. Open that one."))
    if document.frozen_at is not None:
        return no(_("This document is signed and frozen. Make a new version to change it."))
    if inspection_exists(document):
        return no(_("The parents have seen this version. Make a new version to change it."))
    return YES


def may_make_version(member: Member, document: PlacementDocument) -> Verdict:
    verdict = pupils.may_change(member, document.journey, Permission.DOCUMENT_WRITE)
    if not verdict:
        return verdict
    if document.replaced_at is not None:
        return no(_("A later version has replaced this document. Open that one."))
    if document.frozen_at is None and not inspection_exists(document):
        return no(_("This version can still be changed. There is no need for a new one."))
    return YES


def may_record_inspection(member: Member, document: PlacementDocument) -> Verdict:
    verdict = pupils.may_change(member, document.journey, Permission.DOCUMENT_WRITE)
    if not verdict:
        return verdict
    if document.replaced_at is not None:
        return no(_("A later version has replaced this document. Open that one."))
    if inspection_exists(document):
        return no(_("It has already been recorded that the parents saw this version."))
    return YES


def may_sign(member: Member, document: PlacementDocument, party: str, required: list[str]) -> Verdict:
    """Each party signs what the parents have seen, once; the mother school from *agreed* on."""
    if not member.may(Permission.DOCUMENT_SIGN):
        return no(_who_signs(party))
    verdict = pupils.may_change(member, document.journey, Permission.DOCUMENT_SIGN)
    if not verdict:
        return verdict
    if document.replaced_at is not None:
        return no(_("A later version has replaced this document. Open that one."))
    if party not in required:
        return no(_("The policy of this region does not ask for this signature."))
    if any(one.party == party for one in document.sign_offs.all()):
        return no(_("This party has already signed."))
    if not inspection_exists(document):
        return no(_("The parents have not seen the document yet. Record their inspection first."))
    footings = pupils.own_footings(member, document.journey, Permission.DOCUMENT_SIGN)
    own = [one for one in footings if one.relation == RELATION_OF_SIGNATORY[party]]
    if party == Signatory.MOTHER_SCHOOL:
        own = [one for one in own if one.school_id == document.bond.school_id and one.level >= Disclosure.AGREED]
    return YES if own else no(_who_signs(party))


def _who_signs(party: str) -> str:
    if party == Signatory.MOTHER_SCHOOL:
        return _("The care coordinator of the mother school signs, after the school has agreed to enrol.")
    return _("The newcomer school signs for itself and records the parents' signature.")


def inspection_exists(document: PlacementDocument) -> bool:
    return hasattr(document, "inspection")


def opens_dossier(document: PlacementDocument, sector: str) -> bool:
    """Whether the parents' side of *agreed* is there. Between secondary schools the law wants their consent too."""
    if not inspection_exists(document) or document.replaced_at is not None:
        return False
    return sector != Sector.VO or document.inspection.agreement == Agreement.YES


def may_see_document(member: Member, document: PlacementDocument, seen_from: Outlook) -> bool:
    """Page and download alike. A mother school reads its own document only, and only what the parents have seen."""
    if not member.may(Permission.DOCUMENT_SEE):
        return False
    if not seen_from.is_mother_school:
        return True
    is_current = document.replaced_at is None or document.frozen_at is not None
    return (
        seen_from.level >= Disclosure.AGREED
        and seen_from.sees_bond(document.bond)
        and inspection_exists(document)
        and is_current
    )


def _uncapitalised(words: str) -> str:
    return words if words[:2].isupper() or words.startswith("Nt2") else words[:1].lower() + words[1:]
