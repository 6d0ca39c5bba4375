"""A small mail server that takes what it gets, and can fall silent at a chosen letter and moment."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum


class Moment(Enum):
    """When the server falls silent: before it has the letter, or with the letter in hand."""

    BEFORE = "before"
    AFTER = "after"


@dataclass
class MailServer:
    """`received` are the addresses of the letters that were taken, in order."""

    port: int = 0
    received: list[str] = field(default_factory=list)
    silent_for: str = ""
    silent_at: Moment | None = None
    is_silent: threading.Event = field(default_factory=threading.Event)
    goes_on: threading.Event = field(default_factory=threading.Event)

    def fall_silent(self, address: str, moment: Moment) -> None:
        self.silent_for, self.silent_at = address, moment
        self.is_silent.clear()
        self.goes_on.clear()

    def wake(self) -> None:
        self.silent_for, self.silent_at = "", None
        self.goes_on.set()

    def at(self, address: str, moment: Moment) -> bool:
        """Whether to fall silent here; the other side is gone when the silence ends."""
        if address != self.silent_for or moment != self.silent_at:
            return False
        self.is_silent.set()
        self.goes_on.wait(30)
        return True


class Conversation(socketserver.StreamRequestHandler):
    server: Server

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.say("220 here")
        address = ""
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "QUIT":
                return
            if verb == "RCPT":
                address = line.split("<")[1].split(">")[0]
            if verb != "DATA":
                self.say("250 fine")
            elif not self.take(address):
                return

    def take(self, address: str) -> bool:
        state = self.server.state
        if state.at(address, Moment.BEFORE):
            return False
        self.say("354 go on")
        while self.rfile.readline() not in {b".\r\n", b""}:
            pass
        state.received.append(address)
        if state.at(address, Moment.AFTER):
            return False
        self.say("250 taken")
        return True


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, state: MailServer) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.state = state


@contextmanager
def serving() -> Iterator[MailServer]:
    state = MailServer()
    with Server(state) as server:
        state.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield state
        finally:
            state.wake()
            server.shutdown()
            thread.join()
