"""What the parents read through their own link, in their language; and what the school knows of the link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format

from steiger.core.languages import Language
from steiger.core.models import SecretLink
from steiger.core.secret_links import links_to
from steiger.organisations.models import Region
from steiger.parents.catalogue import SOURCE
from steiger.parents.selectors import Words, offered, words_for
from steiger.pupils.enums import Domain, Standing
from steiger.transitions import rules
from steiger.transitions.enums import PARENTS_LINK, TEXT_SECTIONS
from steiger.transitions.models import ParentsLink, PlacementDocument
from steiger.transitions.selectors.documents import DOCUMENT_LANGUAGE, in_one_line


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A part of the document: its heading and what it is about in the parents' language, and the school's own words."""

    title: str
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    domain: str
    day: str
    instrument: str
    score: str
    standing: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One version as the parents read it."""

    region: Region
    document: PlacementDocument
    words: Words
    languages: Sequence[Language]
    facts: list[tuple[str, str]]
    results: list[ReadResult]
    sections: list[ReadSection]
    restricted: str
    needs_consent: bool

    @property
    def language(self) -> Language:
        return self.words.language

    @property
    def said(self) -> dict[str, Any]:
        """Every text of the page by its name, as a template asks for it: `said.title`, `said.results.text`."""
        return said_in(self.words)

    @property
    def is_answered(self) -> bool:
        return rules.inspection_exists(self.document)


def words_of_parents(region: Region, language: str) -> Words:
    """In the language asked for; in Dutch when it is not offered."""
    words = words_for(region, language) or words_for(region, SOURCE)
    assert words is not None  # noqa: S101 - the source is always there
    return words


def said_in(words: Words) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for key in words.texts:
        section, _dot, rest = key.partition(".")
        if section != "document":
            continue
        name, _dot, part = rest.partition(".")
        if part:
            said.setdefault(name, {})[part] = words.say(key)
        else:
            said[name] = words.say(key)
    return said


def access_of(link: SecretLink) -> ParentsLink | None:
    """What this link opens; nothing once a later version has taken the place of this one.

    Nothing that comes with the request says which child: the link does.
    """
    found = ParentsLink.objects.filter(link=link, document__replaced_at=None).select_related(
        "document__journey__pupil", "document__journey__owner", "document__bond__school__organisation",
        "document__inspection", "document__file",
    )  # fmt: skip
    return found.first()


def reading_of(document: PlacementDocument, region: Region, language: str) -> Reading:
    """The whole version: parents may read what is restricted too, for it is about their child."""
    words = words_of_parents(region, language)
    said = said_in(words)
    restricted = getattr(document, "restricted_part", None)
    return Reading(
        region=region,
        document=document,
        words=words,
        languages=offered(),
        facts=_facts(document, said),
        results=_results(document),
        sections=[
            ReadSection(said[name]["title"], said[name]["text"], getattr(document, name)) for name in TEXT_SECTIONS
        ],
        restricted=restricted.words if restricted else "",
        needs_consent=rules.asks_consent(region.sector),
    )


def languages_of_parents() -> Sequence[Language]:
    return offered()


def region_of_access(access: ParentsLink) -> Region:
    return Region.objects.get(pk=access.region_id)


def running_link(document: PlacementDocument) -> ParentsLink | None:
    """The link that opens this version now, if there is one."""
    running = links_to(PARENTS_LINK, [f"document {document.pk}"])
    return ParentsLink.objects.filter(link__in=running).select_related("link", "made_by").first()


def _facts(document: PlacementDocument, said: dict[str, Any]) -> list[tuple[str, str]]:
    facts = document.administrative
    born = date.fromisoformat(facts["birth_on"])
    contact = facts["contact"]
    return [
        (said["name"], facts["name"]),
        (said["birth"], f"{born.day}-{born.month}-{born.year}"),
        (said["address"], facts["address"]),
        (said["parents"], "; ".join(one["name"] for one in facts["guardians"])),
        (said["school_now"], facts["sending_school"]["name"]),
        (said["school_new"], facts["receiving_school"]["name"]),
        (said["contact"], in_one_line(contact["name"], contact["phone"], contact["email"])),
    ]


def _results(document: PlacementDocument) -> list[ReadResult]:
    """As the school wrote it, in Dutch."""
    with translation.override(DOCUMENT_LANGUAGE):
        return [
            ReadResult(
                domain=str(Domain(row["domain"]).label),
                day=date_format(date.fromisoformat(row["assessed_on"]), "j F Y"),
                instrument=row["instrument"],
                score=row["score"],
                standing=str(Standing(row["standing"]).label) if row["standing"] else "",
            )
            for row in document.results
        ]
