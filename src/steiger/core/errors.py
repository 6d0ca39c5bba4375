"""What a person may be told when something cannot be done."""

from __future__ import annotations


class DomainError(Exception):
    """A rule says no. The message says what is wrong and what to do; `field` names the input it belongs to."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotAllowedError(DomainError):
    """The acting person's roles do not allow this."""
