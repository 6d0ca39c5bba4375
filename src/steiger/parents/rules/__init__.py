"""Who may write and check what parents read, and when a text is right."""

from steiger.parents.rules.access import (
    may_change_contact,
    may_check_texts,
    may_make_films,
    may_record_voices,
    may_write_texts,
    visible_to,
)
from steiger.parents.rules.films import TRIES, failure_words
from steiger.parents.rules.languages import language_for
from steiger.parents.rules.texts import (
    contact_problem,
    is_known,
    text_problem,
    warnings,
)
from steiger.parents.rules.voices import LIMIT_MB, LONGEST, TOGETHER_MB, is_sentence, sentence_mark, voice_refusal

__all__ = [
    "LIMIT_MB",
    "LONGEST",
    "TOGETHER_MB",
    "TRIES",
    "contact_problem",
    "failure_words",
    "is_known",
    "is_sentence",
    "language_for",
    "may_change_contact",
    "may_check_texts",
    "may_make_films",
    "may_record_voices",
    "may_write_texts",
    "sentence_mark",
    "text_problem",
    "visible_to",
    "voice_refusal",
    "warnings",
]
