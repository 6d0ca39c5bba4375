"""What may stand in no log. It has a shape of its own, so that whoever writes a line need not know of it."""

from __future__ import annotations

import logging
import re

# How every secret begins: `core.secret_links` makes them.
MARK = "sl_"
SECRET = re.compile(rf"{MARK}[A-Za-z0-9_-]{{20,}}")
VEIL = f"{MARK}***"
# A log outlives the term of a file and is read by people who may not see a child. An address holds a case number, and
# the database tells the whole row that a constraint refuses, until the next exception of the same trace begins.
CASE_NUMBER = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
ROW = re.compile(r"DETAIL:.*?(?=\n\n(?:The above exception|During handling)|\Z)", re.DOTALL)


def veiled(words: str) -> str:
    """The words without any secret in them, and without what tells of whom they speak."""
    return CASE_NUMBER.sub("****-****", ROW.sub("DETAIL: ***", SECRET.sub(VEIL, words)))


class VeilingFormatter(logging.Formatter):
    """A line for the log without a secret, whoever wrote it: in its message, its arguments or a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return veiled(super().format(record))
