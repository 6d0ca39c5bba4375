"""What is asked about cases: whose agenda they are on, what they ask, what came out, and which children come up."""

from __future__ import annotations

from steiger.consultation.models import Case
from steiger.consultation.selectors.agendas import Agenda, agendas
from steiger.consultation.selectors.cases import AgendaGroup, CaseRow, case_for, case_page, cases, grouped
from steiger.consultation.selectors.due import due_for
from steiger.consultation.selectors.file import file_part, offers, open_case_of
from steiger.consultation.selectors.owned import owned_cases
from steiger.consultation.selectors.suggestions import Suggestion, suggestions

__all__ = [
    "Agenda",
    "AgendaGroup",
    "Case",
    "CaseRow",
    "Suggestion",
    "agendas",
    "case_for",
    "case_page",
    "cases",
    "due_for",
    "file_part",
    "grouped",
    "offers",
    "open_case_of",
    "owned_cases",
    "suggestions",
]
