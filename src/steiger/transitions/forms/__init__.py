"""What comes in around the move."""

from __future__ import annotations

from steiger.transitions.forms.appointments import AppointmentForm, CancelForm, OutcomeForm
from steiger.transitions.forms.bonds import AskForm, WithdrawForm
from steiger.transitions.forms.documents import NOT_IN_DOCUMENT, DocumentForm, InspectionForm, SignForm
from steiger.transitions.forms.move import MovedForm, MoveForm, PlanReasonForm
from steiger.transitions.forms.parents_link import DoorForm, LinkForm, TalkForm, ViewForm
from steiger.transitions.forms.steps import StepForm

__all__ = [
    "NOT_IN_DOCUMENT",
    "AppointmentForm",
    "AskForm",
    "CancelForm",
    "DocumentForm",
    "DoorForm",
    "InspectionForm",
    "LinkForm",
    "MoveForm",
    "MovedForm",
    "OutcomeForm",
    "PlanReasonForm",
    "SignForm",
    "StepForm",
    "TalkForm",
    "ViewForm",
    "WithdrawForm",
]
