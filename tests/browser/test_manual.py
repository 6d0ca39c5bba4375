"""The manual shows the product as it is: each picture is made from the pages, in Dutch, and each is in a chapter."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.pictures import PICTURES, SCREEN, Picture, reduced, take
from tests.browser.world import World, make_world

# `make guide` says where the pictures go; a usual run makes them to see that they can be made.
WANTED = os.environ.get("STEIGER_GUIDE_PICTURES", "")


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_every_picture_is_made_of_a_page_in_dutch(world: World, visitor: Callable[..., Visit], tmp_path: Path) -> None:
    target = Path(WANTED) if WANTED else tmp_path
    only = os.environ.get("GUIDE_ONLY", "").split()
    wanted = sorted((one for one in PICTURES if not only or one.name in only), key=lambda one: one.who or "")
    wrong = []
    for who, pictures in groupby(wanted, key=lambda one: one.who):
        somebody = world.people[who] if who else None
        visit = visitor(somebody, locale="nl-NL", color_scheme="light")
        visit.cookie("django_language", "nl")
        for picture in pictures:
            wrong += _made(visit, picture, world, target)
        visit.page.context.close()
    assert wrong == [], "\n".join(wrong)


def _made(visit: Visit, picture: Picture, world: World, target: Path) -> list[str]:
    page = visit.page
    page.set_viewport_size({"width": picture.width, "height": SCREEN})
    answer = page.goto(visit.base + picture.address(world))
    if answer is None or answer.status != 200:
        return [f"{picture.name}: {picture.address(world)} is not there"]
    if page.get_attribute("html", "lang") != "nl" and "/welkom/" not in picture.path:
        return [f"{picture.name} is not in Dutch"]
    png = take(page, picture)
    (target / f"{picture.name}.png").write_bytes(reduced(png) if WANTED else png)
    return []
