"""What happens to what parents read, verb by verb."""

from steiger.parents.actions.checks import record_check, record_check_of_language
from steiger.parents.actions.contact import change_contact
from steiger.parents.actions.openings import count_opening
from steiger.parents.actions.texts import (
    bring_back,
    discard_draft,
    mark_reviewed,
    publish_text,
    return_to_standard,
    write_draft,
)

__all__ = [
    "bring_back",
    "change_contact",
    "count_opening",
    "discard_draft",
    "mark_reviewed",
    "publish_text",
    "record_check",
    "record_check_of_language",
    "return_to_standard",
    "write_draft",
]
