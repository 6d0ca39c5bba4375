"""How delicate each stored field is, and how long it is kept: declared beside the field, held by a test.

Every model has `class Privacy` with three tuples of field names (`plain`, `identifying`, `special`) and `keep`, the
name of a retention term of the policy, "evidence" or "reference". Anonymising, retention and the parents' copy read it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Value, When

from steiger.core.security import is_history

LEVELS = ("plain", "identifying", "special")
DELICATE = ("identifying", "special")
# What stands where something was forgotten: where a text must be, and where a date must be.
FORGOTTEN = "-"
NO_DAY = date(1900, 1, 1)


def unclassified_fields(model: type[models.Model]) -> list[str]:
    """Fields without a level, fields with two, and names that are no field."""
    own = {
        f.name
        for f in model._meta.local_concrete_fields
        if f.name not in {"id", "region"} and not isinstance(f, models.GeneratedField)
    }
    privacy = getattr(model, "Privacy", None)
    if privacy is None:
        return sorted(own)
    named: list[str] = [name for level in LEVELS for name in getattr(privacy, level, ())]
    twice = {name for name in named if named.count(name) > 1}
    return sorted((own - set(named)) | (set(named) - own) | twice)


def must_be_classified(model: type[models.Model]) -> bool:
    return model.__module__.startswith("steiger.") and not is_history(model)


def columns_of(model: type[models.Model], levels: Collection[str]) -> list[models.Field[Any, Any]]:
    """The fields of these levels, in the order in which the model names them."""
    named = {name for level in levels for name in getattr(model.Privacy, level)}  # type: ignore[attr-defined]
    return [field for field in model._meta.local_concrete_fields if field.name in named]


def forgotten(model: type[models.Model], levels: Collection[str]) -> dict[str, Any]:
    """What takes the place of the delicate fields, as values of an update.

    What was filled stays filled and what was empty stays empty, so that every constraint of the table goes on holding
    (a refusal with a reason), and so does every count of what was filled in. A column that no request may read
    (`Privacy.closed`) cannot be asked whether it was filled: it always is afterwards.
    """
    closed = getattr(model.Privacy, "closed", ())  # type: ignore[attr-defined]
    return {
        field.name: FORGOTTEN if field.name in closed else _nothing_in(field) for field in columns_of(model, levels)
    }


def _nothing_in(field: models.Field[Any, Any]) -> Any:
    if isinstance(field, models.CharField | models.TextField):
        nothing: list[When] = [When(**{field.name: ""}, then=Value(""))]
        if field.null:
            nothing.append(When(**{f"{field.name}__isnull": True}, then=Value(None)))
        return Case(*nothing, default=Value(FORGOTTEN), output_field=field)
    if field.null:
        return None
    if isinstance(field, models.DateField):
        return NO_DAY
    if isinstance(field, ArrayField):
        return []
    if isinstance(field, models.JSONField):
        return field.default() if callable(field.default) else {}
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.BinaryField):
        return b""
    if isinstance(field, models.IntegerField | models.DecimalField | models.FloatField):
        return 0
    raise TypeError(f"nobody knows yet how to forget {field}")
