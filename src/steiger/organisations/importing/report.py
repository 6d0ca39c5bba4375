from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from steiger.organisations.importing.tables import Problem


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A school of which no partnership is known."""

    code: str
    name: str
    postcode: str
    municipality: str


@dataclass(slots=True)
class Report:
    """What an import did: numbers of schools, and everything that was odd."""

    created: int = 0
    updated: int = 0
    closed: int = 0
    unchanged: int = 0
    pupil_counts: int = 0
    unplaced: list[Unplaced] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "created": self.created,
            "updated": self.updated,
            "closed": self.closed,
            "unchanged": self.unchanged,
            "pupil_counts": self.pupil_counts,
            "unplaced": [
                {"code": s.code, "name": s.name, "postcode": s.postcode, "municipality": s.municipality}
                for s in self.unplaced
            ],
            "problems": [problem.as_json() for problem in self.problems],
        }
