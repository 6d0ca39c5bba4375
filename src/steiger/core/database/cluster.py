"""A private PostgreSQL: started when it is needed, found again after a crash, never in anybody's way.

It listens on a socket in a folder that only its own user can enter, and nowhere else. Many processes may call
`ensure()` at once. Whether the server lives is asked of the server, never read from a process number.
"""

from __future__ import annotations

import fcntl
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from pathlib import Path

from steiger.core.database import places, providers, roles
from steiger.core.database.account import Account, account_for
from steiger.core.database.providers import Provider

SUPERUSER = "postgres"
DURABLE = {
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",
    "max_connections": "100",
    # A backup comes back in one transaction that holds every table, index and trigger.
    "max_locks_per_transaction": "512",
    "wal_compression": "pglz",
    "checkpoint_timeout": "15min",
    "max_wal_size": "2GB",
    "jit": "off",
    # Many small questions on few cores: starting a helper takes longer than the question.
    "max_parallel_workers_per_gather": "0",
}
THROWAWAY = {
    **DURABLE,
    "shared_buffers": "128MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "wal_compression": "off",
    "max_wal_senders": "0",
    "bgwriter_lru_maxpages": "0",
}
PATIENCE = 600  # seconds; a server that reads back its log after a crash may need minutes
RETRIES = (0.3, 0.7, 1.5, 3.0)  # seconds; what is left of a killed server keeps its memory a moment
LARGEST_LOG = 10_000_000


class ClusterError(Exception):
    """The server cannot be started; the message says why and what to do."""


class State(IntEnum):
    """What pg_isready answers."""

    READY = 0
    STARTING = 1
    SILENT = 2
    NOT_ASKED = 3


