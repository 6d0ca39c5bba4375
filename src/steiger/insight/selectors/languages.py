"""Which languages the families of the region speak, beside how what they read stands in each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.cooperation.selectors import current_policy
from steiger.core.languages import LANGUAGES, Language
from steiger.insight import rules
from steiger.parents.selectors import LanguageLine, language_lines
from steiger.pupils.models import Guardian

# Where a band begins, in times the smallest number that may be told.
STEPS = (1, 2, 4, 10)


@dataclass(frozen=True, slots=True)
class FamilyLanguage:
    """One language: in which band the number of children lies whose parents speak it, and whether they can read us."""

    language: Language
    band: int
    said: str
    line: LanguageLine | None

    @property
    def is_missing(self) -> bool:
        return self.line is None

    @property
    def is_spoken(self) -> bool:
        """By so many that it may be said."""
        return self.band > 0


@dataclass(frozen=True, slots=True)
class FamilyLanguages:
    k: int
    rows: Sequence[FamilyLanguage]

    @property
    def missing(self) -> list[FamilyLanguage]:
        return [row for row in self.rows if row.is_spoken and row.is_missing]

    @property
    def unreviewed(self) -> list[FamilyLanguage]:
        return [row for row in self.rows if row.is_spoken and row.line and (row.line.to_review or row.line.unchecked)]


def family_languages(member: Member) -> FamilyLanguages:
    """Every language that one can choose for a parent stands here, spoken or not: so no row gives a family away.

    In bands and not in numbers: what these add up to is told elsewhere, by phase, with its own small numbers hidden.
    """
    k = current_policy().small_cell
    counted = _children_by_language(member)
    lines = {line.language.code: line for line in language_lines(member)}
    rows = [_row(one, counted.get(one.code, 0), k, lines.get(one.code)) for one in LANGUAGES]
    return FamilyLanguages(k, sorted(rows, key=lambda row: (-row.band, str(row.language.name))))


def _children_by_language(member: Member) -> dict[str, int]:
    """Children on their way whose parent, one of them, speaks it."""
    is_open = {
        "pupil__journeys__completed_on__isnull": True,
        "pupil__journeys__left_on__isnull": True,
        "pupil__journeys__isnull": False,
    }
    rows = Guardian.objects.filter(rules.counted_for(member, path="pupil__journeys"), **is_open).order_by()
    return dict(rows.values_list("language").annotate(children=Count("pupil", distinct=True)))


def _row(language: Language, count: int, k: int, line: LanguageLine | None) -> FamilyLanguage:
    band = sum(count >= step * k for step in STEPS)
    return FamilyLanguage(language, band, _said(band, k), line)


def _said(band: int, k: int) -> str:
    if band == 0:
        return f"<{k}"
    if band == len(STEPS):
        return _("%(number)s or more") % {"number": STEPS[-1] * k}
    return _("%(first)s to %(last)s") % {"first": STEPS[band - 1] * k, "last": STEPS[band] * k - 1}
