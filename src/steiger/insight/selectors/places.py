"""Free places are not children. How many are taken is not told here: with the phases that would say too much."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.member import Member
from steiger.newcomers.models import NewcomerGroup
from steiger.newcomers.selectors.places import open_groups


@dataclass(frozen=True, slots=True)
class Places:
    """Free places per newcomer school."""

    title: str
    sentence: str
    schools: tuple[tuple[str, int], ...]

    @property
    def most(self) -> int:
        return max((free for _name, free in self.schools), default=0)


def free_places(member: Member) -> Places:
    groups = open_groups(member).annotate(taken=Count("placements", filter=Q(placements__ended_on__isnull=True)))
    free: dict[str, int] = {}
    for group in groups:
        name = group.facility.school.name
        free[name] = free.get(name, 0) + max(_places(group), 0)
    total = sum(free.values())
    text = ngettext("There is %(count)s free place now.", "There are %(count)s free places now.", total)
    return Places(
        title=_("Free places"),
        sentence=text % {"count": total},
        schools=tuple(sorted(free.items())),
    )


def _places(group: NewcomerGroup) -> int:
    return group.places - group.taken  # type: ignore[attr-defined, no-any-return]
