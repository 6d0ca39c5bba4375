from __future__ import annotations

from dataclasses import dataclass

from steiger.core.scope import region_scope
from steiger.demo.people import ADMINISTRATOR, PASSWORD, PEOPLE
from steiger.demo.region import SLUG, WORKSHOP
from steiger.organisations.selectors import region_by_slug
from steiger.pupils.models import Journey


@dataclass(frozen=True)
class Account:
    """One sign-in of the demo."""

    role: str
    role_name: str
    name: str
    email: str
    password: str


def is_half_made() -> bool:
    """A filling was broken off before it was done."""
    return region_by_slug(WORKSHOP) is not None


def accounts() -> list[Account]:
    """One person per role to try the demo as."""
    return [
        Account(one.role.value, str(one.role.label), one.name, one.email, PASSWORD)
        for one in (*PEOPLE, ADMINISTRATOR)
        if one.is_shown
    ]


def children() -> list[dict[str, object]]:
    """Case number and names of each fictional child: what a leak test looks for."""
    region = region_by_slug(SLUG)
    if region is None:
        return []
    with region_scope(region.pk):
        rows = Journey.objects.order_by("id").values_list(
            "case_number", "pupil__call_name", "pupil__infix", "pupil__last_name"
        )
        return [
            {"case": case, "names": [name for name in (f"{first} {infix} {last}".replace("  ", " "), last) if name]}
            for case, first, infix, last in rows
        ]
