"""While one page is read, nothing changes: what was asked of the database once is not asked again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_memory: ContextVar[dict[Hashable, Any] | None] = ContextVar("memory", default=None)
_settled: ContextVar[dict[Hashable, Any] | None] = ContextVar("settled", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """For a request that writes nothing. Outside it everything is asked anew each time."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


@contextmanager
def settled() -> Iterator[None]:
    """For a long story that is told while region, policy and calendars stay as they are."""
    token = _settled.set({})
    try:
        yield
    finally:
        _settled.reset(token)


def remembered(selector: Callable[P, T]) -> Callable[P, T]:
    """A selector whose answer is kept while a page is read. Its arguments are hashable, its answer is not changed."""
    return _kept(selector, _memory.get)


def remembered_when_settled(selector: Callable[P, T]) -> Callable[P, T]:
    """The same for what the region has laid down: kept while a page is read, or a story is told."""
    return _kept(selector, lambda: _settled.get() if _settled.get() is not None else _memory.get())


def remember(selector: Callable[P, T], answer: T, *args: P.args, **kwargs: P.kwargs) -> None:
    """Tell the answer of a remembered selector that is known already; nothing happens outside the reading of a page."""
    memory = _memory.get()
    if memory is not None:
        memory[_question(selector, args, kwargs)] = answer


def _question(selector: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Hashable:
    return (getattr(selector, "__wrapped__", selector), args, tuple(sorted(kwargs.items())))


def _kept(selector: Callable[P, T], of: Callable[[], dict[Hashable, Any] | None]) -> Callable[P, T]:
    @wraps(selector)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        memory = of()
        if memory is None:
            return selector(*args, **kwargs)
        asked = _question(selector, args, kwargs)
        if asked not in memory:
            memory[asked] = selector(*args, **kwargs)
        answer: T = memory[asked]
        return answer

    return ask
