"""What is true around the move: answers of schools, steps, the placement document and the move itself."""

from steiger.transitions.models.bonds import QuestionAnswer
from steiger.transitions.models.documents import Inspection, PlacementDocument, SignOff
from steiger.transitions.models.move import Transition
from steiger.transitions.models.steps import Step

__all__ = ["Inspection", "PlacementDocument", "QuestionAnswer", "SignOff", "Step", "Transition"]
