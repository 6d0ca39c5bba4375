"""What comes in around the move."""

from __future__ import annotations

from steiger.transitions.forms.appointments import AppointmentForm, CancelForm, OutcomeForm
from steiger.transitions.forms.bonds import AskForm, WithdrawForm
from steiger.transitions.forms.choices import ChoiceForm
from steiger.transitions.forms.departures import CopyForm, DepartureForm
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
from steiger.transitions.forms.endings import EndingForm, ReturnForm
from steiger.transitions.forms.move import MovedForm, MoveForm, PlanReasonForm
from steiger.transitions.forms.parents_link import DoorForm, LinkForm, TalkForm, ViewForm
from steiger.transitions.forms.questions import AskSchoolsForm, PlaceAnswerForm
from steiger.transitions.forms.steps import StepForm

__all__ = [
    "NOT_IN_DOCUMENT",
    "AddendumForm",
    "AppointmentForm",
    "AskForm",
    "AskSchoolsForm",
    "CancelForm",
    "ChecksumForm",
    "ChoiceForm",
    "CompleteForm",
    "CopyForm",
    "DepartureForm",
    "DocumentForm",
    "DoorForm",
    "EndingForm",
    "InspectionForm",
    "LinkForm",
    "MoveForm",
    "MovedForm",
    "OutcomeForm",
    "PenForm",
    "PlaceAnswerForm",
    "PlanReasonForm",
    "ReturnForm",
    "SignForm",
    "StepForm",
    "TalkForm",
    "ViewForm",
    "WithdrawForm",
]
