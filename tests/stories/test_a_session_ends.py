"""A session ends under a half-written form: nothing of it is lost, and one comes back where one was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import PASSWORD, Person, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FORM = "/po2601/people/leave/"


@pytest.mark.parametrize("field", ["note"])
def test_a_half_written_form_is_there_again(
    field: str, cast: dict[str, Person], visitor: Callable[..., Visit], settings: Any
) -> None:
    dirk = visitor(cast["Dirk"])
    typed = {"note": "De sleutel ligt bij Amina.", "until_on": "2027-01-15"}[field]
    settings.IDLE_SECONDS = 3
    page = dirk.go(FORM)
    page.fill(f"[name={field}]", typed)

    page.get_by_role("heading", name="Are you still there?").wait_for()
    page.wait_for_url("**/accounts/login/?next=*")
    settings.IDLE_SECONDS = 600
    page.fill("[name=login]", cast["Dirk"].email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")

    page.wait_for_url(f"**{FORM}")
    page.get_by_role("button", name="Put it back").click()
    assert page.input_value(f"[name={field}]") == typed
    assert dirk.complaints == []


def test_who_says_to_be_there_stays(cast: dict[str, Person], visitor: Callable[..., Visit], settings: Any) -> None:
    dirk = visitor(cast["Dirk"])
    settings.IDLE_SECONDS = 10
    page = dirk.go(FORM)

    page.get_by_role("button", name="I am still here").click()

    page.get_by_role("heading", name="Are you still there?").wait_for(state="hidden")
    assert page.url.endswith(FORM)
