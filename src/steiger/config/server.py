"""The web server: Granian, with processes that end with their parent."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

PR_SET_PDEATHSIG = 1
THREADS = 4
GRACE = 10  # seconds for requests that are running when the server is told to stop


def serve(*, host: str, port: int, workers: int) -> None:
    """Serve until told to stop. A worker process that dies is replaced."""
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels

    _load()
    Granian(
        "steiger.config.server:make_application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=GRACE,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


def make_application() -> Callable[..., Any]:
    """The application, in a worker process of the server."""
    end_with_parent()
    application = _load()
    if os.environ.get("BEHIND_PROXY") == "1":
        from granian.utils.proxies import wrap_wsgi_with_proxy_headers

        trusted = os.environ.get("TRUSTED_PROXIES", "127.0.0.1").split(",")
        return wrap_wsgi_with_proxy_headers(application, trusted_hosts=trusted)  # type: ignore[no-any-return]
    return application


def _load() -> Callable[..., Any]:
    """Everything that the first visitor would otherwise wait for. Once, before the server divides itself."""
    from django.urls import get_resolver

    from steiger.config.wsgi import application

    _ = get_resolver().url_patterns
    return application


def end_with_parent(expected: int | None = None) -> None:
    """Ask to be ended when the parent dies, however it dies: an orphan would keep the port and the jobs."""
    parent = os.getppid()
    if expected is not None and parent != expected:
        sys.exit(0)  # it died before we could ask
    if sys.platform == "linux":
        # The signal that ends without asking: the one that asks may be held up by work that never ends.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            sys.exit(0)
    else:
        threading.Thread(target=_watch, args=[parent], daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
