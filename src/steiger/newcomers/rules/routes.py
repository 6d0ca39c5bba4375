"""Secondary education: for whom routes hold, and how far the language is against what a way out asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from steiger.newcomers.enums import Cefr, Route, Skill
from steiger.organisations.enums import FacilityKind, Sector

ORDER = {level: place for place, level in enumerate(Cefr)}


@dataclass(frozen=True)
class ProfileInput:
    name: str
    route: str
    leads_to: str
    wanted: str


def is_secondary(*, sector: str, facility_kind: str) -> bool:
    """A region of secondary education, or a transition class in a region where both work together."""
    return sector == Sector.VO or facility_kind == FacilityKind.ISK


def reaches(level: str, wanted: str) -> bool:
    return ORDER[Cefr(level)] >= ORDER[Cefr(wanted)]


def not_yet(levels: Mapping[str, str], wanted: str) -> list[Skill]:
    """The skills that are below what the way out asks, or of which nothing is known."""
    return [skill for skill in Skill if skill not in levels or not reaches(levels[skill], wanted)]


# What regions start from (field notes, 2.7): three routes, six ways out. A region changes what is different there.
STANDARD_PROFILES = (
    ProfileInput("Praktijkonderwijs", Route.ONE, "Praktijkonderwijs of arbeid", Cefr.A1),
    ProfileInput("Mbo-entree", Route.ONE, "Mbo niveau 1", Cefr.A2),
    ProfileInput("Vmbo-basis en -kader", Route.TWO, "Vmbo-bb, vmbo-kb", Cefr.A2),
    ProfileInput("Mbo-schakel", Route.TWO, "Mbo niveau 2", Cefr.A2_PLUS),
    ProfileInput("Vmbo-tl, havo, vwo", Route.THREE, "Vmbo-gt, havo of vwo", Cefr.B1),
    ProfileInput("Hbo-schakel", Route.THREE, "Mbo niveau 3 of 4, hbo-schakeljaar", Cefr.B1_PLUS),
)
