"""The mother school, the placement document and the move."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from steiger.access.member import Member
from steiger.cooperation.enums import Actor, Proof, Signatory
from steiger.core import clock
from steiger.demo.children.notices import see_to_notices_later
from steiger.demo.children.story import Child, Halt, Way, until
from steiger.demo.children.visits import aftercare_of
from steiger.organisations.models import School
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.pupils.models import Journey
from steiger.transitions import actions as transitions
from steiger.transitions.enums import Agreement
from steiger.transitions.models import PlacementDocument
from steiger.transitions.selectors import steps_of, talk_of

SECTIONS = {
    "school_history": "Volgde een jaar onderwijs op de nieuwkomersschool, vijf dagen per week.",
    "social_emotional": "Speelt graag samen en zoekt steun bij een vast maatje.",
    "work_attitude": "Werkt geconcentreerd bij duidelijke, korte opdrachten. Vraagt nog weinig om hulp.",
    "support_and_concerns": "Woordenschat blijft achter. Herhaling met beeld en gebaar werkt goed.",
    "absence": "Geen ongeoorloofd verzuim in het afgelopen jaar.",
    "advice": "Plaats naast een taalmaatje. Bied themawoorden vooraf aan. Geef begrijpend lezen in kleine groep.",
    "agreements": "Warme overdracht tussen de leerkrachten. Nazorg door de Nt2-specialist.",
}

RESTRICTED = "Schrikt van harde geluiden. Spreek een rustige plek af; vraag niet naar de oorzaak."
RESTRICTED_SHARE = 0.2
DISAGREES = "Ons kind leest beter dan hier staat."


@dataclass
class Move:
    """Where to, who receives the child there, and when."""

    journey: Journey
    school: School
    care: Member
    calendar: SchoolCalendar
    on: date

    def before(self, weeks: str) -> date:
        """So many school weeks before the move."""
        return self.calendar.weeks_before(self.on, Decimal(weeks))


def towards_the_move(child: Child, journey: Journey, moves_on: date) -> Way:
    random, setting = child.random, child.setting
    stays_close = child.fate.school is not None or random.random() < 0.55
    school = child.school if stays_close else random.choice(setting.schools)
    move = Move(journey, school, setting.care_coordinator_of(school), setting.calendar_of(school.pk), moves_on)
    move.on = move.calendar.next_school_day(moves_on)
    transitions.plan_move(journey=journey, expected_on=move.on, by=child.staff)
    chosen = yield from _mother_school(child, move)
    if not chosen:
        return
    signed = yield from _document(child, move)
    if signed:
        yield from _moved(child, move)


def _mother_school(child: Child, move: Move) -> Generator[date, None, bool]:
    """Asked without a name, chosen by the parents, agreed."""
    random, journey = child.random, move.journey
    if child.fate.school is None and random.random() < 0.3:
        yield from _asked_in_vain(child, move)
    bond = transitions.ask_mother_school(
        journey=journey,
        school_id=move.school.pk,
        year_group=str(random.choice([3, 4, 5, 6, 7])),
        note="Taalsteun in een kleine groep",
        by=child.staff,
    )
    if child.fate.halt == Halt.QUESTION:
        return False
    yield from until(child, child.soon(1, 2, 3))
    transitions.answer_question(bond=bond, has_place=True, by=move.care)
    yield from until(child, child.soon(1, 2))
    # One in eight schools is chosen late: the region sees its real lead time.
    if child.fate.school is None and random.random() < 0.12:
        yield from until(child, move.before("7"))
    transitions.announce_to_mother_school(bond=bond, by=child.staff)
    for step in steps_of(journey).filter(done_on=None, proof=Proof.SAID, weeks__lt=0):
        # Now and then a step is forgotten: it stays late on the file.
        if random.random() < 0.95:
            child.later(step.due_on - timedelta(days=random.randint(0, 5)), partial(_do_step, child, move, step.key))
    if child.fate.halt == Halt.AGREEMENT:
        return False
    yield from until(child, child.soon(1, 2, 4))
    transitions.agree_to_bond(bond=bond, by=move.care)
    return True


def _asked_in_vain(child: Child, move: Move) -> Way:
    setting = child.setting
    other = child.random.choice([one for one in setting.schools[1:] if one.pk != move.school.pk])
    bond = transitions.ask_mother_school(
        journey=move.journey, school_id=other.pk, year_group="5", note="", by=child.staff
    )
    yield from until(child, child.soon(2, 3, 4))
    transitions.answer_question(bond=bond, has_place=False, by=setting.care_coordinator_of(other))


def _do_step(child: Child, move: Move, key: str) -> None:
    step = steps_of(move.journey).filter(key=key, done_on=None).first()
    if step is not None:
        by = move.care if step.actor == Actor.MOTHER_SCHOOL else child.staff
        transitions.complete_step(step=step, note="", by=by)


def _document(child: Child, move: Move) -> Generator[date, None, bool]:
    """Drafted, seen by the parents, signed by all. False when the story stops at a signature."""
    random, journey = child.random, move.journey
    yield from until(child, move.before("4.6"))
    document = transitions.draft_document(journey=journey, by=child.staff)
    transitions.write_document(document=document, **SECTIONS, by=child.staff)
    mood = random.random()
    if mood < RESTRICTED_SHARE:
        transitions.write_restricted(document=document, words=RESTRICTED, by=child.staff)
    yield from until(child, move.before("3.4"))
    guardian = journey.pupil.guardians.first()
    parent = guardian.name if guardian else "Ouder"
    transitions.record_inspection(
        document=document,
        seen_on=clock.today(),
        seen_by=parent,
        language=child.naming.language,
        with_interpreter=True,
        agreement=_agreement(mood),
        reason=DISAGREES if _agreement(mood) == Agreement.NO else "",
        own_view="" if random.random() < 0.7 else "Wij zijn blij dat het goed gaat. Ons kind leest thuis graag voor.",
        by=child.staff,
    )
    yield from _talked(child, document)
    if child.fate.halt == Halt.NOWHERE and random.random() < 0.05:
        return True  # never signed: the move leaves a visible open step
    yield from until(child, move.before("2.6"))
    transitions.sign_document(
        document=document, party=Signatory.NEWCOMER_SCHOOL, signed_by=child.staff.name, by=child.staff
    )
    transitions.sign_document(document=document, party=Signatory.PARENTS, signed_by=parent, by=child.staff)
    if child.fate.halt == Halt.SIGNATURE:
        return False
    yield from until(child, child.soon(1, 2, 3))
    transitions.sign_document(document=document, party=Signatory.MOTHER_SCHOOL, signed_by=move.care.name, by=move.care)
    return True


def _agreement(mood: float) -> Agreement:
    if mood < 0.9:
        return Agreement.YES
    return Agreement.NO if mood < 0.95 else Agreement.UNKNOWN


def _talked(child: Child, document: PlacementDocument) -> Way:
    """With parents who do not agree, within the week."""
    talk = talk_of(document)
    if talk is None:
        return
    yield from until(child, child.soon(2, 3, 4))
    outcome = "Samen gelezen. De nieuwe school toetst lezen opnieuw na zes weken."
    transitions.record_talk(talk=talk, held_on=clock.today(), outcome=outcome, by=child.staff)


def _moved(child: Child, move: Move) -> Way:
    yield from until(child, move.on)
    journey = move.journey
    for step in steps_of(journey).filter(done_on=None, proof=Proof.SAID, weeks__lt=0):
        if child.random.random() < 0.8:
            _do_step(child, move, step.key)
    journey.refresh_from_db()
    signed = journey.placement_documents.filter(frozen_at__isnull=False).exists()
    reason = "" if signed else "De handtekening van de ouders volgt nog."
    transitions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason=reason, by=child.staff)
    see_to_notices_later(child, journey, child.staff, move.care)
    yield from aftercare_of(child, journey, move.calendar)
