"""A real browser, a real server and data that are really there: what the tests in a browser stand on.

Make the data first, then open the browser: while it is open the test itself asks no database, and sees everything on
the pages, as a person would.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from steiger.people.models import User
from tools.browser import find, launch_arguments

DESKTOP = {"width": 1280, "height": 900}
PASSWORD = "secret"
expect.set_options(timeout=15_000)


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in."""

    name: str
    email: str
    user_id: int
    session: str
    """Of who has signed in already: the door takes a second, and has stories of its own."""


def person(user_id: int, language: str = "en") -> Person:
    """This user as somebody at the door, who reads Steiger in this language."""
    user = User.objects.get(pk=user_id)
    user.language = language
    user.save(update_fields=["language"])
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return Person(user.name, user.email, user_id, client.cookies["sessionid"].value)


@dataclass
class Visit:
    """Somebody's browser, signed in; it remembers what the page complained about."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def cookie(self, name: str, value: str) -> None:
        self.page.context.add_cookies([{"name": name, "value": value, "url": self.base}])

    def go(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page

    def status(self, path: str) -> int:
        """What the server answers, without showing it."""
        return self.page.request.get(self.base + path, max_redirects=0).status

    def text(self, path: str) -> str:
        """The page as it comes over the line."""
        return self.page.request.get(self.base + path).text()


@pytest.fixture
def quick_server(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> LiveServer:
    """As for real: style sheets and scripts are kept by the browser, and an answer goes out without waiting for more.

    Holding back half an answer until the other side has said that it heard the first half costs 40 ms a page.
    """
    serve = StaticFilesHandler.serve

    def serve_to_keep(handler: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
        response = serve(handler, request)
        response.headers["Cache-Control"] = "max-age=3600"
        return response

    monkeypatch.setattr(StaticFilesHandler, "serve", serve_to_keep)
    monkeypatch.setattr(StreamRequestHandler, "disable_nagle_algorithm", True)
    return live_server


@pytest.fixture
def chromium(transactional_db: None) -> Iterator[Browser]:
    """One browser per test; each visitor gets a profile of its own in it."""
    with launched() as browser:
        yield browser


@contextmanager
def launched(*arguments: str) -> Iterator[Browser]:
    cache.clear()  # or the limit on signing in counts the tests before this one
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find()), args=[*launch_arguments(), *arguments])
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium: Browser, quick_server: LiveServer) -> Iterator[Callable[..., Visit]]:
    """Opens a browser for somebody: `visitor(dirk)`, or `visitor()` for who is not signed in.

    They ask for less motion: a click then need not wait until the page has scrolled and a button has its colour.
    """
    opened: list[Visit] = []

    def open_for(somebody: Person | None = None, *, locale: str = "en-GB", **options: object) -> Visit:
        usual = {"locale": locale, "viewport": DESKTOP, "reduced_motion": "reduce"}
        context = chromium.new_context(**{**usual, **options})  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        visit = Visit(context.new_page(), quick_server.url)
        opened.append(visit)
        if somebody is not None:
            visit.cookie("sessionid", somebody.session)
        return visit

    yield open_for
    for visit in opened:
        visit.page.context.close()


def sign_in(visit: Visit, somebody: Person) -> None:
    """Through the door, as everybody does."""
    page = visit.go("/accounts/login/")
    page.fill("[name=login]", somebody.email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/accounts/" not in url)


def see(page: Page, text: str, *, within: str = "main") -> None:
    """This text is on the page, or on the page that is coming: a click returns before the next page is there."""
    expect(page.locator(within).first).to_contain_text(text, use_inner_text=True)


def say_yes(page: Page) -> None:
    """To the question whether this is really meant; on to the page that follows."""
    with page.expect_navigation():
        page.locator("dialog [data-ask-yes]").click()


def until(page: Page, question: str, seconds: float = 15) -> None:
    """Waits for a yes of the page. Playwright's own way evaluates text in the page, which the page's policy forbids."""
    ends = time.monotonic() + seconds
    while not page.evaluate(question):
        assert time.monotonic() < ends, f"never: {question}"
        page.wait_for_timeout(50)
