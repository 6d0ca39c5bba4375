"""Who may write and check what parents read, and when a text is right."""

from steiger.parents.rules.access import may_change_contact, may_check_texts, may_write_texts, visible_to
from steiger.parents.rules.languages import language_for
from steiger.parents.rules.texts import (
    contact_problem,
    is_known,
    text_problem,
    warnings,
)

__all__ = [
    "contact_problem",
    "is_known",
    "language_for",
    "may_change_contact",
    "may_check_texts",
    "may_write_texts",
    "text_problem",
    "visible_to",
    "warnings",
]
