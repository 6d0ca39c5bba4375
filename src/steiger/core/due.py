"""What is due: the one shape in which every room tells *Vandaag* what somebody must do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Why(str):
    """The rule behind a day, in a sentence, that knows on which page of the region it can be read in full.

    A sentence like any other wherever it is only said; `{% due %}` and `{% why %}` make the link.
    """

    __slots__ = ("page", "pk")

    page: str
    pk: int

    def __new__(cls, text: str, *, page: str = "", pk: int = 0) -> Why:
        made = super().__new__(cls, text)
        made.page, made.pk = page, pk
        return made


class Urgency(StrEnum):
    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing to do. `about` is the child or meeting it concerns, `rule` says why the date is what it is."""

    title: str
    due_on: date
    url: str
    button: str
    about: str = ""
    owner: str = ""
    rule: str = ""
    # Whether somebody typed the title: then no mail repeats it, for it may name a child.
    is_typed: bool = False

    def urgency(self, today: date) -> Urgency:
        days = (self.due_on - today).days
        if days < 0:
            return Urgency.LATE
        if days == 0:
            return Urgency.TODAY
        return Urgency.SOON if days <= 14 else Urgency.LATER

    def days_late(self, today: date) -> int:
        return max((today - self.due_on).days, 0)


@dataclass(frozen=True, slots=True)
class Found:
    """One search result."""

    title: str
    note: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that this person may do now on a file: a verb and where; or why it cannot be done yet."""

    label: str
    url: str
    reason: str = ""
    is_primary: bool = False

    @property
    def is_open(self) -> bool:
        return not self.reason
