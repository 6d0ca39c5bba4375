"""What is asked about the move: bonds, steps, the placement document, and what is due."""

from __future__ import annotations

from steiger.transitions.selectors.addenda import addenda_of, addendum_of
from steiger.transitions.selectors.appendix import appendix_pdf
from steiger.transitions.selectors.appointments import AppointmentLine, appointment_for, appointment_lines
from steiger.transitions.selectors.bonds import Question, bond, chosen_bond, question_for
from steiger.transitions.selectors.documents import (
    DocumentPage,
    current_document,
    document_for,
    document_page,
    frozen_with,
    required_signatures,
    talk_of,
)
from steiger.transitions.selectors.due import due_for
from steiger.transitions.selectors.file import FilePart, all_bond_lines, file_part, posts, step_lines
from steiger.transitions.selectors.offers import offers
from steiger.transitions.selectors.paper import document_pdf
from steiger.transitions.selectors.parents_link import (
    Reading,
    access_of,
    languages_of_parents,
    reading_of,
    region_of_access,
    running_link,
    said_in,
    words_of_parents,
)
from steiger.transitions.selectors.pen import compared, entries_of, restricted_words
from steiger.transitions.selectors.preview import PlannedStep, Preview, plans_of, preview_plan
from steiger.transitions.selectors.sent import sent_copies, sent_copy
from steiger.transitions.selectors.steps import Fact, facts_of, step_for, steps_of

__all__ = [
    "AppointmentLine",
    "DocumentPage",
    "Fact",
    "FilePart",
    "PlannedStep",
    "Preview",
    "Question",
    "Reading",
    "access_of",
    "addenda_of",
    "addendum_of",
    "all_bond_lines",
    "appendix_pdf",
    "appointment_for",
    "appointment_lines",
    "bond",
    "chosen_bond",
    "compared",
    "current_document",
    "document_for",
    "document_page",
    "document_pdf",
    "due_for",
    "entries_of",
    "facts_of",
    "file_part",
    "frozen_with",
    "languages_of_parents",
    "offers",
    "plans_of",
    "posts",
    "preview_plan",
    "question_for",
    "reading_of",
    "region_of_access",
    "required_signatures",
    "restricted_words",
    "running_link",
    "said_in",
    "sent_copies",
    "sent_copy",
    "step_for",
    "step_lines",
    "steps_of",
    "talk_of",
    "words_of_parents",
]
