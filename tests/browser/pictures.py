"""The pictures of the manual: of whom, of what, how wide, and which part of the page. All from the same world."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page

from tests.browser.world import World

DESK, PHONE = 1080, 390
# More does not fit a page of the manual; what is cut off is the list that goes on.
HIGHEST = 780
SCREEN = 1000
EDGE = 12
COLOURS = 128


@dataclass(frozen=True)
class Picture:
    """`part` is one selector, or several whose whole is shown. `follow` goes on to another page by a link on the first;
    `click` opens what is closed there."""

    name: str
    who: str | None
    path: str
    part: str = "main"
    width: int = DESK
    highest: int = HIGHEST
    follow: str = ""
    click: tuple[str, ...] = ()

    def address(self, world: World) -> str:
        """A path names a child (`{Amira}`) or what may stand in an address (`{token}`: the first there is)."""
        known = {key: values[0] for key, values in world.values.items() if values}
        later = (timezone.localdate() + timedelta(days=75)).isoformat()
        return self.path.format(**{**known, **world.cases, "later": later})


HOME = "/po2601/"
ALL_READ = "button:has-text('Alles gelezen')"
FILE = HOME + "children/{Amira}/"

PICTURES = (
    Picture("log-in", None, "/accounts/login/", "body"),
    Picture("uitnodiging", None, "/invitation/{token}/", "body"),
    Picture("onder-je-naam", "Bram", HOME, ".bar, .menu-sheet", click=("details.me > summary",)),
    Picture("handleiding", "Bram", HOME + "manual/intern-begeleider/"),
    Picture("vandaag-coordinator", "Dirk", HOME, "body", follow=ALL_READ),
    Picture("vandaag-nieuwkomersschool", "Amina", HOME, "body", follow=ALL_READ),
    Picture("vandaag-intern-begeleider", "Bram", HOME, "body", follow=ALL_READ),
    Picture("vandaag-specialist", "Carla", HOME, "body", follow=ALL_READ, width=PHONE),
    Picture("vandaag-leerkracht", "Teun", HOME, "body", follow=ALL_READ, width=PHONE),
    Picture("vandaag-bestuur", "Esra", HOME, "body", follow=ALL_READ),
    Picture("vandaag-opleider", "Tom", HOME, "body", follow=ALL_READ),
    Picture("vandaag-functionaris", "Paula", HOME, "body", follow=ALL_READ),
    Picture("vandaag-beheerder", "Ad", HOME, "body", follow=ALL_READ),
    Picture("aanmelden", "Bram", HOME + "newcomers/refer/"),
    Picture("mijn-aanmeldingen", "Bram", HOME + "newcomers/mine/"),
    Picture("loket", "Dirk", HOME + "newcomers/desk/"),
    Picture("komende-maanden", "Dirk", HOME + "newcomers/ahead/"),
    Picture("dubbel", "Dirk", HOME, follow="a[href*='/compare/']"),
    Picture("leerlingen", "Amina", HOME + "children/"),
    Picture("dossier", "Amina", FILE, width=1280),
    Picture("dossier-leerkracht", "Teun", FILE, width=PHONE),
    Picture("intake", "Amina", HOME + "newcomers/stay/{Omar}/intake/"),
    Picture("toestemming", "Amina", HOME + "newcomers/stay/{Omar}/consents/"),
    Picture("niveaus-in-de-tijd", "Amina", HOME + "newcomers/stay/{Amira}/picture/"),
    Picture("plan-en-evaluaties", "Amina", HOME + "newcomers/stay/{Parisa}/"),
    Picture("overstap-plannen", "Amina", HOME + "move/{Parisa}/move/?expected_on={later}"),
    Picture("moederschool", "Amina", HOME + "move/{Parisa}/mother-school/"),
    Picture("plaatsingsdocument", "Amina", HOME + "move/{Nour}/document/"),
    Picture("bezoeken", "Carla", HOME + "aftercare/visits/"),
    Picture("bezoekverslag", "Carla", HOME + "aftercare/{Amira}/visits/2/report/", width=PHONE),
    Picture("werkdagen", "Carla", HOME + "aftercare/availability/", width=PHONE),
    Picture("planning", "Dirk", HOME + "aftercare/plans/{proposal}/"),
    Picture("ronde", "Dirk", HOME + "aftercare/plans/{proposal}/", follow="a[href*='/rounds/']"),
    Picture("uren", "Dirk", HOME + "aftercare/hours/"),
    Picture("beleid", "Dirk", HOME + "policy/"),
    Picture("convenant", "Esra", HOME + "agreements/covenant/{covenant}/"),
    Picture("vertegenwoordiging", "Dirk", HOME + "agreements/representation/"),
    Picture("vergaderingen", "Dirk", HOME + "agreements/meetings/"),
    Picture("hulpvraag", "Bram", HOME + "expertise/help/ask/"),
    Picture("activiteiten", "Teun", HOME + "expertise/activities/"),
    Picture("opleiding", "Tom", HOME + "training/"),
    Picture("ouders", "Dirk", HOME + "parents/"),
    Picture("welkom", None, "/po2601/welkom/ar/?with=nl", "body", width=PHONE),
    Picture("inzicht", "Femke", HOME + "insight/"),
    Picture("inzagelogboek", "Paula", HOME + "privacy/looks/"),
    Picture("bewaren", "Paula", HOME + "privacy/retention/", click=("details.explain > summary",)),
    Picture("wie-kan-dit-zien", "Dirk", HOME + "privacy/who/{Amira}/"),
    Picture("mensen", "Ad", HOME + "people/"),
    Picture("uitnodigen", "Ad", HOME + "people/invite/"),
)


# How a browser writes a day and an hour follows the machine that it runs on; here as on a Dutch one.
DUTCH_DAYS = """() => document.querySelectorAll('[type=date], [type=datetime-local], [type=time]').forEach(one => {
  if (one.type === 'time') {
    const hours = one.value;
    one.type = 'text';
    one.value = hours || '--:--';
    return;
  }
  const [day, time] = (one.value || '').split('T');
  const clock = one.type === 'date' ? '' : ` ${time || '--:--'}`;
  one.type = 'text';
  one.value = (day ? day.split('-').reverse().join('-') : 'dd-mm-jjjj') + clock;
})"""


def take(page: Page, picture: Picture) -> bytes:
    """The part of the page that is on the screen now, as a PNG in all its colours."""
    if picture.follow and page.locator(picture.follow).count():
        with page.expect_navigation():
            page.locator(picture.follow).first.click()
    for selector in picture.click:
        page.locator(selector).first.click()
    page.evaluate(DUTCH_DAYS)
    boxes = [box for one in page.locator(picture.part).all() if one.is_visible() and (box := one.bounding_box())]
    assert boxes, f"{picture.name}: nothing is called {picture.part}"
    edge = 0 if picture.part in {"body", "main"} else EDGE
    left = max(min(box["x"] for box in boxes) - edge, 0)
    top = max(min(box["y"] for box in boxes) - edge, 0)
    right = min(max(box["x"] + box["width"] for box in boxes) + edge, picture.width)
    bottom = min(max(box["y"] + box["height"] for box in boxes) + edge, top + picture.highest)
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    return page.screenshot(clip=clip, animations="disabled")  # type: ignore[arg-type]


def reduced(png: bytes) -> bytes:
    """To a palette: a page has few colours, and the manual travels with the source."""
    kept = BytesIO()
    with Image.open(BytesIO(png)) as full:
        small = full.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        small.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def named_in(guide: Path) -> set[str]:
    """What the chapters show, by the name of the file."""
    shown = re.compile(r"\]\(pictures/([\w-]+)\.png\)")
    return {name for chapter in guide.glob("*.md") for name in shown.findall(chapter.read_text(encoding="utf-8"))}
