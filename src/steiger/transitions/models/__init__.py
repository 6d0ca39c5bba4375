"""What is true around the move: answers of schools, steps, appointments, the placement document and the move itself."""

from steiger.transitions.models.appointments import Appointment
from steiger.transitions.models.bonds import CapacityAsk, CapacityQuestion, QuestionAnswer
from steiger.transitions.models.choices import ParentsChoice
from steiger.transitions.models.departures import AbruptDeparture
from steiger.transitions.models.documents import Inspection, PlacementDocument, SignOff
from steiger.transitions.models.endings import Ending, ReturnToNewcomerSchool
from steiger.transitions.models.move import MovePlan, Transition
from steiger.transitions.models.steps import Step

__all__ = [
    "AbruptDeparture",
    "Appointment",
    "CapacityAsk",
    "CapacityQuestion",
    "Ending",
    "Inspection",
    "MovePlan",
    "ParentsChoice",
    "PlacementDocument",
    "QuestionAnswer",
    "ReturnToNewcomerSchool",
    "SignOff",
    "Step",
    "Transition",
]
