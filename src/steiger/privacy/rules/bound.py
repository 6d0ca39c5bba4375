"""Which tables hold something about a child, found by following the keys: a new table cannot be forgotten."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import models

from steiger.core.privacy import must_be_classified
from steiger.core.security import regional_models
from steiger.documents.models import StoredFile
from steiger.pupils.models import Journey, Pupil

Model = type[models.Model]
CHILD: tuple[Model, ...] = (Pupil, Journey)


@cache
def bound_models() -> tuple[Model, ...]:
    """The child itself, and every table with a key that leads to it. Reference data may come from a child's file (an
    article after a question), but is no part of it."""
    candidates = [m for m in regional_models() if must_be_classified(m)]
    bound: list[Model] = list(CHILD)
    grew = True
    while grew:
        more = [m for m in candidates if m not in bound and _is_kept_as_file(m) and keys_to(m, tuple(bound))]
        bound += more
        grew = bool(more)
    return tuple(bound)


def _is_kept_as_file(model: Model) -> bool:
    return str(model.Privacy.keep) != "reference"  # type: ignore[attr-defined]


def keys_to(model: Model, targets: tuple[Model, ...]) -> list[models.ForeignKey[Any, Any]]:
    return [
        field
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model in targets
    ]


def ways_to_child(model: Model) -> list[models.ForeignKey[Any, Any]]:
    """The keys by which a row is this child's. A key to the child itself decides; a second way (the referral of a
    brother) must not lead to another child."""
    if model is Journey:
        return keys_to(model, (Pupil,))
    return keys_to(model, CHILD) or keys_to(model, bound_models())


def ties_children(model: Model) -> bool:
    """A row that leads to two children (brothers and sisters): it would tell of the one by the other."""
    return model not in CHILD and sum(1 for _key in keys_to(model, CHILD)) > 1


def file_keys(model: Model) -> list[models.ForeignKey[Any, Any]]:
    return keys_to(model, (StoredFile,))


def history_of(model: Model) -> str:
    """The table with the history of this one; nothing when it keeps none."""
    event = getattr(model, "pgh_event_model", None)
    return event._meta.db_table if event is not None else ""
