"""A passkey, set up and used in a real browser under our content security policy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from steiger.people.models import User
from tools.browser import find, launch_arguments

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "een lange wandeling"


@pytest.fixture
def user() -> User:
    cache.clear()
    return User.objects.create_user("dirk@example.org", PASSWORD, name="Dirk")


@pytest.fixture
def page(user: User) -> Iterator[Page]:
    """A browser with a key ring of its own, that always says yes. While it is open the test itself asks no database."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find()), args=launch_arguments())
        page = browser.new_page(locale="nl-NL")
        keys = page.context.new_cdp_session(page)
        keys.send("WebAuthn.enable")
        keys.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        yield page
        browser.close()


def test_passkey_is_set_up_and_opens_the_door_without_a_password(
    page: Page, live_server: LiveServer, user: User
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    page.goto(f"{live_server.url}/accounts/login/?next=/account/")
    page.fill("[name=login]", user.email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/account/")
    page.goto(f"{live_server.url}/accounts/2fa/webauthn/add/")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/webauthn/add/")
    page.fill("[name=name]", "Mijn telefoon")
    if page.locator("[name=passwordless]").count():
        page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: "/webauthn/add/" not in url)

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/accounts/login/?next=/account/")
    page.click("#passkey_login")
    page.wait_for_url("**/account/")
    assert page.locator("[name=name]").input_value() == "Dirk"
    assert complaints == []
