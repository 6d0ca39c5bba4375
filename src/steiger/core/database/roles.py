"""The roles in the database: one that owns the tables, and one for requests that owns nothing.

Requests run under row-level security, and that holds only for a role that is no superuser, may not bypass it, and
does not own the tables.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import psycopg
from psycopg import sql

OWNER = "steiger_owner"
APP = "steiger_app"
DATABASE = "steiger"
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist", "btree_gin")
SET_OPTION = 160000  # from PostgreSQL 16 on a membership says whether one may become the role


class RolesError(Exception):
    """The login may not make the role; the message holds the statements to run by hand."""


class HasCursor(Protocol):
    """Django's connection or psycopg's."""

    def cursor(self) -> Any: ...


def provision(socket_dir: Path) -> None:
    """Give our own server its roles and its database. May be run again: a start that was cut off is completed."""
    with psycopg.connect(
        host=str(socket_dir), port=5432, user="postgres", dbname="postgres", autocommit=True
    ) as server:
        for role in (OWNER, APP):
            if not _exists(server, "pg_roles", "rolname", role):
                server.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        if not _exists(server, "pg_database", "datname", DATABASE):
            server.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
            )
    with _as_superuser(socket_dir, DATABASE) as server:
        for extension in EXTENSIONS:
            server.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))


def clients(socket_dir: Path) -> int:
    """How many others are connected to our own server."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    with _as_superuser(socket_dir, "postgres") as server:
        row = server.execute(query).fetchone()
    return int(row[0]) if row else 0


def ensure_roles(connection: HasCursor, *, to_become: bool = True) -> None:
    """On any server: the role for requests exists and, when one login does everything, that may step down to it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolcreaterole, current_user, rolsuper FROM pg_roles WHERE rolname = current_user"
        )
        may_create, login, is_superuser = cursor.fetchone()
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP])
        if cursor.fetchone() is None:
            if not may_create:
                raise RolesError(by_hand(login))
            cursor.execute(f"CREATE ROLE {APP} NOLOGIN NOSUPERUSER NOBYPASSRLS")
        if not to_become or login == APP or is_superuser or _may_become(cursor, APP):
            return
        try:
            cursor.execute(f'GRANT {APP} TO "{login}"{_set_option(cursor)}')
        except Exception as error:  # Django's and psycopg's own classes differ; either way it was refused
            raise RolesError(by_hand(login)) from error


def by_hand(login: str) -> str:
    """What an administrator of the server runs once."""
    return (
        f"The login {login} may not make the role {APP}, or may not become it. Ask the server's administrator to run, "
        "in the database of this installation:\n"
        f"  CREATE ROLE {APP} NOLOGIN NOSUPERUSER NOBYPASSRLS;   -- when it is not there\n"
        f'  GRANT {APP} TO "{login}" WITH INHERIT FALSE, SET TRUE;   -- before PostgreSQL 16: GRANT {APP} TO "{login}";'
    )


def _as_superuser(socket_dir: Path, database: str) -> psycopg.Connection[Any]:
    return psycopg.connect(host=str(socket_dir), port=5432, user="postgres", dbname=database, autocommit=True)


def _may_become(cursor: Any, role: str) -> bool:
    version = _version(cursor)
    privilege = "SET" if version >= SET_OPTION else "MEMBER"
    cursor.execute("SELECT pg_has_role(current_user, %s, %s)", [role, privilege])
    return bool(cursor.fetchone()[0])


def _set_option(cursor: Any) -> str:
    return " WITH INHERIT FALSE, SET TRUE" if _version(cursor) >= SET_OPTION else ""


def _version(cursor: Any) -> int:
    cursor.execute("SHOW server_version_num")
    return int(cursor.fetchone()[0])


def _exists(server: psycopg.Connection[Any], catalogue: str, column: str, name: str) -> bool:
    query = sql.SQL("SELECT 1 FROM {} WHERE {} = %s").format(sql.Identifier(catalogue), sql.Identifier(column))
    return server.execute(query, [name]).fetchone() is not None
