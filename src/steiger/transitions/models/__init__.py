"""What is true around the move: answers of schools, steps, appointments, the placement document and the move itself."""

from steiger.transitions.models.appointments import Appointment
from steiger.transitions.models.bonds import QuestionAnswer
from steiger.transitions.models.departures import AbruptDeparture
from steiger.transitions.models.documents import Inspection, PlacementDocument, SignOff
from steiger.transitions.models.move import MovePlan, Transition
from steiger.transitions.models.paper import Addendum, DocumentEntry, RestrictedPart, SentCopy
from steiger.transitions.models.parents_link import ParentsLink, Talk
from steiger.transitions.models.steps import Step

__all__ = [
    "AbruptDeparture",
    "Addendum",
    "Appointment",
    "DocumentEntry",
    "Inspection",
    "MovePlan",
    "ParentsLink",
    "PlacementDocument",
    "QuestionAnswer",
    "RestrictedPart",
    "SentCopy",
    "SignOff",
    "Step",
    "Talk",
    "Transition",
]
