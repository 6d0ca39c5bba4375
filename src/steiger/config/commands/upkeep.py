"""`steiger migrate`, `backup`, `restore`: what only the owner of the tables may do."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from steiger.config.commands import environment
from steiger.config.commands.environment import OWNER, CommandError


def migrate(_options: Namespace) -> int:
    """In a process of its own, so that the role is chosen before settings are read."""
    environment.set_mode(environment.usual_mode())
    with environment.server_as_found():
        environment.set_up_django(as_owner=True)
        _make_roles()
        _bring_schema_up_to_date()
    return 0


def _make_roles() -> None:
    """On our own server they are made with it."""
    if environment.cluster() is not None:
        return
    from django.db import connection

    from steiger.core.database.roles import RolesError, ensure_roles

    try:
        ensure_roles(connection, to_become=not os.environ.get("DATABASE_OWNER_URL"))
    except RolesError as error:
        raise CommandError(str(error)) from error


def _bring_schema_up_to_date() -> None:
    from django.core.management import call_command

    from steiger.core.health import unapplied_migrations
    from steiger.core.progress import step

    waiting = len(unapplied_migrations())
    with step(f"Bringing the schema up to date ({waiting} migrations)"):
        call_command("migrate", interactive=False, verbosity=0)


def backup(options: Namespace) -> int:
    environment.set_mode(environment.usual_mode())
    target: Path = options.file.absolute()
    if not target.parent.is_dir():
        raise CommandError(f"There is no folder {target.parent}.")
    with environment.server_as_found():
        environment.set_up_django(as_owner=True)
        from steiger.core import backup as archive

        if not has_schema():
            raise CommandError("There is nothing to save: this installation has no tables yet.")
        manifest = archive.backup(target)
    rows = sum(table.rows for table in manifest.tables.values())
    size = target.stat().st_size / 1_000_000
    print(
        f"{target}: {rows} rows in {len(manifest.tables)} tables and {len(manifest.files)} files, {size:.1f} MB. "
        "It holds children's data: keep it as closed as the installation itself."
    )
    return 0


def restore(options: Namespace) -> int:
    environment.set_mode(environment.usual_mode())
    with environment.server_as_found():
        environment.set_up_django(as_owner=True)
        from steiger.core import backup as archive

        _make_roles()
        manifest = archive.restore(options.file.absolute(), force=options.force)
        # Rights and row-level security as this version wants them, and migrations newer than the backup.
        _bring_schema_up_to_date()
    rows = sum(table.rows for table in manifest.tables.values())
    print(
        f"Restored and compared: {rows} rows in {len(manifest.tables)} tables and {len(manifest.files)} files, as they "
        f"were on {manifest.made_at} (version {manifest.version})."
    )
    return 0


def has_schema() -> bool:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations') IS NOT NULL")
        return bool(cursor.fetchone()[0])


def manage(options: Namespace) -> int:
    """Django's own commands."""
    environment.set_mode(environment.usual_mode())
    if options.owner or (options.arguments and options.arguments[0] in {"migrate", "flush", "pgtrigger", "sqlflush"}):
        os.environ["STEIGER_DATABASE_ROLE"] = OWNER
    environment.make_data_folder()
    from django.core.management import execute_from_command_line

    from steiger.config import checks  # noqa: F401 - registers ours

    with environment.server_as_found():
        execute_from_command_line(["steiger manage", *options.arguments])
    return 0


def call(name: str, arguments: list[str]) -> int:
    """One of Django's commands under a name of ours; its help is its own."""
    environment.set_mode(environment.usual_mode())
    environment.make_data_folder()
    from django.core.management import execute_from_command_line

    with environment.server_as_found():
        execute_from_command_line(["steiger", name, *arguments])
    return 0
