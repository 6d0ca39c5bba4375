"""What the tables ask of a person: seats to fill for the coordinator, and what one promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.models import Body
from steiger.cooperation.rules.bodies import bodies_visible_to
from steiger.cooperation.selectors.action_points import ActionFilter, action_points
from steiger.cooperation.selectors.bodies import SeatRow, seat_rows
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of

FILL_WITHIN = timedelta(weeks=4)


def tables_due_for(member: Member) -> list[DueItem]:
    if not member.may(Permission.TABLE_SEE):
        return []
    slug = region_of(member).slug
    items = list(_promised(member, slug))
    if member.reach(Permission.BODIES_MANAGE) == Reach.REGION:
        running = Body.objects.filter(bodies_visible_to(member), ended_on=None)
        items += [item for row in seat_rows(running) for item in _seat_due(slug, row)]
    return items


def _promised(member: Member, slug: str) -> Iterator[DueItem]:
    for action in action_points(member, ActionFilter(is_mine=True)):
        yield DueItem(
            title=action.what,
            due_on=action.due_on,
            url=in_region(slug, "agreements:action", pk=action.pk),
            button=_("Record it"),
            about=action.body.name,
            is_typed=True,
            rule=_("The day that was agreed at the table."),
        )


def _seat_due(slug: str, row: SeatRow) -> Iterator[DueItem]:
    body = row.seat.body
    about = f"{body.name} · {row.seat.get_function_display()} · {row.belongs_to}"
    url = in_region(slug, "agreements:fill_seat", pk=body.pk, seat=row.seat.pk)
    if row.empty_since is not None and row.following is None:
        yield DueItem(
            title=_("Fill the empty seat"),
            due_on=row.empty_since + FILL_WITHIN,
            url=url,
            button=_("Choose somebody"),
            about=about,
            rule=_("Within four weeks after the seat became empty."),
        )
    elif row.sitting is not None and row.is_expiring and row.sitting.until_on is not None:
        yield DueItem(
            title=_("Find a next person for the seat of %(name)s") % {"name": row.sitting.user.name},
            due_on=row.sitting.until_on,
            url=url,
            button=_("Choose somebody"),
            about=about,
            rule=_("The last day that was agreed with who sits there now."),
        )
