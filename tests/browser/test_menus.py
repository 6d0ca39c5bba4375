"""A menu that is open: nothing for axe to say, and Escape closes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.axe import AXE, heard_by_axe
from tests.browser.conftest import Visit
from tests.browser.world import World, make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


DESK, PHONE = 1280, 375


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


def test_open_menus_are_open_to_everybody(world: World, visitor: Callable[..., Visit]) -> None:
    visit = visitor(world.people["Dirk"])
    visit.page.context.add_init_script(AXE)
    page = visit.go("/po2601/")
    for width, menu in ((DESK, "details.me"), (PHONE, "details.me"), (PHONE, "details.drawer")):
        page.set_viewport_size({"width": width, "height": 900})
        page.locator(f"{menu} > summary").click()
        assert list(heard_by_axe(page)) == [], (width, menu)
        page.keyboard.press("Escape")
        assert page.locator(menu).get_attribute("open") is None
