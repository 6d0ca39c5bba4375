"""What is somebody's in the campaign: the organisations that this person approaches."""

from __future__ import annotations

from collections.abc import Collection

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.cooperation.models import Approach, Seat
from steiger.cooperation.rules.bodies import posts_of
from steiger.cooperation.rules.campaign import ROLES_IN_CAMPAIGN, TABLES, approaches_visible_to
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of
from steiger.people.owned import OwnedThing


def owned_approaches(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """The next step is told to who sees the campaign; which organisation it is, is no secret."""
    rows = list(Approach.objects.filter(owner_id__in=user_ids, closed_on=None).select_related("organisation"))
    if not rows:
        return []
    shown = set(Approach.objects.filter(approaches_visible_to(member), closed_on=None).values_list("pk", flat=True))
    slug = region_of(member).slug
    fits = _posts()
    return [
        OwnedThing(
            kind="approach",
            key=str(row.pk),
            owner_id=row.owner_id,
            reference=row.organisation.name,
            title=row.organisation.name,
            about=row.next_step if row.pk in shown else "",
            url=in_region(slug, "agreements:approach", approach=row.pk) if row.pk in shown else "",
            due_on=row.next_on,
            fits=fits,
        )
        for row in rows
    ]


def _posts() -> tuple[Post, ...]:
    """A coordinator, and from which posts one sits at the tables that look for partners."""
    posts = [Post(Role.COORDINATOR)]
    for seat in Seat.objects.filter(body__kind__in=TABLES, body__ended_on=None, until_on=None).order_by("pk"):
        posts += [post for post in posts_of(seat) if post.role in ROLES_IN_CAMPAIGN]
    return tuple(dict.fromkeys(posts))
