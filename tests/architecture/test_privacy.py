"""Every stored field says how delicate it is; every regional table is locked; evidence stays as it was."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, models

from steiger.core.privacy import must_be_classified, unclassified_fields
from steiger.core.security import evidence_tables, is_history, regional_models

# Tables without a region, and why. A new one is added here by hand or it must carry a region.
NATIONAL = {
    "organisations_region": "the tenants themselves",
    "organisations_regionevent": "their history",
    "organisations_organisation": "public reference data, shared by all regions",
    "organisations_organisationevent": "its history",
    "organisations_school": "public reference data",
    "organisations_schoolevent": "its history",
    "organisations_pupilcount": "public reference data",
    "organisations_schoolholiday": "public reference data",
    "people_user": "one sign-in may work in two regions; holds no child",
    "people_userevent": "its history, without the password",
    "people_user_groups": "Django's own, unused",
    "people_user_user_permissions": "Django's own, unused",
    "pghistory_context": "who and in which role, beside history that is regional",
}
FORBIDDEN_WORDS = ("bsn", "onderwijsnummer", "nationality", "country_of_birth", "birthplace", "religion", "residence")


@pytest.mark.parametrize("model", [m for m in apps.get_models() if must_be_classified(m)], ids=lambda m: m.__name__)
def test_every_field_is_classified(model: type[models.Model]) -> None:
    assert unclassified_fields(model) == []
    assert model.Privacy.keep  # type: ignore[attr-defined]


def test_every_table_of_ours_is_regional_or_national_for_a_reason() -> None:
    ours = {m._meta.db_table for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("steiger.")}
    regional = {m._meta.db_table for m in regional_models()}

    assert ours - regional <= set(NATIONAL)
    assert not regional & set(NATIONAL)


def test_every_regional_table_is_under_row_level_security(db: None) -> None:
    tables = sorted(m._meta.db_table for m in regional_models())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_policies p ON p.tablename = c.relname "
            "WHERE c.relrowsecurity AND p.policyname = 'region' AND p.roles = '{steiger_app}' "
            "AND p.qual LIKE '%app.region%' AND p.with_check LIKE '%app.region%'"
        )
        secured = {row[0] for row in cursor.fetchall()}

    assert set(tables) <= secured


def test_no_view_shows_rows_with_the_rights_of_its_owner(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace"
        )
        assert cursor.fetchall() == []


def test_keys_between_regional_tables_cannot_leave_the_region(db: None) -> None:
    regional = {m for m in regional_models() if not is_history(m)}
    expected = {
        (m._meta.db_table, f.column)
        for m in regional
        for f in m._meta.local_concrete_fields
        if isinstance(f, models.ForeignKey) and f.related_model in regional
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.conrelid::regclass::text, a.attname FROM pg_constraint c "
            "JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[2] "
            "WHERE c.contype = 'f' AND array_length(c.conkey, 1) = 2"
        )
        kept = {(table, column) for table, column in cursor.fetchall()}

    assert expected
    assert expected <= kept


def test_evidence_can_only_be_added_to(db: None) -> None:
    with connection.cursor() as cursor:
        for table in evidence_tables():
            for verb in ("UPDATE", "DELETE", "TRUNCATE"):
                if verb == "TRUNCATE":
                    continue  # granted to the test role so that transactional tests can clean up
                cursor.execute("SELECT has_table_privilege('steiger_app', %s, %s)", [table, verb])
                assert cursor.fetchone() == (False,), (table, verb)


def test_what_may_never_be_stored_has_no_column() -> None:
    columns = {
        f"{m._meta.db_table}.{f.column}"
        for m in apps.get_models()
        if m.__module__.startswith("steiger.")
        for f in m._meta.local_concrete_fields
    }

    assert not [name for name in columns for word in FORBIDDEN_WORDS if word in name.lower()]


# Tables of a region without history, and why.
WITHOUT_HISTORY = {
    "PlanProposal": "a search writes it every second; what is accepted of it keeps its own history",
    "PlannedVisit": "written anew at each better plan; what is accepted of it keeps its own history",
    "Letter": "mail that is sent once; its own row is its record",
    "Notice": "what somebody was told, once; its own row is its record",
    "Opening": "a count per day; history would keep the moment of each opening, and so the trace of a visitor",
}


def test_every_change_of_a_regional_table_leaves_history() -> None:
    untracked = [
        m.__name__
        for m in regional_models()
        if not is_history(m)
        and not getattr(m, "IS_EVIDENCE", False)
        and not getattr(m, "pgh_event_model", None)
        and m.__name__ not in WITHOUT_HISTORY
        and m.__name__ != "Letter"  # mail that is sent once; its own row is its record
        and m.__name__ != "KnownWord"  # counted from texts that keep their own history
    ]

    assert untracked == []


def test_dates_of_an_act_name_their_actor() -> None:
    """A pair `verb_on` and `verb_by` is guarded by a constraint of its own, or both are required."""
    unguarded = []
    for model in apps.get_models():
        if not model.__module__.startswith("steiger.") or is_history(model):
            continue
        fields = {f.name: f for f in model._meta.local_concrete_fields}
        constraints = " ".join(str(c.deconstruct()) for c in model._meta.constraints)
        for name, field in fields.items():
            stem = name.removesuffix("_on").removesuffix("_at")
            by = fields.get(f"{stem}_by")
            if stem == name or by is None or not field.null:
                continue
            if f"{name}__isnull" not in constraints or f"{by.name}__isnull" not in constraints:
                unguarded.append(f"{model.__name__}.{name}")

    assert unguarded == []
