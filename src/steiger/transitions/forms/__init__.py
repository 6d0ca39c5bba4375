"""What comes in around the move."""

from __future__ import annotations

from steiger.transitions.forms.appointments import AppointmentForm, CancelForm, OutcomeForm
from steiger.transitions.forms.bonds import AskForm, WithdrawForm
from steiger.transitions.forms.documents import (
    NOT_IN_DOCUMENT,
    AddendumForm,
    ChecksumForm,
    CompleteForm,
    DocumentForm,
    InspectionForm,
    PenForm,
    SignForm,
)
from steiger.transitions.forms.move import MovedForm, MoveForm, PlanReasonForm
from steiger.transitions.forms.parents_link import DoorForm, LinkForm, TalkForm, ViewForm
from steiger.transitions.forms.steps import StepForm

__all__ = [
    "NOT_IN_DOCUMENT",
    "AddendumForm",
    "AppointmentForm",
    "AskForm",
    "CancelForm",
    "ChecksumForm",
    "CompleteForm",
    "DocumentForm",
    "DoorForm",
    "InspectionForm",
    "LinkForm",
    "MoveForm",
    "MovedForm",
    "OutcomeForm",
    "PenForm",
    "PlanReasonForm",
    "SignForm",
    "StepForm",
    "TalkForm",
    "ViewForm",
    "WithdrawForm",
]
