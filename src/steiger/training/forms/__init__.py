"""What comes in: the programme, cohorts and sessions, work and coaching."""

from __future__ import annotations

from steiger.training.forms.cohorts import CoachForm, CohortForm, EnrolForm, ReasonForm, SessionForm, SuggestForm
from steiger.training.forms.programmes import AssignmentForm, ModuleForm, ProgrammeForm
from steiger.training.forms.work import (
    AssessForm,
    CheckForm,
    CoachingForm,
    HandInForm,
    ReactionForm,
    ReportForm,
    ScanForm,
)

__all__ = [
    "AssessForm",
    "AssignmentForm",
    "CheckForm",
    "CoachForm",
    "CoachingForm",
    "CohortForm",
    "EnrolForm",
    "HandInForm",
    "ModuleForm",
    "ProgrammeForm",
    "ReactionForm",
    "ReasonForm",
    "ReportForm",
    "ScanForm",
    "SessionForm",
    "SuggestForm",
]
