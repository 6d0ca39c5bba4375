from __future__ import annotations

from django.db import connection

from steiger.core import clock
from steiger.parents.enums import Opened
from steiger.parents.models import Opening

# One statement: two visitors at the same moment are both counted, and nobody waits longer than that takes.
_TABLE = Opening._meta.db_table
_COUNT = f"""
INSERT INTO "{_TABLE}" (region_id, opened_on, language, what, count) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (region_id, opened_on, language, what) DO UPDATE SET count = "{_TABLE}".count + excluded.count
"""  # noqa: S608 - the name of our own table


def count_opening(*, region_id: int, language: str, what: Opened, times: int = 1) -> None:
    """Something was opened, by somebody: we do not know who, and keep no more than that it was today."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [region_id, clock.today(), language, what.value, times])
