"""The player in a real browser: the same pictures as the MP4, and everything by keyboard."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skia
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

import steiger.parents
from steiger.parents.catalogue import FOLDER, read
from steiger.parents.film import SCENES, FilmText, standard, web_film, web_text
from steiger.parents.film.fonts import FOLDER as FONTS
from steiger.parents.film.motion import EASES, Motion
from tests.browser.conftest import until
from tests.parents.film.pictures import difference
from tests.parents.film.test_frames import drawn
from tests.parents.film.words import dutch, timed
from tools.browser import find, launch_arguments

pytestmark = pytest.mark.browser

STATIC = Path(steiger.parents.__file__).parent / "static" / "parents"
SITE = "http://film.example"
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'"
PHONE = {"width": 320, "height": 640}
LAPTOP = {"width": 1000, "height": 760}
FACES = "".join(
    f'@font-face {{ font-family: "{family}"; src: url("/{file}.ttf"); font-weight: 800; }}'
    for family, file in (
        ("Nunito", "nunito"),
        ("IBM Plex Sans Arabic", "noto-sans-arabic"),
        ("Noto Sans Ethiopic", "noto-sans-ethiopic"),
    )
)
PAGE = """<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>Film</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/player.css"><link rel="stylesheet" href="/faces.css"></head><body><main><h1>Film</h1>
<div data-film data-language="{language}" data-drawings="/drawings.json" data-text="/text.json">
<div class="film-poster-place" data-film-poster><img src="/poster.png" alt="" width="960" height="540"></div>
<script type="application/json" data-film-words>{words}</script>
<p><a href="/film.mp4" download>{download}</a></p>
<h2>{transcript}</h2><ol data-film-transcript>{lines}</ol>
</div></main><script src="/drawing.js" defer></script><script src="/player.js" defer></script></body></html>"""


@dataclass
class Cinema:
    """A page with a film, as a region would serve it, and what the browser complained about."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def start(self) -> Page:
        self.page.locator(".film-start").click()
        self.page.locator(".film-picture[data-scene]").wait_for()
        return self.page

    @property
    def scene(self) -> str | None:
        return self.page.locator(".film-picture").get_attribute("data-scene")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def player(self, what: str) -> Any:
        return self.page.evaluate(f"document.querySelector('[data-film]').player.{what}")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find()), args=launch_arguments())
        yield browser
        browser.close()


Opens = Callable[..., Cinema]


@pytest.fixture
def cinema(chromium: Browser) -> Iterator[Opens]:
    opened = []

    def opens(text: FilmText, *, size: dict[str, int] = LAPTOP, **context: Any) -> Cinema:
        visitor = chromium.new_context(viewport=size, **context)
        opened.append(visitor)
        made = Cinema(visitor.new_page())
        made.page.on(
            "console", lambda said: made.complaints.append(said.text) if said.type in {"error", "warning"} else None
        )
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        visitor.route("**/*", lambda route: _serve(route, text))
        made.page.goto(f"{SITE}/page")
        return made

    yield opens
    for visitor in opened:
        visitor.close()


def _serve(route: Route, text: FilmText) -> None:
    name = route.request.url.removeprefix(f"{SITE}/")
    if name == "page":
        route.fulfill(
            body=_page(text), content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": CSP}
        )
    elif name == "drawings.json":
        route.fulfill(body=json.dumps(web_film()), content_type="application/json")
    elif name == "text.json":
        route.fulfill(body=json.dumps(web_text(text)), content_type="application/json")
    elif name == "faces.css":
        route.fulfill(body=FACES, content_type="text/css")
    elif name.endswith(".ttf"):
        route.fulfill(path=FONTS / name)
    elif name.startswith(("player", "drawing")):
        route.fulfill(path=STATIC / name)
    else:
        route.fulfill(body=b"", content_type="image/png")


def _page(text: FilmText) -> str:
    words = read(FOLDER / f"{text.language}.toml")["player"]
    lines = "".join(f"<li>{' '.join(text.scenes[name])}</li>" for name in SCENES)
    return PAGE.format(
        language=text.language,
        direction="rtl" if text.is_right_to_left else "ltr",
        words=json.dumps(words),
        download=words["download"],
        transcript=words["transcript"],
        lines=lines,
    )


def test_both_evaluators_agree(cinema: Opens) -> None:
    """A hundred movements at ten moments, in Python and in the browser."""
    dice = random.Random(4)
    moments = {"D": 9.2, "B0": 0.7, "B1": 4.3}
    specs = [_spec(dice) for _number in range(100)]
    times = [round(dice.uniform(0, 9.2), 3) for _number in range(10)]

    there = cinema(dutch()).page.evaluate(
        """([specs, moments, times]) => specs.map((spec) => times.map((time) =>
             SteigerFilm.motionAt(SteigerFilm.readMotion(spec, moments), time, 3)))""",
        [specs, moments, times],
    )

    here = [[Motion(spec, moments).at(time, 3) for time in times] for spec in specs]
    assert np.allclose(here, there, atol=1e-9)


def _spec(dice: random.Random) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if dice.random() < 0.8:
        offsets = sorted(round(dice.uniform(0, 3), 2) for _frame in range(dice.randint(1, 4)))
        start = dice.choice(("", "B0+", "B1+"))
        found["k"] = [
            [f"{start}{offset:.2f}" if start else offset, round(dice.uniform(-50, 50), 1), dice.choice(list(EASES))]
            for offset in offsets
        ]
    if dice.random() < 0.7:
        envelope = [[[0, 0], [1, 1], ["D-1", 1], ["D", 0]]] if dice.random() < 0.5 else []
        found["w"] = [[dice.uniform(1, 9), dice.uniform(0.4, 5), dice.random(), *envelope]]
    if dice.random() < 0.2:
        found["b"] = [3.7, dice.random()]
    return found


