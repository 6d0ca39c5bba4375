"""The region of this transaction. Row-level security reads it; without one a regional query fails loudly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


def current_region_id() -> int | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nullif(current_setting('app.region', true), '')::bigint")
        row = cursor.fetchone()
    return None if row is None else row[0]


@contextmanager
def region_scope(region_id: int) -> Iterator[None]:
    """Everything inside happens in one transaction, in this region only.

    The setting is local to the transaction: a session-level one would survive a connection's return to the pool.
    """
    former = current_region_id() if connection.in_atomic_block else None
    with transaction.atomic():
        enter_region(region_id)
        yield
    if former is not None:
        # The setting outlives an inner block: give the surrounding transaction its own region back.
        enter_region(former)


def enter_region(region_id: int) -> None:
    """Set the region for the rest of the running transaction; nobody is in it as administrator yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.region', %s, true), set_config('app.administrator', '', true)", [str(region_id)]
        )


def close_children(administrator_id: int) -> None:
    """For the rest of the running transaction the database shows this person no child, but for a staff session's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.administrator', %s, true)", [str(administrator_id)])
