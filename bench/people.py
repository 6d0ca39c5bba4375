"""Somebody at a screen: signs in, opens a form, fills in what stands there, and remembers what was confirmed."""

from __future__ import annotations

import http.client
import time
import uuid
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

GONE = (OSError, http.client.HTTPException)


class Form(HTMLParser):
    """The form of a page that holds a certain field, with everything as it was offered."""

    def __init__(self, page: str, with_field: str) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.addresses: list[str] = []
        self.choices: dict[str, list[str]] = {}
        self._select = self._text = ""
        self.feed(page)
        found = next((place for place, one in enumerate(self.forms) if with_field in one), None)
        self.values = {} if found is None else self.forms[found]
        self.sent_to = "" if found is None else self.addresses[found]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.forms.append({})
            self.addresses.append(given.get("action", ""))
        elif not self.forms:
            return
        elif tag == "input" and name and given.get("type") not in {"file", "submit", "checkbox"}:
            if given.get("type") == "radio":
                self.choices.setdefault(name, []).append(given.get("value", ""))
                if "checked" not in given:
                    return
            self.forms[-1][name] = given.get("value", "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            self.choices.setdefault(self._select, []).append(given.get("value", ""))
            # Nothing chosen: a browser sends the first, which is often "none".
            if "selected" in given or self._select not in self.forms[-1]:
                self.forms[-1][self._select] = given.get("value", "")
        elif tag == "textarea":
            self._text = name
            self.forms[-1][name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self.forms[-1][self._text] += data.removeprefix("\n")


@dataclass
class Answer:
    status: int
    text: str
    location: str


@dataclass
class Worker:
    """One person with a browser. What the server answered is `confirmed`; what broke off is `unanswered`."""

    port: int
    email: str
    password: str
    cookies: dict[str, str] = field(default_factory=dict)
    confirmed: list[tuple[str, str]] = field(default_factory=list)
    unanswered: list[tuple[str, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    broken: int = 0

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Host": "localhost", "Accept-Language": "nl"}
        if kind:
            headers["Content-Type"] = kind
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode(errors="replace")
        finally:
            connection.close()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, content = value.partition(";")[0].partition("=")
                self.cookies[cookie] = content
        return Answer(answer.status, text, answer.getheader("Location") or "")

    def sign_in(self) -> None:
        page = Form(self.ask("GET", "/accounts/login/").text, "login")
        sent = urlencode({**page.values, "login": self.email, "password": self.password}).encode()
        answer = self.ask("POST", "/accounts/login/", sent, "application/x-www-form-urlencoded")
        if answer.status != 302:
            raise RuntimeError(f"{self.email} could not sign in: {answer.status}")

    def fill_in(
        self, path: str, with_field: str, what: str, mark: str, *, upload: tuple[str, bytes] | None = None,
        **values: str,
    ) -> None:  # fmt: skip
        """Open a form, fill it in, send it; a redirect is the server's word that it is saved."""
        try:
            page = self.ask("GET", path)
        except GONE:
            self.broken += 1
            time.sleep(0.3)
            return
        if page.status != 200:
            self._not_opened(path, page)
            return
        form = Form(page.text, with_field)
        body, kind = _encoded({**form.values, **values}, upload)
        try:
            answer = self.ask("POST", form.sent_to or path, body, kind)
        except GONE:
            self.unanswered.append((what, mark))
            return
        if answer.status == 302:
            self.confirmed.append((what, mark))
        elif answer.status >= 500:
            self.unanswered.append((what, mark))
        else:
            self.refused.append(f"{path}: {answer.status} {_complaint(answer.text)}")

    def _not_opened(self, path: str, page: Answer) -> None:
        self.broken += 1
        if page.status < 500:
            self.refused.append(f"{path}: {page.status} {page.location}")
        time.sleep(0.3)


def _encoded(values: dict[str, str], upload: tuple[str, bytes] | None) -> tuple[bytes, str]:
    if upload is None:
        return urlencode(values).encode(), "application/x-www-form-urlencoded"
    edge = uuid.uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in values.items()
    ]
    name, content = upload
    head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{edge}.pdf"\r\n'
    parts.append(head.encode() + b"Content-Type: application/pdf\r\n\r\n" + content + b"\r\n")
    return b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"


def _complaint(page: str) -> str:
    at = page.find("errorlist")
    return " ".join(page[at : at + 200].split()) if at >= 0 else " ".join(page.split())[:120]
