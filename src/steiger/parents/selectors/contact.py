from __future__ import annotations

from dataclasses import dataclass

from steiger.organisations.models import Region
from steiger.parents.models import ParentsContact


@dataclass(frozen=True, slots=True)
class Reached:
    """How parents reach somebody. Hours and who answers are as the region wrote them, in Dutch."""

    phone: str = ""
    mail: str = ""
    hours: str = ""
    answered_by: str = ""

    def __bool__(self) -> bool:
        return bool(self.phone or self.mail)

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it."""
        return "".join(one for one in self.phone if one.isdigit() or one == "+")

    @property
    def both(self) -> str:
        """What stands for `{contact}`: telephone and mail, whichever there are."""
        return " · ".join(filter(None, [self.phone, self.mail]))


def contact_row(region_id: int) -> ParentsContact | None:
    return ParentsContact.objects.select_related("changed_by").filter(region_id=region_id).first()


def contact_of(region: Region) -> Reached:
    """The region's own details for parents; until it has any, those of the region as it was set up."""
    row = contact_row(region.pk)
    if row is None:
        return Reached(region.phone, region.email)
    return Reached(row.phone, row.mail, row.hours, row.answered_by)
