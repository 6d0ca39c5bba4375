from __future__ import annotations

from datetime import timedelta

# A mail server that is away for a weekend must not cost a letter: the last try is three days after the first.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 240, 720, 1440, 1440))
TRIES = len(WAITS)


def wait_after(attempts: int) -> timedelta:
    """How long a letter rests after so many tries that failed."""
    return WAITS[min(attempts, TRIES) - 1]
