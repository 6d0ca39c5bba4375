"""Locks in the database itself: row-level security by region, and a role for requests that owns nothing.

Derived from the models after every migration, so that a new table cannot be forgotten:
each table with a `region_id` is closed to rows of other regions, each foreign key between two regional
tables must stay inside one region, evidence (history, log of looking) can be added but not changed, and columns that
a model calls closed can be written but not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pghistory.models
from django.apps import apps
from django.db import connection, models
from django.db.backends.utils import CursorWrapper

APP_ROLE = "steiger_app"
POLICY = "region"
REGION_IS_CURRENT = "region_id = (SELECT current_setting('app.region')::bigint)"


def secure_after_migrate(**_signal: Any) -> None:
    secure_database()


def secure_database() -> None:
    """Bring grants, policies and regional keys in line with the models. May be run again at any time."""
    with connection.cursor() as cursor:
        _grant(cursor)
        for model in regional_models():
            _enable_policy(cursor, model._meta.db_table)
        for model, field in _keys_between_regional_models():
            _keep_key_inside_region(cursor, model, field)
        _let_history_keep_its_author(cursor)
        for table, columns in readable_beside_closed():
            cursor.execute(f'REVOKE SELECT ON "{table}" FROM {APP_ROLE}')  # noqa: S608 - names from the models
            cursor.execute(f'GRANT SELECT ({", ".join(columns)}) ON "{table}" TO {APP_ROLE}')
        for table in evidence_tables():
            cursor.execute(f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM {APP_ROLE}')


def regional_models() -> list[type[models.Model]]:
    """Every model whose rows belong to exactly one region."""
    return [m for m in _all_models() if any(f.attname == "region_id" for f in m._meta.local_concrete_fields)]


def evidence_tables() -> list[str]:
    """Tables to which a request may only add."""
    return [
        m._meta.db_table
        for m in _all_models()
        if is_history(m) or m._meta.db_table == "pghistory_context" or getattr(m, "IS_EVIDENCE", False)
    ]


def readable_beside_closed() -> list[tuple[str, list[str]]]:
    """Tables with columns that no request may read (`Privacy.closed`), also not in their history, and the others.

    They can be written; whoever reads them goes through an owner's function, which writes down that it was done.
    """
    found = []
    for model in _all_models():
        closed = set(getattr(getattr(model, "Privacy", None), "closed", ()))
        if closed:
            for one in (model, model.pgh_event_model):  # type: ignore[attr-defined]
                columns = [f'"{f.column}"' for f in one._meta.local_concrete_fields if f.name not in closed]
                found.append((one._meta.db_table, columns))
    return found


def is_history(model: type[models.Model]) -> bool:
    return issubclass(model, pghistory.models.Event)


def _all_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy]


def _grant(cursor: CursorWrapper) -> None:
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {APP_ROLE}")
    cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP_ROLE}")
    cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP_ROLE}")


def _let_history_keep_its_author(cursor: CursorWrapper) -> None:
    """pghistory's own function adds the author to the history, or finds it there: an upsert, which wants more rights
    than a request has on evidence. It runs as the owner; requests still cannot change a row themselves."""
    cursor.execute("SELECT 1 FROM pg_proc WHERE proname = '_pgh_attach_context'")
    if cursor.fetchone():
        cursor.execute("ALTER FUNCTION _pgh_attach_context() SECURITY DEFINER SET search_path = public, pg_temp")


def _enable_policy(cursor: CursorWrapper, table: str) -> None:
    cursor.execute("SELECT 1 FROM pg_policies WHERE tablename = %s AND policyname = %s", [table, POLICY])
    if cursor.fetchone():
        return
    cursor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    cursor.execute(
        f'CREATE POLICY {POLICY} ON "{table}" TO {APP_ROLE} '
        f"USING ({REGION_IS_CURRENT}) WITH CHECK ({REGION_IS_CURRENT})"
    )


def _keys_between_regional_models() -> Iterator[tuple[type[models.Model], models.ForeignKey[Any, Any]]]:
    regional = {m for m in regional_models() if not is_history(m)}
    for model in regional:
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model in regional:
                yield model, field


def _keep_key_inside_region(
    cursor: CursorWrapper, model: type[models.Model], field: models.ForeignKey[Any, Any]
) -> None:
    table, target = model._meta.db_table, field.related_model._meta.db_table
    unique, key = f"{target}_in_region"[-63:], f"{table}_{field.column}_in_region"[-63:]
    if not _has_constraint(cursor, unique):
        cursor.execute(f'ALTER TABLE "{target}" ADD CONSTRAINT "{unique}" UNIQUE (region_id, id)')
    if not _has_constraint(cursor, key):
        cursor.execute(
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{key}" FOREIGN KEY (region_id, "{field.column}") '
            f'REFERENCES "{target}" (region_id, id) DEFERRABLE INITIALLY DEFERRED'
        )


def _has_constraint(cursor: CursorWrapper, name: str) -> bool:
    cursor.execute("SELECT 1 FROM pg_constraint WHERE conname = %s", [name])
    return cursor.fetchone() is not None
