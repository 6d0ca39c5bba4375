"""From the environment to a Django that is set up, in the right mode and as the right database role."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from steiger.core.database.cluster import Cluster

DEFAULT_PORT = 8000
OWNER = "owner"


class CommandError(Exception):
    """Something a person can put right; the message says what is wrong and what to do."""


def data_folder() -> Path:
    return Path(os.environ.get("STEIGER_DATA", "var")).absolute()


def port() -> int:
    asked = os.environ.get("PORT", str(DEFAULT_PORT))
    if not asked.isdigit() or not 0 < int(asked) < 65536:
        raise CommandError(f"PORT is “{asked}”; it must be a number between 1 and 65535.")
    return int(asked)


def host() -> str:
    return os.environ.get("HOST", "127.0.0.1")


def set_mode(default: str) -> None:
    """An explicit STEIGER_MODE wins: the demo's own web server and worker run in the demo's mode."""
    os.environ.setdefault("STEIGER_MODE", default)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steiger.config.settings")


def usual_mode() -> str:
    return "production" if os.environ.get("DATABASE_URL") else "demo"


def set_up_django(*, as_owner: bool = False) -> None:
    if as_owner:
        os.environ["STEIGER_DATABASE_ROLE"] = OWNER
    make_data_folder()
    import django

    django.setup()


def make_data_folder() -> Path:
    """The data folder; only its owner, and the database's user on the way to its own part, has business there."""
    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"Cannot make the data folder {folder}: {error.strerror}. Set STEIGER_DATA.") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CommandError(f"{folder} belongs to another user. Work as that user, or set STEIGER_DATA elsewhere.")
    return folder


def make_secret_key() -> None:
    """A key of this installation's own, readable by its owner only. Must be there before settings are read."""
    path = make_data_folder() / "secret-key"
    if path.exists() or os.environ.get("SECRET_KEY"):
        return
    half = path.with_suffix(".new")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64) + "\n")
    half.replace(path)


def cluster() -> Cluster | None:
    """Our own server, when no other is named."""
    return None if os.environ.get("DATABASE_URL") else Cluster(data_folder() / "postgres")


@contextmanager
def server_as_found() -> Iterator[None]:
    """After a short command our own server is as it was before: running for others, or stopped."""
    server = cluster()
    was_running = server is not None and server.root.exists() and server.alive()
    try:
        yield
    finally:
        if server is not None and not was_running:
            stop_unused_server()


def stop_unused_server() -> None:
    """Stop our own server unless somebody else is still connected."""
    server = cluster()
    if server is None or not server.root.exists():
        return
    if "django.db" in sys.modules:
        from django.db import connections

        connections.close_all()
    server.stop_if_unused()


def refuse_taken_port(address: str, number: int) -> None:
    """Better now than after a minute of preparing."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((address, number))
        except OSError as error:
            raise CommandError(
                f"Port {number} at {address} cannot be used ({error.strerror}). Another program may have it; choose "
                f"another with PORT, for example: PORT={number + 1 if number < 65535 else DEFAULT_PORT} make demo"
            ) from error


def this_command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "steiger.config.command", *arguments]


def run_as_owner(*arguments: str) -> None:
    """Run a part of this command in a process of its own that may change the schema."""
    done = subprocess.run(this_command(*arguments), env={**os.environ, "STEIGER_DATABASE_ROLE": OWNER}, check=False)
    if done.returncode:
        raise CommandError(f"`steiger {' '.join(arguments)}` did not succeed; see above.")
