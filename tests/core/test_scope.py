"""The wall between regions, in the database itself."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from steiger.access.member import Member
from steiger.core import scope
from steiger.organisations.models import Region
from steiger.pupils.models import Journey, Pupil
from tests.factories import make_journey


def test_region_scope_shows_only_its_own_rows(region: Region, other_region: Region) -> None:
    make_journey(region)

    with scope.region_scope(other_region.pk):
        seen_there = Journey.objects.count()

    assert (Journey.objects.count(), seen_there) == (1, 0)


def test_raw_sql_cannot_see_another_region(region: Region, other_region: Region) -> None:
    make_journey(region, last_name="Geheim")

    with scope.region_scope(other_region.pk), connection.cursor() as cursor:
        cursor.execute("SELECT last_name FROM pupils_pupil UNION SELECT last_name FROM pupils_pupilevent")
        assert cursor.fetchall() == []


def test_query_without_a_region_fails_loudly(db: None) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Pupil.objects.count()


def test_row_for_another_region_is_refused(region: Region, other_region: Region) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        make_journey(other_region)


def test_requests_run_as_a_role_that_owns_nothing(region: Region) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, r.rolsuper, r.rolbypassrls, (SELECT count(*) FROM pg_class WHERE relowner = r.oid) "
            "FROM pg_roles r WHERE r.rolname = current_user"
        )
        assert cursor.fetchone() == ("steiger_app", False, False, 0)


def test_evidence_cannot_be_changed(region: Region, dirk: Member) -> None:
    for table in ("audit_look", "audit_happening", "pupils_journeyevent"):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM {table}")
