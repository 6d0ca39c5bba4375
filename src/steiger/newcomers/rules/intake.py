"""The sections of an intake: what belongs together, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from steiger.newcomers.enums import ConsentPurpose, IntakeSection

_S = IntakeSection
# What each section holds. A section is saved as a whole and by itself.
FIELDS: Mapping[IntakeSection, tuple[str, ...]] = MappingProxyType(
    {
        _S.CONVERSATION: ("held_on", "present", "with_interpreter"),
        _S.FAMILY: ("family", "may_pick_up"),
        _S.LANGUAGE: ("language_use", "scripts", "reads_own_language", "dutch_before"),
        _S.SCHOOLING: ("years_of_school", "earlier_schooling", "from_former_school"),
        _S.DAILY: ("trust_person", "wishes", "agreements", "care_partners"),
        _S.PERSPECTIVE: ("perspective", "perspective_agreed"),
    }
)
# What teaching cannot do without. Other fields may stay empty: often there is nothing to say.
WANTED: Mapping[IntakeSection, tuple[str, ...]] = MappingProxyType(
    {
        _S.CONVERSATION: ("held_on", "present"),
        _S.FAMILY: ("family",),
        _S.LANGUAGE: ("language_use", "scripts", "reads_own_language"),
        _S.SCHOOLING: ("years_of_school", "earlier_schooling"),
        _S.DAILY: ("wishes", "agreements"),
        _S.PERSPECTIVE: ("perspective", "perspective_agreed"),
    }
)
# Written and shown only while this consent holds.
HANGS_ON: Mapping[str, ConsentPurpose] = MappingProxyType(
    {"from_former_school": ConsentPurpose.FORMER_SCHOOL, "care_partners": ConsentPurpose.CARE}
)


def missing_in(section: IntakeSection, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The wanted fields of a section that say nothing yet. `False` and 0 are answers."""
    return tuple(name for name in WANTED[section] if values.get(name) in (None, "", []))


@dataclass(frozen=True, slots=True)
class StartingLevels:
    """By when the starting levels are wanted, and since when they are there."""

    due_on: date
    first_on: date | None

    def is_late(self, today: date) -> bool:
        """Late while they are not there after the term, and for ever when they came after it."""
        return (self.first_on or today) > self.due_on


def is_complete(*, missing: Collection[str], unanswered: Collection[str], has_levels: bool) -> bool:
    """An intake is complete when nothing wanted is missing, each consent has its answer and levels were recorded."""
    return not missing and not unanswered and has_levels
