"""What is read of the rows that come along with others."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

ModelType = TypeVar("ModelType", bound=Model)


def with_columns(found: QuerySet[ModelType], **joined: tuple[str, ...]) -> QuerySet[ModelType]:
    """These rows whole, and of each path that is joined to them these columns: a page names a school, and needs no
    more of its thirty columns. Whatever else is asked of a joined row costs a query, which the tests' counts show.
    """
    own: list[Any] = [field.attname for field in found.model._meta.concrete_fields]
    columns = [f"{path}__{column}" for path, names in joined.items() for column in names]
    return found.select_related(*joined).only(*own, *columns)
