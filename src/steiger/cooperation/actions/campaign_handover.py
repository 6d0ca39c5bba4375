"""An approach passes to a successor. Whether it may, was checked where the role of who leaves ends (`people`)."""

from __future__ import annotations

from collections.abc import Collection

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.models import Approach


def pass_on_approaches(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """The successor reads every contact: what is one's own in the campaign one sees, seat or no seat."""
    require(by, Permission.PEOPLE_MANAGE)
    found = Approach.objects.select_for_update(of=("self",)).filter(pk__in=keys, owner_id=owner_id, closed_on=None)
    for approach in found.order_by("pk"):
        approach.owner_id = successor_id
        approach.save(update_fields=["owner"])
        record(by=by, kind="pass_on_approach", subject=f"approach {approach.pk}", owner=successor_id)
