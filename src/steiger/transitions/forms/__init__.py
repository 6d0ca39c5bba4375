"""What comes in around the move."""

from __future__ import annotations

from steiger.transitions.forms.bonds import AskForm, WithdrawForm
from steiger.transitions.forms.documents import NOT_IN_DOCUMENT, DocumentForm, InspectionForm, SignForm
from steiger.transitions.forms.move import MovedForm, MoveForm
from steiger.transitions.forms.steps import StepForm

__all__ = [
    "NOT_IN_DOCUMENT",
    "AskForm",
    "DocumentForm",
    "InspectionForm",
    "MoveForm",
    "MovedForm",
    "SignForm",
    "StepForm",
    "WithdrawForm",
]
