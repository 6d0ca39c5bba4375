"""Involving the mother school step by step. Each step is somebody's act on a date; none happens by itself.

What the school may know stands in its involvement (domain page, section 4). *Agreed* needs two acts: the school agrees
to enrol, and the parents see the placement document. Whichever comes last raises it.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Disclosure, Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.links import in_region
from steiger.organisations.models import School
from steiger.organisations.rules.schools import is_in_region
from steiger.organisations.selectors import region_of
from steiger.pupils.actions import end_involvement, involve, record_milestone, save_bond
from steiger.pupils.enums import BondEnd, Relation
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.pupils.selectors import chosen_bond, running_bonds
from steiger.transitions import rules
from steiger.transitions.actions.appointments import close_appointments
from steiger.transitions.actions.asks import close_link, close_questions, refuse_names
from steiger.transitions.actions.letters import path_to, tell_school
from steiger.transitions.actions.locks import lock_bond, lock_journey
from steiger.transitions.actions.steps import replan_open_steps
from steiger.transitions.enums import QuestionEnd
from steiger.transitions.models import PlacementDocument
from steiger.transitions.selectors.documents import current_document


@transaction.atomic
def ask_mother_school(
    *, journey: Journey, school_id: int, by: Member, year_group: str = "", note: str = ""
) -> MotherSchoolBond:
    """Ask a school whether it has a place, without a name. Several schools may be asked."""
    require(by, Permission.BOND_MANAGE)
    bond = _open_bond(journey, school_id, year_group, note, by)
    save_bond(bond=bond, by=by, kind="ask_mother_school", asked_on=clock.today(), asked_by_id=by.user_id)
    involve(journey=journey, relation=Relation.MOTHER_SCHOOL, school_id=school_id, level=Disclosure.ASKED, by=by)
    tell_school(
        bond,
        by,
        gettext_lazy("Is there a place for a child?"),
        gettext_lazy("The newcomer school asks whether your school has a place for a child. The question has no name."),
        path=in_region(region_of(by).slug, "transitions:question", bond=bond.pk),
    )
    return bond


@transaction.atomic
def choose_mother_school(
    *, journey: Journey, school_id: int, by: Member, year_group: str = "", note: str = ""
) -> MotherSchoolBond:
    """The parents have already chosen: announce the child without asking first."""
    require(by, Permission.BOND_MANAGE)
    bond = _open_bond(journey, school_id, year_group, note, by)
    return _announce(bond, by)


def _open_bond(journey: Journey, school_id: int, year_group: str, note: str, by: Member) -> MotherSchoolBond:
    """A bond that nobody knows of yet."""
    lock_journey(journey)
    rules.may_manage_bonds(by, journey).require()
    school = School.objects.filter(pk=school_id).first()
    if school is None or not is_in_region(by, school):
        raise DomainError(_("This school is not in your region. Choose a school from the list."), field="school")
    if school.is_closed:
        raise DomainError(_("This school is closed. Choose another school."), field="school")
    if running_bonds(journey).filter(school_id=school_id).exists():
        raise DomainError(_("This school has already been asked."), field="school")
    refuse_names(journey.pupil, note, field="note")
    return MotherSchoolBond(
        region_id=journey.region_id, journey=journey, school=school, year_group=year_group.strip(), note=note.strip()
    )


@transaction.atomic
def announce_to_mother_school(*, bond: MotherSchoolBond, by: Member) -> MotherSchoolBond:
    """The parents chose this school: it learns who is coming. Questions to other schools lapse."""
    require(by, Permission.BOND_MANAGE)
    lock_bond(bond)
    rules.may_announce(by, bond).require()
    return _announce(bond, by)


def _announce(bond: MotherSchoolBond, by: Member) -> MotherSchoolBond:
    journey = bond.journey
    chosen = chosen_bond(journey)
    if chosen is not None:
        raise DomainError(
            _("%(school)s has already been announced. Withdraw that school first.") % {"school": chosen.school.name}
        )
    save_bond(
        bond=bond, by=by, kind="announce_to_mother_school", announced_on=clock.today(), announced_by_id=by.user_id
    )
    involve(
        journey=journey, relation=Relation.MOTHER_SCHOOL, school_id=bond.school_id, level=Disclosure.ANNOUNCED, by=by
    )
    for other in running_bonds(journey).filter(announced_on=None):
        other.journey = journey
        end_bond(other, BondEnd.OTHER_SCHOOL, by)
    close_questions(journey=journey, reason=QuestionEnd.CHOSEN, by=by)
    record_milestone(journey=journey, by=by, bonded_on=clock.today())
    replan_open_steps(journey=journey, by=by)
    tell_school(
        bond,
        by,
        gettext_lazy("A child is coming your way"),
        format_lazy(
            gettext_lazy("The parents of {initials} ({case}) chose your school. Do you agree to enrol this child?"),
            initials=journey.pupil.initials,
            case=journey.case_number,
        ),
        path=path_to(by, "transitions:agree", journey),
    )
    return bond


@transaction.atomic
def agree_to_bond(*, bond: MotherSchoolBond, by: Member) -> MotherSchoolBond:
    """The care coordinator of the chosen school agrees to enrol the child."""
    require(by, Permission.BOND_ANSWER)
    lock_bond(bond)
    rules.may_agree(by, bond).require()
    save_bond(bond=bond, by=by, kind="agree_to_bond", agreed_on=clock.today(), agreed_by_id=by.user_id)
    open_dossier_when_both(bond=bond, by=by)
    replan_open_steps(journey=bond.journey, by=by)
    return bond


def open_dossier_when_both(*, bond: MotherSchoolBond, by: Member) -> bool:
    """Raise to *agreed* once the school has agreed and the parents have seen the document for this school."""
    document = current_document(bond.journey)
    is_open = (
        bond.agreed_on is not None
        and bond.moved_on is None
        and document is not None
        and document.bond_id == bond.pk
        and rules.opens_dossier(document, region_of(by).sector)
    )
    if is_open:
        involve(
            journey=bond.journey,
            relation=Relation.MOTHER_SCHOOL,
            school_id=bond.school_id,
            level=Disclosure.AGREED,
            by=by,
        )
    return is_open


@transaction.atomic
def withdraw_bond(*, bond: MotherSchoolBond, reason: BondEnd, by: Member) -> MotherSchoolBond:
    """Another school, or no place after all: what was open to this school closes at once."""
    require(by, Permission.BOND_MANAGE)
    lock_bond(bond)
    rules.may_withdraw(by, bond).require()
    was_chosen = bond.announced_on is not None
    end_bond(bond, reason, by)
    if was_chosen:
        _replace_document_of(bond)
        record_milestone(journey=bond.journey, by=by, bonded_on=None)
        replan_open_steps(journey=bond.journey, by=by)
    tell_school(
        bond,
        by,
        gettext_lazy("A child is not coming after all"),
        format_lazy(gettext_lazy("The question or announcement about {case} has been withdrawn."), case=bond.journey),
        path=in_region(region_of(by).slug, "desk:today"),
    )
    return bond


@transaction.atomic
def close_bonds(*, journey: Journey, by: Member) -> None:
    """The journey has ended early: nobody is waiting for this child any more. Whoever ended it passed the gate."""
    for bond in running_bonds(journey).filter(moved_on=None):
        bond.journey = journey
        end_bond(bond, BondEnd.LEFT, by)
    close_questions(journey=journey, reason=QuestionEnd.LEFT, by=by)


def end_bond(bond: MotherSchoolBond, reason: BondEnd, by: Member) -> None:
    """The end itself, for actions that have checked that they may."""
    save_bond(
        bond=bond, by=by, kind="end_bond", ended_on=clock.today(), ended_by_id=by.user_id, end_reason=BondEnd(reason)
    )
    end_involvement(journey=bond.journey, relation=Relation.MOTHER_SCHOOL, school_id=bond.school_id, by=by)
    close_link(bond)
    close_appointments(bond=bond, reason=str(BondEnd(reason).label), by=by)


def _replace_document_of(bond: MotherSchoolBond) -> None:
    """A document is written for one school: for the next one it is made anew and seen by the parents again."""
    PlacementDocument.objects.filter(bond=bond, replaced_at=None).update(replaced_at=clock.now())
