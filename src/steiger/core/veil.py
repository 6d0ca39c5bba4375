"""What may stand in no log. It has a shape of its own, so that whoever writes a line need not know of it."""

from __future__ import annotations

import logging
import re

# How every secret begins: `core.secret_links` makes them.
MARK = "sl_"
SECRET = re.compile(rf"{MARK}[A-Za-z0-9_-]{{20,}}")
VEIL = f"{MARK}***"


def veiled(words: str) -> str:
    """The words without any secret in them."""
    return SECRET.sub(VEIL, words)


class VeilingFormatter(logging.Formatter):
    """A line for the log without a secret, whoever wrote it: in its message, its arguments or a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return veiled(super().format(record))