@pytest.mark.parametrize(("language", "name", "time"), [("nl", "intake", 6.0), ("ar", "visit", 6.5)])
def test_the_browser_shows_what_the_film_shows(cinema: Opens, language: str, name: str, time: float) -> None:
    text = standard.load(language)
    page = cinema(text, size={"width": 960, "height": 760}).start()
    page.evaluate(
        """async ([name, time]) => {
          const player = document.querySelector("[data-film]").player;
          await document.fonts.ready;
          player.pause();
          player.seek(player.text.scenes.find((scene) => scene.name === name).start + time);
          document.querySelector("main").replaceChildren(player.stage);
          document.body.style.margin = "0";
          player.stage.style.inlineSize = "960px";
        }""",
        [name, time],
    )
    page.evaluate("document.fonts.ready")

    shot = page.locator(".film-picture").screenshot()

    image = skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(io.BytesIO(shot).getvalue()))
    there = np.asarray(image.toarray(colorType=skia.kBGRA_8888_ColorType))[:410, :960]
    mean, seen = difference(there, drawn(text, name, time, scale=0.5)[:410, :960])
    assert mean < 3
    assert seen < 0.02


def test_it_plays_pauses_and_steps_by_keyboard(cinema: Opens) -> None:
    film = cinema(dutch())
    page = film.start()
    assert film.player("playing") is True

    film.press("k", "c")
    assert page.locator(".film-caption").is_hidden()
    assert page.locator(".film-captions").get_attribute("aria-pressed") == "false"
    film.press("c")
    assert page.locator(".film-caption").is_visible()
    page.locator(".film-screen").focus()
    film.press(" ")
    assert film.player("playing") is False
    film.press("ArrowRight", "PageDown")
    assert film.scene == "start"
    film.press("ArrowLeft")
    assert film.scene == "law"
    assert page.locator(".film-now").inner_text() == " ".join(dutch().scenes["law"])
    film.press("Home")
    assert film.scene == "arrive"
    assert film.complaints == []


def test_right_to_left_the_arrows_follow_the_story(cinema: Opens) -> None:
    film = cinema(standard.load("ar"))
    film.start()
    film.press("ArrowLeft")
    assert film.scene == "law"
    film.press("ArrowRight")
    assert film.scene == "arrive"
    assert "scale(-1 1)" in (film.page.locator(".film-picture > g").get_attribute("transform") or "")
    for _scene in range(8):
        film.press("ArrowLeft")
    assert film.scene == "sign"
    assert film.page.locator(".film-picture > g").get_attribute("transform") is None


def test_the_whole_screen_for_an_evening_with_parents(cinema: Opens) -> None:
    film = cinema(dutch())
    page = film.start()
    film.press("f")
    until(page, "document.fullscreenElement !== null")
    film.press("f")
    until(page, "document.fullscreenElement === null")

    page.locator(".film-evening").click()

    page.locator(".film-is-evening").wait_for()
    size = page.locator(".film-caption").evaluate("(caption) => parseFloat(getComputedStyle(caption).fontSize)")
    assert size > 30
    assert film.player("playing") is True


def test_who_wants_no_movement_turns_pages(cinema: Opens) -> None:
    film = cinema(dutch(), reduced_motion="reduce")
    page = film.start()

    assert page.locator(".film-play").count() == 0
    assert page.locator(".film-caption").get_attribute("aria-live") == "polite"
    assert page.locator(".film-caption").inner_text() == " ".join(dutch().scenes["arrive"])
    page.locator(".film-next").click()
    assert film.scene == "law"
    before = page.locator(".film-picture").inner_html()
    page.wait_for_timeout(200)
    assert page.locator(".film-picture").inner_html() == before


def test_it_goes_on_where_somebody_stopped(cinema: Opens) -> None:
    film = cinema(dutch())
    film.start()
    start = timed(dutch(), "group").start
    film.page.evaluate(f"document.querySelector('[data-film]').player.seek({start + 1})")
    film.press("Tab")
    film.player("pause()")

    film.page.reload()

    assert film.page.locator(".film-start").inner_text() == "Verder kijken"
    film.start()
    assert film.scene == "group"


def test_without_a_script_everything_is_still_there(cinema: Opens) -> None:
    page = cinema(dutch(), java_script_enabled=False).page

    assert page.locator("[data-film-transcript] > li").count() == len(SCENES)
    assert page.locator("a[download]").is_visible()
    assert page.locator(".film-start").count() == 0


@pytest.mark.parametrize("language", ["nl", "ar", "ti"])
def test_a_narrow_phone_needs_no_sideways_scrolling(cinema: Opens, language: str) -> None:
    film = cinema(standard.load(language), size=PHONE)
    page = film.start()

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    _left, top, width, height = (
        float(part) for part in (page.locator(".film-picture").get_attribute("viewBox") or "").split()
    )
    assert width == height
    assert top + height == pytest.approx(850, abs=0.2)
    assert film.complaints == []


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_it_is_accessible(cinema: Opens, language: str) -> None:
    page = cinema(standard.load(language)).start()
    page.evaluate("document.querySelector('[data-film]').player.open(3)")
    page.evaluate("document.querySelector('[data-film]').player.pause()")

    found = Axe().run(page)

    assert [one["id"] for one in found.response["violations"]] == []


def test_when_the_drawings_cannot_be_had_the_page_stays_as_it_was(cinema: Opens) -> None:
    film = cinema(dutch())
    film.page.context.route("**/drawings.json", lambda route: route.fulfill(status=500, body=""))

    film.page.locator(".film-start").click()

    film.page.locator(".film-start").wait_for(state="detached")
    assert film.page.locator("[data-film-poster] img").count() == 1
