"""`steiger demo`: everything from nothing to a running region, and the same again in seconds."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import sys
import time
import urllib.error
import urllib.request
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from steiger.config.commands import environment
from steiger.config.commands.assets import prepare_assets, prepare_sources
from steiger.config.commands.children import Child, Children, ToldToStopError, stop_on_signals
from steiger.config.commands.environment import CommandError
from steiger.core.progress import step

SERVER_CHECK = 2  # seconds between two looks at our own database server
PATIENCE = 60  # seconds for web server and worker to be well
WORKERS = 2
REGION, NATIONAL = SIZES = ("region", "national")


def run(options: Namespace) -> int:
    environment.set_mode("demo")
    if options.accounts or options.children:
        return _tell(options)
    stop_on_signals()
    try:
        with _only_one():
            if options.reset:
                reset()
            if not options.prepare:
                environment.refuse_taken_port(environment.host(), environment.port())
            try:
                prepare()
                if options.size == NATIONAL:
                    _prepare_nation()
                if not options.prepare:
                    _serve()
            finally:
                environment.stop_unused_server()
    except ToldToStopError:
        print("Stopped.", flush=True)
    return 0


def reset() -> None:
    """Throw the demo's data away: database, files, mail. Refused when the database is not our own."""
    server = environment.cluster()
    if server is None:
        raise CommandError("DATABASE_URL is set: the demo does not empty somebody else's database.")
    with step("Throwing the former demo away"):
        server.destroy()
        folder = environment.data_folder()
        for name in ("files", "films", "mail", "static"):
            shutil.rmtree(folder / name, ignore_errors=True)
        for name in ("secret-key", "static.json"):
            (folder / name).unlink(missing_ok=True)


def prepare() -> None:
    """Data folder, server, schema, assets, demo region: each only as far as it is not there yet."""
    environment.make_secret_key()
    prepare_sources()
    if server := environment.cluster():
        if server.alive():
            server.ensure()
        else:
            with step("Starting the database"):
                server.ensure()
    environment.set_up_django()
    from django.core.management import call_command

    from steiger.core.health import unapplied_migrations

    if unapplied_migrations():
        environment.run_as_owner("migrate")
    prepare_assets()
    if _is_half_made():
        print("The demo was broken off while it was made. It is made anew.", flush=True)
        reset()
        prepare()
        return
    call_command("fill_demo")


def _prepare_nation() -> None:
    from django.core.management import call_command
    from django.db import connections

    call_command("found_regions")
    connections.close_all()
    # In bulk, past the triggers, which only who owns the tables may do.
    environment.run_as_owner("manage", "add_crowds")


def _is_half_made() -> bool:
    from django.db import connections

    from steiger.demo.selectors import is_half_made

    try:
        return is_half_made()
    finally:
        connections.close_all()


def _serve() -> None:
    from django.db import connections

    # A child inherits nothing of ours, and an idle connection of ours would keep the server from being stopped.
    connections.close_all()
    port = environment.port()
    children = Children(
        Child("web server", ["serve", "--workers", str(WORKERS)]),
        Child("worker", ["worker"]),
    )
    try:
        children.start()
        with step("Starting web server and worker"):
            _wait_until_well(children, port)
        _welcome(port)
        children.watch(_keep_server_going())
    finally:
        with step("Stopping"):
            children.stop()


def _wait_until_well(children: Children, port: int) -> None:
    """Until everything is well; after that time it goes on anyway, for the pages tell more than we can."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        children.revive()
        try:
            with urllib.request.urlopen(f"http://{_own_address()}:{port}/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    print("Not everything is well yet; see /health.", file=sys.stderr)


def _keep_server_going() -> Callable[[], None]:
    """A database server that was killed comes back by itself, also when nobody asks it anything."""
    server = environment.cluster()
    checked = time.monotonic()

    def check() -> None:
        nonlocal checked
        if server is None or time.monotonic() - checked < SERVER_CHECK:
            return
        checked = time.monotonic()
        if not server.alive():
            print("The database server had ended; it is started again.", file=sys.stderr, flush=True)
            server.ensure()

    return check


def _welcome(port: int) -> None:
    from steiger.demo.selectors import accounts

    rows = [(account.role_name, account.email, account.password) for account in accounts()]
    widths = [max(len(row[column]) for row in rows) for column in range(2)] if rows else [0, 0]
    print(f"\nSteiger is there: http://{_shown_host()}:{port}/\n\nSign in as:")
    for role, email, password in rows:
        print(f"  {role:<{widths[0]}}  {email:<{widths[1]}}  {password}")
    print(f"\nMail that is sent lies in {environment.data_folder() / 'mail'}. Ctrl-C stops everything.", flush=True)


def _own_address() -> str:
    bound = environment.host()
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(bound, bound)  # noqa: S104 - compared, not bound


def _shown_host() -> str:
    bound = _own_address()
    return "localhost" if bound in {"127.0.0.1", "[::1]"} else bound


def _tell(options: Namespace) -> int:
    """The demo's sign-ins or children, for people or for scripts."""
    with environment.server_as_found():
        environment.set_up_django()
        from steiger.demo import selectors

        if options.accounts:
            found = [
                {"role": one.role, "email": one.email, "password": one.password, "name": one.name}
                for one in selectors.accounts()
            ]
            lines = [f"{one['role']}  {one['email']}  {one['password']}" for one in found]
        else:
            _refuse_unprepared()
            told = selectors.children()
            found, lines = told, [f"{one['case']}  {one['names']}" for one in told]  # type: ignore[assignment]
    print(json.dumps(found, indent=2, ensure_ascii=False) if options.json else "\n".join(lines))
    return 0


def _refuse_unprepared() -> None:
    from steiger.core.health import unapplied_migrations

    if unapplied_migrations():
        raise CommandError("There is no demo here yet. Make it with `make demo` (or `steiger demo --prepare`).")


@contextmanager
def _only_one() -> Iterator[None]:
    """One demo per data folder; the mark goes with the process, however it ends."""
    path = environment.make_data_folder() / "demo.lock"
    with _opened(path) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError(
                f"A demo is running on {path.parent} already ({path.read_text().strip() or 'starting'}). Stop it with "
                "Ctrl-C there, or set STEIGER_DATA and PORT for a second one."
            ) from error
        lock.truncate(0)
        lock.write(f"process {os.getpid()}, port {os.environ.get('PORT', environment.DEFAULT_PORT)}\n")
        lock.flush()
        yield


def _opened(path: Path) -> TextIO:
    try:
        return path.open("a")
    except OSError as error:
        raise CommandError(f"Cannot write {path}: {error.strerror}. Work as the user who made it.") from error
