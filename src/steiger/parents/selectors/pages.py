"""The public page: everything on it is known before it is drawn, so that its region can be left again."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from steiger.core.errors import DomainError
from steiger.core.languages import Language
from steiger.organisations.models import Region, School
from steiger.organisations.selectors import newcomer_facilities
from steiger.parents.catalogue import SOURCE, Catalogue, catalogue, catalogues, mark_of
from steiger.parents.film import standard
from steiger.parents.models import TextCheck
from steiger.parents.selectors.contact import Reached, contact_of
from steiger.parents.selectors.film import minutes_of
from steiger.parents.selectors.films import PublishedFilm, published_films
from steiger.parents.selectors.words import Words, in_words, own_texts, values_of

MAP = "https://www.openstreetmap.org/directions"


@dataclass(frozen=True, slots=True)
class WelcomeSchool:
    """A newcomer school as parents find it."""

    name: str
    address: str
    place: str
    phone: str
    website: str
    route: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """The page of one region in one language. `beside`: the Dutch that stands under each text, when asked for."""

    region: Region
    words: Words
    beside: Words | None
    languages: tuple[Language, ...]
    schools: tuple[WelcomeSchool, ...]
    reached: Reached
    translated_by: str
    checked_by: str
    minutes: int
    """How long the film takes."""
    films: tuple[PublishedFilm, ...]
    """To keep: the wide one first."""

    @property
    def language(self) -> Language:
        return self.words.language

    @property
    def is_source(self) -> bool:
        return self.language.code == SOURCE

    @property
    def steps(self) -> list[str]:
        return self.words.parts("path", "title")

    @property
    def questions(self) -> list[str]:
        return self.words.parts("questions", "question")

    @property
    def kept(self) -> list[str]:
        """What is kept about the child, and whom to ask; the last line is about this page."""
        beside = {"privacy.title", "privacy.page"}
        return [key for key in self.words.texts if key.startswith("privacy.") and key not in beside]

    @property
    def player(self) -> dict[str, str]:
        """The words on the buttons of the film."""
        start = "player."
        return {key.removeprefix(start): text for key, text in self.words.texts.items() if key.startswith(start)}

    @property
    def scenes(self) -> list[tuple[str, str]]:
        """The two sentences of each scene."""
        keys = self.words.scenes
        return list(zip(keys[::2], keys[1::2], strict=True))


def offered() -> tuple[Language, ...]:
    return tuple(found.language for found in catalogues().values())


def welcome(region: Region, language: str, *, beside: bool = False, with_drafts: bool = False) -> Welcome | None:
    """In the region of the transaction. Nothing for a language that is not offered, or a region without agreements."""
    found = catalogue(language)
    if found is None:
        return None
    beside = beside and language != SOURCE
    own = own_texts(region, [language, SOURCE], with_drafts=with_drafts)
    reached = contact_of(region)
    try:
        values = values_of(region, reached)
    except DomainError:  # no policy: nothing was agreed yet that one could tell
        return None
    words = in_words(found, own[language], values)
    dutch = in_words(catalogues()[SOURCE], own[SOURCE], values) if beside else None
    return Welcome(
        region=region,
        words=words,
        beside=dutch,
        languages=offered(),
        schools=tuple(_school(facility.school) for facility in newcomer_facilities(region)),
        reached=reached,
        translated_by=found.translated_by,
        checked_by=_checked_by(region, found, words),
        minutes=minutes_of(standard.film_text(found, words.say, words.values)),
        films=tuple(published_films(region, language)),
    )


def _school(school: School) -> WelcomeSchool:
    address = " ".join(filter(None, [school.address, school.postcode]))
    wanted = ", ".join(filter(None, [school.address, school.postcode, school.place]))
    if school.latitude is not None and school.longitude is not None:
        wanted = f"{school.latitude},{school.longitude}"
    return WelcomeSchool(
        name=school.name,
        address=address,
        place=school.place,
        phone=school.phone,
        website=school.website_url,
        # Only a link: the page itself loads nothing from others, so nobody else learns who reads it.
        route=f"{MAP}?{urlencode({'to': wanted})}",
    )


def _checked_by(region: Region, found: Catalogue, words: Words) -> str:
    """Who checked every text as it is now; empty when one of them was not."""
    if found.code == SOURCE:
        return ""
    checks = {
        (key, mark): checker
        for key, mark, checker in TextCheck.objects.filter(region_id=region.pk, language=found.code)
        .order_by("pk")
        .values_list("key", "mark", "checker")
    }
    names = []
    for key, text in words.texts.items():
        by = checks.get((key, mark_of(text))) or (found.checked_by if text == found.texts[key] else "")
        if not by:
            return ""
        names.append(by)
    return ", ".join(dict.fromkeys(names))