class Cluster:
    """The server whose data belong to the folder `root`."""

    def __init__(self, root: Path, *, throwaway: bool = False) -> None:
        self.root = root.resolve()
        self.throwaway = throwaway

    @property
    def place(self) -> Path:
        """Where the files really lie; differs from `root` when the server's user cannot get there."""
        return places.known_place(self.root)

    @property
    def data(self) -> Path:
        return self.place / "pgdata"

    @property
    def socket_dir(self) -> Path:
        return places.socket_folder(self.place)

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    @property
    def account(self) -> Account:
        return account_for(self.data)

    @property
    def provider(self) -> Provider:
        """The programs to run this cluster with; an existing one needs the version that made it."""
        try:
            made_by = int((self.data / "PG_VERSION").read_text(encoding="utf-8"))
        except OSError:
            return providers.choose()
        return providers.choose(made_by)

    def alive(self) -> bool:
        return self._state() == State.READY

    def ensure(self) -> Cluster:
        """The server runs and has its roles and database when this returns."""
        if self._usable():
            return self
        with self._lock():
            if self._usable():
                return self
            self._prepare()
            if not (self.data / "PG_VERSION").exists():
                self._create()
            self._start()
            roles.provision(self.socket_dir)
            self._ready_mark.touch()
        return self

    def stop(self, mode: str = "fast") -> None:
        with self._lock():
            self._stop(mode)

    def stop_if_unused(self) -> bool:
        """Stop the server unless a client is still connected; whether it was stopped."""
        with self._lock():
            if not self.alive() or roles.clients(self.socket_dir):
                return False
            self._stop("fast")
        return True

    def destroy(self) -> None:
        """Stop the server and remove everything that it had."""
        if not self.root.exists():
            return
        with self._lock():
            place, socket_dir = self.place, self.socket_dir
            with suppress(ClusterError):  # a server whose data are gone ends by itself
                self._stop("immediate")
            for folder in {socket_dir, place}:
                shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(self.root, ignore_errors=True)

    def explain(self) -> str:
        """For people: where it is, and why there."""
        if self.place == self.root:
            return f"in {self.root}"
        return f"in {self.place}, because {self.account.name}, who runs the database, may not enter {self.root}"

    @property
    def _ready_mark(self) -> Path:
        return self.place / "ready"

    def _usable(self) -> bool:
        return self._ready_mark.exists() and self.alive()

    def _state(self) -> State:
        if not (self.socket_dir / places.SOCKET).exists():
            return State.SILENT
        asked = subprocess.run(
            [str(self.provider.tool("pg_isready")), "-q", "-h", str(self.socket_dir), "-p", "5432"],
            cwd="/",
            env=_clean_environment(),
            check=False,
        )
        return State(asked.returncode) if asked.returncode in list(State) else State.SILENT

    @contextmanager
    def _lock(self) -> Iterator[None]:
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            lock = (self.root / ".lock").open("a")
        except PermissionError as error:
            raise ClusterError(
                f"No permission in {self.root}. It was made by another user: work as that user, or choose another "
                "folder with STEIGER_DATA."
            ) from error
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _prepare(self) -> None:
        """Folders and programs that the server's user can reach."""
        try:
            place = places.choose_place(self.root, self.account, throwaway=self.throwaway)
            places.claim(places.socket_folder(place), self.account)
        except OSError as error:
            raise ClusterError(str(error)) from error
        if (self.data / "PG_VERSION").exists() and self.data.stat().st_uid != self.account.uid:
            raise ClusterError(f"{self.data} belongs to another user. Work as that user.")

    def _create(self) -> None:
        """Make the cluster under another name first, so that a start that is cut off leaves no half one."""
        half = self.place / "pgdata.new"
        shutil.rmtree(half, ignore_errors=True)
        shutil.rmtree(self.data, ignore_errors=True)
        half.mkdir(mode=0o700)
        self.account.own(half)
        self._ready_mark.unlink(missing_ok=True)
        order = (
            ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
            if self.provider.builtin_collation
            else ["--locale=C.UTF-8"]
        )
        hurry = ["--no-sync"] if self.throwaway else []
        self._run("initdb", "-D", half, "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8", *order, *hurry)
        half.rename(self.data)

    def _start(self) -> None:
        self._keep_log_small()
        # From within the data folder: pg_ctl hands its arguments to a shell, and a path may hold quotes.
        command = ("-D", ".", "-w", "-t", PATIENCE, "-l", self.log.name, "-o", self._options(), "start")
        for wait in (*RETRIES, None):
            if self._wait_while_starting():
                return
            self._forget_dead_server()
            try:
                self._run("pg_ctl", *command, inside=self.data)
                return
            except ClusterError as error:
                if wait is None:
                    raise ClusterError(f"{error}\n{_last_lines(self.log)}") from error
                time.sleep(wait)

    def _stop(self, mode: str) -> None:
        if not (self.data / "postmaster.pid").exists():
            return
        self._forget_dead_server()
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-m", mode, "stop")

    def _wait_while_starting(self) -> bool:
        """A server that another process started may still be reading back its log. True when it is there."""
        until = time.monotonic() + PATIENCE
        while (state := self._state()) == State.STARTING and time.monotonic() < until:
            time.sleep(0.1)
        return state == State.READY

    def _options(self) -> str:
        quoted = str(self.socket_dir).replace('"', '""')
        settings = {
            **(THROWAWAY if self.throwaway else DURABLE),
            "listen_addresses": "",
            "unix_socket_directories": f'"{quoted}"',
            "unix_socket_permissions": "0700",
            "port": "5432",
            "timezone": "UTC",
            "log_timezone": "UTC",
            # A refused row and the statement that wrote it hold a child's name: the log tells neither.
            "log_error_verbosity": "terse",
            "log_min_error_statement": "panic",
            "cluster_name": "steiger",
        }
        return " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())

    def _forget_dead_server(self) -> None:
        """Remove the marks of a server that is gone: its number may be a zombie's by now, or somebody else's."""
        for mark in (self.data / "postmaster.pid", self.socket_dir / f"{places.SOCKET}.lock"):
            try:
                pid = int(mark.read_text(encoding="utf-8").split("\n", 1)[0] or 0)
            except (OSError, ValueError):
                continue
            if not _serves(pid, self.data):
                mark.unlink(missing_ok=True)

    def _keep_log_small(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))

    def _run(self, tool: str, *arguments: object, inside: Path = Path("/")) -> None:
        folder = self._reachable_programs()
        done = subprocess.run(
            [str(folder / tool), *map(str, arguments)],
            cwd=inside,
            env=_clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            **self.account.as_subprocess,
        )
        if done.returncode:
            said = done.stdout.decode(errors="replace").strip()
            raise ClusterError(f"{tool} of {self.provider.name} failed in {self.data}: {said}")

    def _reachable_programs(self) -> Path:
        """The programs, copied beside the data when the server's user cannot reach them where they are."""
        provider = self.provider
        if self._runs(provider.bin):
            return provider.bin
        package = provider.bin.parent.parent
        copies = self.place / "programs"
        copy = copies / str(provider.tool("postgres").stat().st_mtime_ns)
        programs = copy / package.name / provider.bin.relative_to(package)
        if not self._runs(programs):
            shutil.rmtree(copies, ignore_errors=True)
            shutil.copytree(provider.bin.parent, programs.parent, symlinks=True)
            # The wheel keeps libpq in a folder beside the package, found by a relative path.
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.is_dir():
                shutil.copytree(libraries, copy / libraries.name)
            _open_to_read(copies)
        if not self._runs(programs):
            raise ClusterError(f"{self.account.name} cannot run the PostgreSQL programs of {provider.bin}.")
        return programs

    def _runs(self, folder: Path) -> bool:
        try:
            command = [str(folder / "postgres"), "--version"]
            tried = subprocess.run(command, cwd="/", capture_output=True, check=False, **self.account.as_subprocess)
        except OSError:
            return False
        return tried.returncode == 0


def _clean_environment() -> dict[str, str]:
    """Without what would change the server: its order of texts, its port, its folder."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PG", "LC_")) and name not in {"LANG", "LANGUAGE"}
    }


def _serves(pid: int, data: Path) -> bool:
    """Whether `pid` is a living PostgreSQL with these data."""
    process = Path(f"/proc/{pid}")
    if not Path("/proc/self").exists():
        return True  # no /proc here: PostgreSQL's own check decides
    try:
        stat = (process / "stat").read_text(encoding="utf-8")
    except OSError:
        return False
    name, state = stat[stat.index("(") + 1 : stat.rindex(")")], stat[stat.rindex(")") + 2]
    if name != "postgres" or state == "Z":
        return False
    try:
        return (process / "cwd").readlink() == data
    except OSError:
        return True


def _open_to_read(folder: Path) -> None:
    """Our copy of the programs may be read by the server's user, whatever the umask was."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))


def _last_lines(path: Path, count: int = 15) -> str:
    try:
        return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-count:])
    except OSError:
        return ""
