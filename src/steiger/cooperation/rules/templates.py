"""The three protocols that a region can start from (domain page, section 3). Titles become the region's own data."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

from steiger.access.enums import Disclosure
from steiger.cooperation.enums import Actor, Enroller, Proof, Template
from steiger.cooperation.rules.terms import MOVE, Rules, StepInput, Terms, WindowInput

_NEWCOMER, _MOTHER = Actor.NEWCOMER_SCHOOL, Actor.MOTHER_SCHOOL
_SPECIALIST, _COORDINATOR = Actor.SPECIALIST, Actor.COORDINATOR
_ANNOUNCED, _AGREED, _MOVED = Disclosure.ANNOUNCED, Disclosure.AGREED, Disclosure.MOVED
_D = Decimal
_CHOSEN, _DRAFTED, _DISCUSSED = Proof.SCHOOL_CHOSEN, Proof.DOCUMENT_DRAFTED, Proof.DOCUMENT_DISCUSSED
_SIGNED, _SUPPORT, _SAID, _VISIT = Proof.DOCUMENT_SIGNED, Proof.SUPPORT_STARTED, Proof.SAID, Proof.VISIT_REPORTED

_MOVE = StepInput(MOVE, "Overstap naar de moederschool", "Move to the mother school", _D(0), _NEWCOMER, Proof.MOVED)

# The source page: involved early, three visits afterwards.
_THREE_VISITS = Terms(
    rules=Rules(template=Template.THREE_VISITS, enroller=Enroller.NEWCOMER_SCHOOL, mother_school_lead_weeks=12),
    steps=(
        StepInput("school_chosen", "Moederschool gekozen", "Mother school chosen", _D(-12), _NEWCOMER, _CHOSEN),
        StepInput(
            "school_involved", "Moederschool geïnformeerd en betrokken", "Mother school informed and involved", _D(-10)
        ),
        StepInput(
            "acquaintance", "Kennismaking van kind en ouders", "Acquaintance visit of child and parents",
            _D(-6), _MOTHER,
        ),
        StepInput(
            "document_drafted", "Plaatsingsdocument opgesteld", "Placement document drafted",
            _D(-4), _NEWCOMER, _DRAFTED, _AGREED,
        ),
        StepInput(
            "document_discussed", "Plaatsingsdocument besproken met moederschool en ouders",
            "Placement document discussed with mother school and parents", _D(-3), _NEWCOMER, _DISCUSSED,
        ),
        StepInput(
            "document_signed", "Plaatsingsdocument ondertekend", "Placement document signed",
            _D(-2), _NEWCOMER, _SIGNED, _AGREED,
        ),
        StepInput(
            "handover", "Warme overdracht van leerkracht tot leerkracht", "Warm handover from teacher to teacher",
            _D(-1), _NEWCOMER, _SAID, _AGREED,
        ),
        _MOVE,
        StepInput(
            "support_started", "Standaardondersteuning gestart", "Standard support started",
            _D(1), _SPECIALIST, _SUPPORT, _MOVED,
        ),
        StepInput("visit_1", "Nazorgbezoek 1", "Aftercare visit 1", _D(5), _SPECIALIST, _VISIT, _MOVED, 1),
        StepInput("visit_2", "Nazorgbezoek 2", "Aftercare visit 2", _D(14), _SPECIALIST, _VISIT, _MOVED, 2),
        StepInput("visit_3", "Nazorgbezoek 3", "Aftercare visit 3", _D(30), _SPECIALIST, _VISIT, _MOVED, 3),
        StepInput(
            "closed", "Evaluatie en afsluiting", "Evaluation and close", _D(32), _COORDINATOR, Proof.CLOSED, _MOVED
        ),
    ),
    windows=(WindowInput(1, 2, 5), WindowInput(2, 10, 14), WindowInput(3, 24, 30)),
)  # fmt: skip

# As published by a partnership in the bulb region.
_HAND_OVER = Terms(
    rules=Rules(template=Template.HAND_OVER, enroller=Enroller.NEWCOMER_SCHOOL, mother_school_lead_weeks=10),
    steps=(
        StepInput("school_chosen", "Ouders kiezen een school", "Parents choose a school", _D(-10), _NEWCOMER, _CHOSEN),
        StepInput(
            "school_informed", "School bekend en eerste informatie gegeven", "School known and first information given",
            _D(-7),
        ),
        StepInput("alignment", "Afstemmingsgesprek", "Alignment meeting", _D(-3), _MOTHER),
        StepInput(
            "document_signed", "Overdrachtsdocument ondertekend", "Hand-over document signed",
            _D("-2.5"), _NEWCOMER, _SIGNED, _AGREED,
        ),
        StepInput(
            "acquaintance", "Kennismaking en wenmomenten", "Introduction and trial moments", _D(-2), _MOTHER
        ),
        StepInput(
            "call", "Leerkrachten bellen elkaar", "Call from teacher to teacher", _D(-1), _NEWCOMER, _SAID, _AGREED
        ),
        _MOVE,
        StepInput(
            "visit_1", "Startgesprek met de taalondersteuner", "Start meeting with the language supporter",
            _D(2), _SPECIALIST, _VISIT, _MOVED, 1,
        ),
        StepInput("questionnaire", "Vragenlijst ingevuld", "Questionnaire filled in", _D(8), _MOTHER, _SAID, _MOVED),
        StepInput("visit_2", "Voortgangsgesprek", "Progress meeting", _D(10), _SPECIALIST, _VISIT, _MOVED, 2),
    ),
    windows=(WindowInput(1, 1, 2), WindowInput(2, 8, 10)),
)  # fmt: skip

# As published in Amsterdam: contact at the latest after 20 weeks of lessons, here half-way a stay of 40.
_FROM_DAY_ONE = Terms(
    rules=Rules(template=Template.FROM_DAY_ONE, enroller=Enroller.REFERRING_SCHOOL, mother_school_lead_weeks=20),
    steps=(
        StepInput(
            "school_involved", "Contact met de moederschool", "Contact with the mother school",
            _D(-20), _NEWCOMER, _CHOSEN,
        ),
        StepInput(
            "date_discussed", "Overstapdatum en ontwikkeling besproken", "Date of the move and development discussed",
            _D(-12),
        ),
        StepInput(
            "school_agreed", "Ouders schrijven hun kind in", "Parents enrol their child",
            _D(-8), _MOTHER, Proof.SCHOOL_AGREED,
        ),
        StepInput(
            "document_signed", "Dossier overgedragen en ondertekend", "Dossier exchanged and signed",
            _D(-4), _NEWCOMER, _SIGNED, _AGREED,
        ),
        _MOVE,
        StepInput("visit_1", "Advies op maat", "Tailored advice", _D(8), _SPECIALIST, _VISIT, _MOVED, 1),
    ),
    windows=(WindowInput(1, 2, 8),),
)  # fmt: skip

TEMPLATES = MappingProxyType(
    {
        Template.THREE_VISITS: _THREE_VISITS,
        Template.HAND_OVER: _HAND_OVER,
        Template.FROM_DAY_ONE: _FROM_DAY_ONE,
    }
)


def template_terms(template: str) -> Terms:
    return TEMPLATES[Template(template)]
