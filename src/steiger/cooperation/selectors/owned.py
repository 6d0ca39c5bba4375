"""What is somebody's at the tables: seats, and what was promised there. None of it knows a child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Role
from steiger.access.member import Member, Post
from steiger.cooperation.models import Action, Body, Seat, Sitting
from steiger.cooperation.rules.bodies import actions_visible_to, bodies_visible_to, posts_of
from steiger.core import clock
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of
from steiger.people.owned import OwnedThing


def owned_seats(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """The seats in which these people sit, or will: one thing per seat, for it keeps its name when it passes."""
    found = Sitting.objects.filter(
        Q(until_on=None) | Q(until_on__gte=clock.today()), user_id__in=user_ids, seat__until_on=None
    ).select_related("seat__body", "seat__organisation")
    seen = _visible_bodies(member, {sitting.seat.body_id for sitting in found})
    slug = region_of(member).slug
    things: dict[tuple[int, int], OwnedThing] = {}
    for sitting in found:
        seat, body = sitting.seat, sitting.seat.body
        things[seat.pk, sitting.user_id] = OwnedThing(
            kind="seat",
            key=str(seat.pk),
            owner_id=sitting.user_id,
            reference=f"{body.name}: {seat.get_function_display()}",
            title=body.name,
            about=f"{seat.get_function_display()} · {seat.organisation or seat.get_role_display()}",
            url=in_region(slug, "agreements:body", pk=body.pk) if body.pk in seen else "",
            fits=posts_of(seat),
        )
    return list(things.values())


def owned_actions(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """What these people promised and have not done. What it is, is told to who sees that table."""
    rows = list(Action.objects.filter(owner_id__in=user_ids, done_on=None).select_related("body"))
    if not rows:
        return []
    shown = set(
        Action.objects.filter(actions_visible_to(member), pk__in=[row.pk for row in rows]).values_list("pk", flat=True)
    )
    fits = _posts_at({row.body_id for row in rows})
    slug = region_of(member).slug
    things = []
    for row in rows:
        neutral = _("Action of %(body)s") % {"body": row.body.name}
        is_shown = row.pk in shown
        things.append(
            OwnedThing(
                kind="action",
                key=str(row.pk),
                owner_id=row.owner_id,
                reference=neutral,
                title=row.what if is_shown else neutral,
                about=row.body.name if is_shown else "",
                url=in_region(slug, "agreements:action", pk=row.pk) if is_shown else "",
                due_on=row.due_on,
                fits=fits[row.body_id],
            )
        )
    return things


def _visible_bodies(member: Member, ids: set[int]) -> set[int]:
    if not ids or not member.may(Permission.TABLE_SEE):
        return set()
    return set(Body.objects.filter(bodies_visible_to(member), pk__in=ids).values_list("pk", flat=True))


def _posts_at(body_ids: set[int]) -> dict[int, tuple[Post, ...]]:
    """Per table the posts from which one sits there; a coordinator takes over anything of any table."""
    posts: defaultdict[int, list[Post]] = defaultdict(lambda: [Post(Role.COORDINATOR)])
    for seat in Seat.objects.filter(body_id__in=body_ids, until_on=None).order_by("pk"):
        posts[seat.body_id] += posts_of(seat)
    return {pk: tuple(dict.fromkeys(posts[pk])) for pk in body_ids}
