"""History of every change, written by database triggers, with who did it and in which role."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar
from uuid import uuid4

import pghistory
from django.db import connection, models

ModelClass = TypeVar("ModelClass", bound=type[models.Model])

_NOBODY = ("", "")
# Context id and metadata, as the triggers of pghistory read them.
_actor: ContextVar[tuple[str, str]] = ContextVar("actor", default=_NOBODY)


def tracked(*, exclude: tuple[str, ...] = ()) -> Callable[[ModelClass], ModelClass]:
    """Keep every version of a model's rows. Generated columns follow from the others and are left out."""

    def decorate(model: ModelClass) -> ModelClass:
        generated = [f.name for f in model._meta.local_fields if isinstance(f, models.GeneratedField)]
        tracker = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=[*generated, *exclude] or None,
        )
        return tracker(model)  # type: ignore[no-any-return]

    return decorate


@contextmanager
def acting(*, user_id: int | None, roles: list[str], request_id: str = "") -> Iterator[None]:
    """Everything written inside carries this person and role in its history. Needs a running transaction.

    The triggers read both from settings of the transaction. `pghistory.context` would put them before every
    statement instead, and the database keeps no plan of a statement that is really two.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("nothing can be written in somebody's name outside a transaction")
    former = _actor.get()
    now = (str(uuid4()), json.dumps({"user": user_id, "roles": roles, "request": request_id}))
    _tell_database(now)
    token = _actor.set(now)
    try:
        yield
    finally:
        _actor.reset(token)
    # What is rolled back, by an exception or by hand, takes its settings back by itself.
    if not connection.needs_rollback:
        _tell_database(former)


def _tell_database(actor: tuple[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            actor,
        )
