"""What is true of the training."""

from __future__ import annotations

from steiger.training.models.certificates import Certificate
from steiger.training.models.coaching import CoachingSession
from steiger.training.models.cohorts import Attendance, Cohort, CohortTrainer, Enrolment, Session
from steiger.training.models.programmes import Assignment, Module, Programme
from steiger.training.models.scans import ScanAnswer, SelfScan
from steiger.training.models.suggestions import Suggestion
from steiger.training.models.work import Assessment, Submission, SubmissionFile

__all__ = [
    "Assessment",
    "Assignment",
    "Attendance",
    "Certificate",
    "CoachingSession",
    "Cohort",
    "CohortTrainer",
    "Enrolment",
    "Module",
    "Programme",
    "ScanAnswer",
    "SelfScan",
    "Session",
    "Submission",
    "SubmissionFile",
    "Suggestion",
]
