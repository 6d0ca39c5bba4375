"""How each text stands: what is said now, what it was made from, and who checked it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from steiger.access.member import Member
from steiger.parents.catalogue import SOURCE, Catalogue, Limit, catalogue, limit_of, mark_of, source
from steiger.parents.enums import Section, TextState
from steiger.parents.models import TextCheck, TextVersion
from steiger.parents.rules import visible_to

Checks = Mapping[tuple[str, str, str], str]
"""Who found a text good, by language, key and the mark of what was read."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text in one language, beside the Dutch and the standard text."""

    language: str
    key: str
    dutch: str
    standard: str
    published: TextVersion | None
    draft: TextVersion | None
    checked_by: str
    is_to_review: bool

    @property
    def shown(self) -> str:
        return self.published.text if self.published else self.standard

    @property
    def is_own(self) -> bool:
        return self.published is not None and self.published.text != self.standard

    @property
    def is_source(self) -> bool:
        return self.language == SOURCE

    @property
    def is_unchecked(self) -> bool:
        """Dutch is the source: nobody has to say that it is Dutch."""
        return not self.is_source and not self.checked_by

    @property
    def section(self) -> Section:
        return Section(self.key.split(".")[0])

    @property
    def limit(self) -> Limit:
        return limit_of(self.key)


@dataclass(frozen=True, slots=True)
class VersionLine:
    version: TextVersion
    former: str
    """What was said before it: the version before, or the standard text."""


def version_for(member: Member, number: int, language: str, key: str) -> TextVersion | None:
    return TextVersion.objects.filter(visible_to(member), number=number, language=language, key=key).first()


def draft_of(member: Member, language: str, key: str) -> TextVersion | None:
    return TextVersion.objects.filter(visible_to(member), language=language, key=key, state=TextState.DRAFT).first()


def dutch_now(region_id: int, key: str) -> str:
    """The Dutch text as it is published."""
    own = TextVersion.objects.filter(region_id=region_id, language=SOURCE, key=key, state=TextState.PUBLISHED)
    return own.values_list("text", flat=True).first() or source().texts[key]


def text_rows(member: Member, language: str) -> list[TextRow]:
    """Every text of a language, in the order of the page; nothing for a language that is not offered."""
    found = catalogue(language)
    if found is None:
        return []
    running = running_versions(member, {SOURCE, language})
    return rows_of(found, running, checks_of(member, [language]))


def text_row(member: Member, language: str, key: str) -> TextRow | None:
    found = catalogue(language)
    if found is None or key not in found.texts:
        return None
    running = running_versions(member, {SOURCE, language}, key)
    return _row(found, key, running, checks_of(member, [language], key))


def version_lines(member: Member, row: TextRow) -> list[VersionLine]:
    """Published versions, latest first, each with what it changed."""
    versions = TextVersion.objects.filter(
        visible_to(member), language=row.language, key=row.key, published_on__isnull=False
    )
    ordered = list(versions.select_related("written_by", "published_by").order_by("-number"))
    formers = [*(one.text for one in ordered[1:]), row.standard]
    return [VersionLine(one, former) for one, former in zip(ordered, formers, strict=False)]


Running = Mapping[tuple[str, str, str], TextVersion]
"""Drafts and published versions, by language, key and state."""


def running_versions(member: Member, languages: Iterable[str], key: str = "") -> Running:
    rows = TextVersion.objects.filter(visible_to(member), language__in=languages).exclude(state=TextState.REPLACED)
    if key:
        rows = rows.filter(key=key)
    rows = rows.select_related("written_by", "published_by")
    return {(one.language, one.key, one.state): one for one in rows.order_by()}


def checks_of(member: Member, languages: Iterable[str], key: str = "") -> Checks:
    rows = TextCheck.objects.filter(visible_to(member), language__in=languages)
    if key:
        rows = rows.filter(key=key)
    return {
        (code, one, mark): checker
        for code, one, mark, checker in rows.order_by("pk").values_list("language", "key", "mark", "checker")
    }


def rows_of(found: Catalogue, running: Running, checks: Checks) -> list[TextRow]:
    return [_row(found, key, running, checks) for key in found.texts]


def _row(found: Catalogue, key: str, running: Running, checks: Checks) -> TextRow:
    published = running.get((found.code, key, TextState.PUBLISHED))
    dutch_own = running.get((SOURCE, key, TextState.PUBLISHED))
    standard, standard_dutch = found.texts[key], source().texts[key]
    dutch = dutch_own.text if dutch_own else standard_dutch
    shown = published.text if published else standard
    # What ships was made from the Dutch that ships.
    made_from = published.made_from if published else mark_of(standard_dutch)
    return TextRow(
        language=found.code,
        key=key,
        dutch=dutch,
        standard=standard,
        published=published,
        draft=running.get((found.code, key, TextState.DRAFT)),
        checked_by=_checked_by(found, key, shown, checks),
        is_to_review=found.code != SOURCE and made_from != mark_of(dutch),
    )


def _checked_by(found: Catalogue, key: str, shown: str, checks: Checks) -> str:
    """By somebody in this region; or, for a standard text, by whoever checked the language before it shipped."""
    by = checks.get((found.code, key, mark_of(shown)), "")
    return by or (found.checked_by if shown == found.texts[key] else "")


def running_check(rows: Sequence[TextRow]) -> str:
    """Who checked the whole language; empty as long as one of its texts was not checked as it is now."""
    if not rows or any(row.is_unchecked for row in rows):
        return ""
    return ", ".join(dict.fromkeys(row.checked_by for row in rows if row.checked_by))
