"""What rooms above know of a school and this room does not: each registers once how it tells it, in its `ready`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from steiger.access.member import Member


@dataclass(frozen=True, slots=True)
class Fact:
    """One line on a school's page, as far as this person may know it."""

    label: str
    value: str
    url: str = ""


class Told(Protocol):
    """Nothing when this person may not know it, or there is nothing to tell."""

    def __call__(self, member: Member, school_id: int) -> Fact | None: ...


_told: list[Told] = []


def register(told: Told) -> None:
    if told not in _told:
        _told.append(told)


def facts_of(member: Member, school_id: int) -> list[Fact]:
    return [fact for told in _told if (fact := told(member, school_id)) is not None]
