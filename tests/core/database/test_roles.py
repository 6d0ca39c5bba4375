from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pytest

from steiger.core.database.cluster import Cluster
from steiger.core.database.roles import RolesError, ensure_roles


@pytest.fixture
def server(folder: Path) -> Cluster:
    """A server as an administrator hands it over: a database and its login, nothing of ours."""
    cluster = Cluster(folder / "postgres", throwaway=True).ensure()
    with connect(cluster, "postgres") as admin:
        admin.execute("DROP ROLE steiger_app")
        admin.execute("CREATE ROLE modest LOGIN; CREATE ROLE makes_roles LOGIN CREATEROLE")
    return cluster


def connect(cluster: Cluster, user: str) -> psycopg.Connection[Any]:
    return psycopg.connect(host=str(cluster.socket_dir), port=5432, user=user, dbname="steiger", autocommit=True)


def test_ensure_roles_makes_a_role_that_the_login_can_become(server: Cluster) -> None:
    with connect(server, "makes_roles") as connection:
        ensure_roles(connection)
        ensure_roles(connection)

        connection.execute("SET ROLE steiger_app")
        row = connection.execute(
            "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert row == (False,)


def test_ensure_roles_says_what_to_run_when_the_login_may_not(server: Cluster) -> None:
    with connect(server, "modest") as connection:
        with pytest.raises(RolesError, match="CREATE ROLE steiger_app"):
            ensure_roles(connection)

        with connect(server, "postgres") as admin:
            admin.execute("CREATE ROLE steiger_app NOLOGIN")
        with pytest.raises(RolesError, match='GRANT steiger_app TO "modest" WITH INHERIT FALSE, SET TRUE'):
            ensure_roles(connection)

        with connect(server, "postgres") as admin:
            admin.execute("GRANT steiger_app TO modest WITH INHERIT FALSE, SET TRUE")
        ensure_roles(connection)
