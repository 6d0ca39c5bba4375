"""What is asked about the move: bonds, steps, the placement document, and what is due."""

from __future__ import annotations

from steiger.transitions.selectors.addenda import addenda_of, addendum_of
from steiger.transitions.selectors.appendix import appendix_pdf
from steiger.transitions.selectors.appointments import AppointmentLine, appointment_for, appointment_lines
from steiger.transitions.selectors.bonds import Question, bond, chosen_bond, closed_question, question_for
from steiger.transitions.selectors.departures import departure_draft, departure_for
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
from steiger.transitions.selectors.endings import (
    ending_choices,
    ending_of,
    groups_to_return_to,
    open_things,
    words_of_open,
)
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
from steiger.transitions.selectors.questions import (
    OpenQuestion,
    SideBySide,
    ask_for,
    capacity_question,
    question_behind,
    side_by_side,
)
from steiger.transitions.selectors.sent import sent_copies, sent_copy
from steiger.transitions.selectors.steps import Fact, facts_of, step_for, steps_of

__all__ = [
    "AppointmentLine",
    "DocumentPage",
    "Fact",
    "FilePart",
    "OpenQuestion",
    "PlannedStep",
    "Preview",
    "Question",
    "Reading",
    "SideBySide",
    "access_of",
    "addenda_of",
    "addendum_of",
    "all_bond_lines",
    "appendix_pdf",
    "appointment_for",
    "appointment_lines",
    "ask_for",
    "bond",
    "capacity_question",
    "chosen_bond",
    "closed_question",
    "compared",
    "current_document",
    "departure_draft",
    "departure_for",
    "document_for",
    "document_page",
    "document_pdf",
    "due_for",
    "ending_choices",
    "ending_of",
    "entries_of",
    "facts_of",
    "file_part",
    "frozen_with",
    "groups_to_return_to",
    "languages_of_parents",
    "offers",
    "open_things",
    "plans_of",
    "posts",
    "preview_plan",
    "question_behind",
    "question_for",
    "reading_of",
    "region_of_access",
    "required_signatures",
    "restricted_words",
    "running_link",
    "said_in",
    "sent_copies",
    "sent_copy",
    "side_by_side",
    "step_for",
    "step_lines",
    "steps_of",
    "talk_of",
    "words_of_open",
    "words_of_parents",
]
