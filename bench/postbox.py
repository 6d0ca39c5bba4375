"""A mail server that keeps what it is given: enough of SMTP for whoever sends, and a count per letter."""

from __future__ import annotations

import socketserver
import threading
from collections import Counter
from email import message_from_bytes
from email.policy import default
from typing import Any


class _Session(socketserver.StreamRequestHandler):
    server: Postbox

    def handle(self) -> None:
        self._say("220 postbox")
        while line := self.rfile.readline():
            word = line.split(None, 1)[0].upper() if line.strip() else b""
            if word == b"DATA":
                self._take()
            elif word == b"QUIT":
                self._say("221 goodbye")
                return
            else:
                self._say("250 fine")

    def _take(self) -> None:
        self._say("354 go on")
        content = b""
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            content += line.removeprefix(b".") if line.startswith(b"..") else line
        if not line:
            return
        # Counted before it is acknowledged, as a real server has it on its disk before it says so.
        self.server.keep(content)
        self._say("250 kept")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Postbox(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.letters: Counter[str] = Counter()
        self.by_words: Counter[tuple[str, str]] = Counter()
        self._lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def keep(self, content: bytes) -> None:
        message: Any = message_from_bytes(content, policy=default)
        with self._lock:
            self.letters[str(message["Message-ID"])] += 1
            self.by_words[str(message["To"]), str(message["Subject"])] += 1
