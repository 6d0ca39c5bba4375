"""What the database knows of the size of its tables, by which it chooses how to look things up."""

from __future__ import annotations

from django.db import connection, models


def measure(*of: type[models.Model]) -> None:
    """Have the tables measured now. After many new rows in one go the database would still think them empty, and ask
    a thousand times for what it could ask once; by itself it looks only after a minute, and never inside a
    transaction that is still open."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT measure_tables(%s)", [[model._meta.db_table for model in of]])
