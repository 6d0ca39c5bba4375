"""The log of the server tells what went wrong, never of whom.

PostgreSQL tells the whole row that a constraint refuses, and an address holds a child's case number. A log outlives the
retention term and is read by people who may not see a child, so neither reaches it.
"""

from __future__ import annotations

import logging
import re

CASE_NUMBER = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
# The row itself: until the next exception of the same trace begins.
ROW = re.compile(r"DETAIL:.*?(?=\n\n(?:The above exception|During handling)|\Z)", re.DOTALL)


class NamelessFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return nameless(super().format(record))


def nameless(text: str) -> str:
    return CASE_NUMBER.sub("····-····", ROW.sub("DETAIL: (left out: it may name a child)", text))
