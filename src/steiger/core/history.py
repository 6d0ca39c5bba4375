"""History of every change, written by database triggers, with who did it and in which role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pghistory
from django.db import models

ModelClass = TypeVar("ModelClass", bound=type[models.Model])


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
    """Everything written inside carries this person and role in its history."""
    context: dict[str, Any] = {"user": user_id, "roles": roles, "request": request_id}
    with pghistory.context(**context):
        yield
