"""Who asks, announces, answers and agrees, with the reason that the screen shows."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.pupils import rules as pupils
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions.models import CapacityAsk


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


def may_answer_by_link(ask: CapacityAsk) -> Verdict:
    """Whoever has the link of a question that still stands; after the choice it answers nobody."""
    if ask.question.closed_on is not None or ask.bond.ended_on is not None or not ask.bond.journey.is_open:
        return no(_("This question has been withdrawn. You need not answer it any more."))
    if ask.bond.announced_on is not None:
        return no(_("The parents have chosen your school. Open the file and agree there."))
    return YES


def may_record_choice(member: Member, bond: MotherSchoolBond) -> Verdict:
    """Once, of the school that the parents chose; also after the move, while the journey is open."""
    return choice_verdict(pupils.may_change(member, bond.journey, Permission.BOND_MANAGE), bond)


def choice_verdict(may_manage: Verdict, bond: MotherSchoolBond) -> Verdict:
    if not may_manage:
        return may_manage
    if bond.ended_on is not None or bond.announced_on is None:
        return no(_("The parents have not chosen this school, or no longer."))
    if hasattr(bond, "choice"):
        return no(_("It has been recorded already how the parents chose."))
    return YES
