"""`steiger doctor`: what is well, what is not, and what to do about it."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from steiger.config.commands import environment
from steiger.core.database import providers
from steiger.parents.film import FilmEngineError

ENOUGH_ROOM = 2  # gigabytes


@dataclass(frozen=True)
class Finding:
    name: str
    ok: bool
    found: str
    todo: str = ""


def run(options: Namespace) -> int:
    environment.set_mode(environment.usual_mode())
    with environment.server_as_found():
        findings = list(_all())
    if options.json:
        print(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        for finding in findings:
            print(f"{'ok     ' if finding.ok else 'PROBLEM'}  {finding.name:<14} {finding.found}")
            if finding.todo and not finding.ok:
                print(f"{'':<24} -> {finding.todo}")
    return 0 if all(finding.ok for finding in findings) else 1


def _all() -> Iterator[Finding]:
    for look in (
        _python,
        _data,
        _room,
        _key,
        _programs,
        _server,
        _database,
        _worker,
        _translations,
        _assets,
        _film,
        _mail,
    ):
        yield from _carefully(look)


def _carefully(look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """A check that fails is itself a finding; the others go on."""
    try:
        yield from look()
    except Exception as error:
        said = str(error).strip().splitlines() or [type(error).__name__]
        yield Finding(look.__name__.strip("_"), ok=False, found=said[0], todo=" ".join(said[1:]))


def _python() -> Iterator[Finding]:
    number = ".".join(map(str, sys.version_info[:3]))
    yield Finding("python", sys.version_info >= (3, 11), number, "Use Python 3.11 or newer.")


def _data() -> Iterator[Finding]:
    yield Finding("data", True, str(environment.make_data_folder()))


def _room() -> Iterator[Finding]:
    free = shutil.disk_usage(environment.data_folder()).free / 1_000_000_000
    yield Finding("disk", free > ENOUGH_ROOM, f"{free:.0f} GB free", "Make room, or move the data with STEIGER_DATA.")


def _key() -> Iterator[Finding]:
    path = environment.data_folder() / "secret-key"
    if os.environ.get("SECRET_KEY"):
        yield Finding("secret key", True, "from the environment")
    elif path.exists():
        closed = not stat.S_IMODE(path.stat().st_mode) & 0o077
        yield Finding("secret key", closed, str(path), f"Others can read it: chmod 600 {path}")
    else:
        yield Finding(
            "secret key", False, "none", "Set SECRET_KEY; a demo makes its own with `steiger demo --prepare`."
        )


def _programs() -> Iterator[Finding]:
    provider = providers.choose()
    yield Finding("postgres", True, f"PostgreSQL {provider.major} of {provider.name}: {provider.bin}")


def _film() -> Iterator[Finding]:
    """Without what draws only the film cannot be made; everything else works."""
    try:
        from steiger.parents.film import render_film
    except FilmEngineError as error:
        yield Finding("film", False, "cannot be drawn here", str(error))
    else:
        yield Finding("film", bool(render_film), "can be drawn")


def _server() -> Iterator[Finding]:
    server = environment.cluster()
    if server is None:
        yield Finding("server", True, "elsewhere, by DATABASE_URL")
    elif not server.root.exists():
        yield Finding("server", False, "our own, not made yet", "Run `make demo`, or set DATABASE_URL.")
    else:
        yield Finding("server", True, f"our own, {server.explain()}, socket in {server.socket_dir}")


def _database() -> Iterator[Finding]:
    server = environment.cluster()
    if server is not None and not server.root.exists():
        return
    environment.set_up_django()
    from steiger.config.checks import database_problems

    problems = [problem for problem in database_problems() if problem.is_serious()]
    for problem in problems:
        yield Finding("database", False, problem.msg, problem.hint or "")
    if not problems:
        yield from _walls()


def _walls() -> Iterator[Finding]:
    """Each table with a region must be closed to other regions by the database itself."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'region_id' "
            "WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped "
            "AND NOT c.relrowsecurity ORDER BY 1"
        )
        rows = [row[0] for row in cursor.fetchall()]
    yield Finding("database", True, "reached, as a role that owns nothing; schema up to date")
    yield Finding(
        "regions", not rows, f"open: {', '.join(rows)}" if rows else "kept apart in every table", "`steiger migrate`"
    )


def _worker() -> Iterator[Finding]:
    from django.apps import apps

    if not apps.ready:
        return
    from steiger.core.health import HEARTBEAT_LIMIT, seconds_since_heartbeat

    age = seconds_since_heartbeat()
    well = age is not None and age < HEARTBEAT_LIMIT
    found = "none has run" if age is None else f"last heartbeat {age:.0f} s ago"
    yield Finding("worker", well, found, "Start one beside the web server: `steiger worker`.")


def _translations() -> Iterator[Finding]:
    from steiger.core.messages import catalogues, is_compiled

    stale = [path for path in catalogues() if not is_compiled(path)]
    yield Finding("translations", not stale, f"{len(stale)} not compiled" if stale else "compiled", "`steiger assets`")


def _assets() -> Iterator[Finding]:
    from steiger.config.commands.assets import are_current

    current = are_current()
    yield Finding("assets", current, "collected" if current else "not collected, or changed since", "`steiger assets`")


def _mail() -> Iterator[Finding]:
    from django.conf import settings

    if settings.EMAIL_HOST:
        yield Finding("mail", True, f"by {settings.EMAIL_HOST}:{settings.EMAIL_PORT}")
    elif os.environ["STEIGER_MODE"] == "demo":
        yield Finding("mail", True, f"kept as files in {settings.EMAIL_FILE_PATH}")
    else:
        yield Finding("mail", False, "no mail server", "Set EMAIL_HOST.")
