"""Today, in the country where the schools are. One place, so that demo and tests can move it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_today: ContextVar[date | None] = ContextVar("today", default=None)


class _Process:
    """The day of all threads together, for as long as somebody moves it."""

    day: date | None = None


def today() -> date:
    return _moved() or datetime.now(timezone.get_default_timezone()).date()


def now() -> datetime:
    """The moment; on a moved day, the same time of that day."""
    moved = _moved()
    moment = timezone.localtime()
    return moment if moved is None else moment.replace(year=moved.year, month=moved.month, day=moved.day)


@contextmanager
def on(day: date) -> Iterator[None]:
    """Everything inside happens on `day`: demo data and tests live through a child's two years in seconds."""
    token = _today.set(day)
    try:
        yield
    finally:
        _today.reset(token)


@contextmanager
def everywhere_on(day: date) -> Iterator[None]:
    """Like `on`, in every thread of this process: browser tests ask a server that answers in threads of its own."""
    former, _Process.day = _Process.day, day
    try:
        yield
    finally:
        _Process.day = former


def _moved() -> date | None:
    return _today.get() or _Process.day
