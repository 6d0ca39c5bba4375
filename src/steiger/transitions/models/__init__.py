"""What is true around the move: answers of schools, steps, appointments, the placement document and the move itself."""

from steiger.transitions.models.appointments import Appointment
from steiger.transitions.models.bonds import CapacityAsk, CapacityQuestion, QuestionAnswer
from steiger.transitions.models.choices import ParentsChoice
from steiger.transitions.models.departures import AbruptDeparture
from steiger.transitions.models.documents import Inspection, PlacementDocument, SignOff
from steiger.transitions.models.endings import Ending, ReturnToNewcomerSchool
from steiger.transitions.models.move import MovePlan, Transition
from steiger.transitions.models.paper import Addendum, DocumentEntry, RestrictedPart, SentCopy
from steiger.transitions.models.parents_link import ParentsLink, Talk
from steiger.transitions.models.steps import Step

__all__ = [
    "AbruptDeparture",
    "Addendum",
    "Appointment",
    "CapacityAsk",
    "CapacityQuestion",
    "DocumentEntry",
    "Ending",
    "Inspection",
    "MovePlan",
    "ParentsChoice",
    "ParentsLink",
    "PlacementDocument",
    "QuestionAnswer",
    "RestrictedPart",
    "ReturnToNewcomerSchool",
    "SentCopy",
    "SignOff",
    "Step",
    "Talk",
    "Transition",
]
