from __future__ import annotations

from dataclasses import dataclass

from steiger.access.member import Member
from steiger.core.languages import Language
from steiger.parents.catalogue import SOURCE, catalogues
from steiger.parents.selectors.openings import openings_since
from steiger.parents.selectors.texts import checks_of, rows_of, running_check, running_versions

# Over how many days the overview tells how often something was opened.
DAYS = 90


@dataclass(frozen=True, slots=True)
class LanguageLine:
    """How one language stands."""

    language: Language
    total: int
    own: int
    drafts: int
    to_review: int
    unchecked: int
    checked_by: str
    translated_by: str
    opened: int

    @property
    def is_source(self) -> bool:
        return self.language.code == SOURCE

    @property
    def state(self) -> str:
        """The one thing that most asks for attention."""
        if self.to_review:
            return "review"
        if self.is_source:
            return "source"
        return "unchecked" if self.unchecked else "checked"


def language_lines(member: Member) -> list[LanguageLine]:
    """Every language that is offered, in three questions however many there are."""
    every = catalogues()
    running = running_versions(member, every)
    checks = checks_of(member, every)
    opened = openings_since(member, days=DAYS)
    lines = []
    for code, found in every.items():
        rows = rows_of(found, running, checks)
        lines.append(
            LanguageLine(
                language=found.language,
                total=len(rows),
                own=sum(row.is_own for row in rows),
                drafts=sum(row.draft is not None for row in rows),
                to_review=sum(row.is_to_review for row in rows),
                unchecked=sum(row.is_unchecked for row in rows),
                checked_by=running_check(rows),
                translated_by=found.translated_by,
                opened=opened.get(code, 0),
            )
        )
    return lines
