"""Of each table the rows that are about one child or some: found by following the keys."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import Q

from steiger.privacy.rules.bound import Model, bound_models, ways_to_child
from steiger.pupils.models import Pupil

Rows = dict[Model, set[int]]


def rows_of(pupil_ids: Collection[int]) -> Rows:
    """Of each table the rows that lead to these children, however long the way."""
    rows: Rows = {model: set() for model in bound_models()}
    rows[Pupil] = set(pupil_ids)
    grew = True
    while grew:
        grew = False
        for model in rows:
            if model is not Pupil and (more := _rows_to(model, rows) - rows[model]):
                rows[model] |= more
                grew = True
    return {model: ids for model, ids in rows.items() if ids}


def _rows_to(model: Model, rows: Rows) -> set[int]:
    wanted = Q()
    for key in ways_to_child(model):
        if ids := rows[key.related_model]:
            wanted |= Q(**{f"{key.attname}__in": ids})
    return set(every_row(model).filter(wanted).values_list("pk", flat=True)) if wanted else set()


def every_row(model: Model) -> models.QuerySet[Any]:
    return model._default_manager.all()  # noqa: SLF001 - Django's own name for whichever manager a model has
