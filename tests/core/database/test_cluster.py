from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from steiger.core.database import providers
from steiger.core.database.account import account_for
from steiger.core.database.cluster import Cluster, ClusterError
from tests.core.database.conftest import as_root

SOURCE = Path(__file__).resolve().parents[3] / "src"
STARTED = "SELECT pg_postmaster_start_time()::text"


def ask(cluster: Cluster, query: str, *, user: str = "steiger_app") -> object:
    with psycopg.connect(host=str(cluster.socket_dir), port=5432, user=user, dbname="steiger") as connection:
        row = connection.execute(query).fetchone()
    return row[0] if row else None


def postmaster(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split("\n")[0])


def run_python(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_ensure_makes_the_roles_and_the_database(folder: Path) -> None:
    cluster = Cluster(folder / "postgres", throwaway=True).ensure()

    assert ask(cluster, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user") is False
    assert ask(cluster, "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole") == 0
    owner = "SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()"
    assert ask(cluster, owner) == "steiger_owner"
    assert ask(cluster, "SELECT unaccent('Özdemir') || similarity('a', 'a')") == "Ozdemir1"


def test_ensure_by_six_processes_at_once_starts_one_server(folder: Path) -> None:
    code = (
        "import sys, pathlib, psycopg; from steiger.core.database.cluster import Cluster;"
        "c = Cluster(pathlib.Path(sys.argv[1]), throwaway=True).ensure();"
        "print(psycopg.connect(host=str(c.socket_dir), port=5432, user='steiger_app', dbname='steiger')"
        f'.execute("{STARTED}").fetchone()[0])'
    )

    processes = [run_python(code, folder / "postgres") for _ in range(6)]
    said = [process.communicate(timeout=60)[0] for process in processes]

    assert [process.returncode for process in processes] == [0] * 6, said
    assert len(set(said)) == 1


def test_ensure_completes_a_start_that_was_cut_off(folder: Path) -> None:
    cluster = Cluster(folder / "postgres", throwaway=True)
    for half in ("pgdata.new", "pgdata"):
        (cluster.root / half).mkdir(parents=True)
        (cluster.root / half / "postgresql.conf").touch()

    cluster.ensure()
    (cluster.place / "ready").unlink()
    cluster.ensure()

    assert ask(cluster, "SELECT 1") == 1


def test_kill_of_the_server_loses_no_confirmed_row(folder: Path) -> None:
    cluster = Cluster(folder / "postgres").ensure()
    with psycopg.connect(host=str(cluster.socket_dir), port=5432, user="steiger_owner", dbname="steiger") as connection:
        connection.execute("CREATE TABLE written (writer int, number int)")
    confirmed = [0] * 4

    def write(writer: int) -> None:
        address = {"host": str(cluster.socket_dir), "port": 5432, "user": "steiger_owner", "dbname": "steiger"}
        with suppress(psycopg.OperationalError), psycopg.connect(**address, autocommit=True) as connection:
            while True:
                connection.execute("INSERT INTO written VALUES (%s, %s)", [writer, confirmed[writer] + 1])
                confirmed[writer] += 1

    writers = [threading.Thread(target=write, args=[number]) for number in range(4)]
    for writer in writers:
        writer.start()
    time.sleep(1)
    os.kill(postmaster(cluster), signal.SIGKILL)
    for writer in writers:
        writer.join()
    cluster.ensure()

    assert sum(confirmed) > 0
    for number, last in enumerate(confirmed):
        # One more may have been written than was confirmed, never one less.
        rows = ask(cluster, f"SELECT count(*) FROM written WHERE writer = {number}", user="steiger_owner")
        assert rows in (last, last + 1)


def test_ensure_is_not_misled_by_the_number_of_another_process(folder: Path) -> None:
    cluster = Cluster(folder / "postgres", throwaway=True).ensure()
    mark = cluster.data / "postmaster.pid"
    content = mark.read_text()
    cluster.stop()
    mark.write_text(content.replace(content.split("\n")[0], str(os.getpid()), 1))

    cluster.ensure()

    assert cluster.alive()


def test_a_folder_with_spaces_and_quotes_works(folder: Path) -> None:
    cluster = Cluster(folder / 'it\'s a, "folder"' / "postgres", throwaway=True).ensure()

    assert ask(cluster, "SELECT 1") == 1
    cluster.stop()
    assert not cluster.alive()


def test_a_long_path_gets_a_short_socket_that_goes_with_it(folder: Path) -> None:
    cluster = Cluster(folder / ("long" * 25) / "postgres", throwaway=True).ensure()

    assert len(str(cluster.socket_dir)) < 60
    assert stat.S_IMODE(cluster.socket_dir.stat().st_mode) == 0o700
    assert ask(cluster, "SELECT 1") == 1
    cluster.destroy()
    assert not cluster.socket_dir.exists()
    assert not cluster.root.exists()


def test_the_environment_does_not_change_the_server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PGPORT": "5999", "PGDATA": "/nowhere", "LC_ALL": "nl_NL.UTF-8", "PGUSER": "x"}.items():
        monkeypatch.setenv(name, value)

    cluster = Cluster(folder / "postgres", throwaway=True).ensure()

    assert ask(cluster, "SELECT datcollate FROM pg_database WHERE datname = 'steiger'") in ("C", "C.UTF-8")
    assert ask(cluster, "SELECT 'İ' > 'Z'") is True


@as_root
def test_in_a_folder_only_root_may_enter_the_data_lie_elsewhere(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    cluster = Cluster(closed / "postgres", throwaway=True).ensure()
    place = cluster.place

    assert ask(cluster, "SELECT 1") == 1
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert closed not in place.parents
    assert (cluster.root / "cluster-location").read_text().strip() == str(place)
    assert str(place) in cluster.explain()
    assert Cluster(closed / "postgres").socket_dir == cluster.socket_dir
    cluster.destroy()
    assert not place.exists()


@as_root
def test_programs_that_the_servers_user_cannot_reach_are_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = providers.choose().bin.parent.parent
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    for name in (package.name, f"{package.name}.libs"):
        if package.with_name(name).exists():
            (closed / name).symlink_to(package.with_name(name))
    monkeypatch.setenv("STEIGER_PG_BIN", str(closed / package.name / "pginstall" / "bin"))

    cluster = Cluster(folder / "postgres", throwaway=True).ensure()

    assert ask(cluster, "SELECT 1") == 1
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert (cluster.place / "programs").is_dir()


@as_root
def test_an_ordinary_user_runs_the_server_themselves(folder: Path) -> None:
    user = account_for(folder / "none")
    mine = folder / "mine"
    mine.mkdir()
    os.chown(mine, user.uid, user.gid)
    code = (
        "import os, sys, pathlib; from steiger.core.database.cluster import Cluster;"
        f"os.setgroups([]); os.setgid({user.gid}); os.setuid({user.uid});"
        "c = Cluster(pathlib.Path(sys.argv[1]), throwaway=True); c.ensure(); print(c.data.stat().st_uid)"
    )

    process = run_python(code, mine / "postgres")
    said = process.communicate(timeout=60)[0]

    assert process.returncode == 0, said
    assert said.strip() == str(user.uid)
    assert ask(Cluster(mine / "postgres").ensure(), "SELECT 1") == 1, "root goes on with what the user made"


def test_data_of_another_version_are_refused_with_the_way_out(folder: Path) -> None:
    cluster = Cluster(folder / "postgres", throwaway=True)
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text("14\n")
    os.chown(cluster.data, cluster.account.uid, cluster.account.gid)

    with pytest.raises(providers.NoPostgresError, match=r"PostgreSQL 14 was not found.*STEIGER_PG_BIN"):
        cluster.ensure()
    shutil.rmtree(cluster.root)


def test_a_socket_folder_that_another_made_first_is_refused(folder: Path) -> None:
    cluster = Cluster(folder / "postgres", throwaway=True)
    (cluster.root / "run").mkdir(parents=True, mode=0o777)
    (cluster.root / "run").chmod(0o777)

    with pytest.raises(ClusterError, match="open to others"):
        cluster.ensure()
    shutil.rmtree(cluster.root)
