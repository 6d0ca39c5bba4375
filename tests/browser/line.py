"""A server that really goes away and comes back on the same port, and a line on which an answer can get lost."""

from __future__ import annotations

import io
import threading
from typing import Any

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ServerHandler, ThreadedWSGIServer
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler


class _Working:
    """Who is being answered. What still asks the database when a test ends would stand in the way of the next."""

    def __init__(self) -> None:
        self._number = 0
        self._changed = threading.Condition()

    def __enter__(self) -> None:
        with self._changed:
            self._number += 1

    def __exit__(self, *_error: object) -> None:
        with self._changed:
            self._number -= 1
            self._changed.notify_all()

    def finish(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._number, timeout=20)


class _Answers(QuietWSGIRequestHandler):
    """Does what was asked; while `is_lossy`, nothing of the answer to a POST comes back over the line."""

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(65537)
        if not self.parse_request():
            return
        out: Any = self.wfile
        if self.command == "POST":
            self.server.posts += 1  # type: ignore[attr-defined]
            if self.server.is_lossy.is_set():  # type: ignore[attr-defined]
                out = io.BytesIO()
        handler = ServerHandler(self.rfile, out, self.get_stderr(), self.get_environ())
        handler.request_handler = self  # type: ignore[attr-defined]
        with self.server.working:  # type: ignore[attr-defined]
            handler.run(self.server.get_app())  # type: ignore[attr-defined]
        self.close_connection = True


class _Thread(LiveServerThread):
    is_lossy: threading.Event

    def _create_server(self, connections_override: Any = None) -> ThreadedWSGIServer:
        server = ThreadedWSGIServer((self.host, self.port), _Answers, allow_reuse_address=True)
        server.is_lossy, server.posts = self.is_lossy, 0  # type: ignore[attr-defined]
        server.working = _Working()  # type: ignore[attr-defined]
        return server


class Line:
    """`stop()`: nobody listens on the port any more. `start()`: the same address answers again."""

    def __init__(self) -> None:
        self.port = 0
        self.is_lossy = threading.Event()
        self.start()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def posts(self) -> int:
        """How often something was posted since the start."""
        return int(self._thread.httpd.posts)

    def start(self) -> None:
        self._thread = _Thread("localhost", StaticFilesHandler, port=self.port)
        self._thread.is_lossy = self.is_lossy
        self._thread.daemon = True
        self._thread.start()
        self._thread.is_ready.wait()
        if self._thread.error:
            raise self._thread.error
        self.port = self._thread.port

    def stop(self) -> None:
        self._thread.terminate()
        self._thread.httpd.working.finish()
