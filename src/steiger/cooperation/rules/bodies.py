"""Who sees a table and who writes there; who may sit in a seat; when a seat asks for somebody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member, Post
from steiger.access.table import reach_of
from steiger.cooperation.enums import SeatFunction
from steiger.cooperation.models import Sitting
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from steiger.cooperation.models import Action, Body, Seat

# Long enough to ask the organisation behind a seat, and for it to answer.
EXPIRES_WITHIN = timedelta(weeks=8)
# Only who can open a table can sit at it.
ROLES_AT_TABLES = tuple(role for role in Role if reach_of(role, Permission.TABLE_SEE) >= Reach.OWN)
WRITERS = (SeatFunction.CHAIR, SeatFunction.SECRETARY)


def sits_on(day: date, prefix: str = "") -> Q:
    """The sittings that hold on this day; `prefix` leads to them from elsewhere."""
    begun = Q(**{f"{prefix}from_on__lte": day})
    return begun & (Q(**{f"{prefix}until_on": None}) | Q(**{f"{prefix}until_on__gte": day}))


def bodies_visible_to(member: Member) -> Q:
    """The coordinator sees every table; others the ones at which they sit now."""
    reach = member.reach(Permission.TABLE_SEE)
    if reach == Reach.REGION:
        return Q(region_id=member.region_id)
    if reach < Reach.OWN:
        return Q(pk__in=())
    own = Sitting.objects.filter(sits_on(clock.today()), user_id=member.user_id)
    return Q(region_id=member.region_id, pk__in=own.values("seat__body_id"))


def bodies_written_by(member: Member) -> Q:
    """Where this person may put something down: the chair and the secretary, and the coordinator everywhere."""
    reach = member.reach(Permission.TABLE_WRITE)
    if reach == Reach.REGION:
        return Q(region_id=member.region_id)
    if reach < Reach.OWN:
        return Q(pk__in=())
    own = Sitting.objects.filter(sits_on(clock.today()), user_id=member.user_id, seat__function__in=WRITERS)
    return Q(region_id=member.region_id, pk__in=own.values("seat__body_id"))


def actions_visible_to(member: Member) -> Q:
    """What was promised at a table that one sees; and what one promised oneself, also after leaving the table."""
    reach = member.reach(Permission.TABLE_SEE)
    if reach == Reach.REGION:
        return Q(region_id=member.region_id)
    if reach < Reach.OWN:
        return Q(pk__in=())
    own = Sitting.objects.filter(sits_on(clock.today()), user_id=member.user_id)
    at_table = Q(body_id__in=own.values("seat__body_id"))
    return Q(region_id=member.region_id) & (at_table | Q(owner_id=member.user_id))


def may_manage_bodies(member: Member) -> Verdict:
    if member.reach(Permission.BODIES_MANAGE) == Reach.REGION:
        return YES
    return no(_("Only a coordinator changes bodies and seats. Ask the coordinator of your region."))


def may_write_at(member: Member, body: Body) -> Verdict:
    """Chair, secretary and coordinator write down what was agreed at a table."""
    if type(body).objects.filter(bodies_written_by(member), pk=body.pk).exists():
        return YES
    return no(_("The chair, the secretary and the coordinator write this down. Ask one of them."))


def may_finish(member: Member, action: Action) -> Verdict:
    """Whoever promised it says that it is done; and whoever writes at that table."""
    if action.owner_id == member.user_id and member.may(Permission.TABLE_WRITE):
        return YES
    if may_write_at(member, action.body):
        return YES
    return no(_("Whoever does it says so, or the chair or the secretary of this body."))


def posts_of(seat: Seat) -> tuple[Post, ...]:
    """The posts from which somebody can sit here: a role anywhere, or any role at tables of the organisation."""
    if seat.organisation_id is None:
        return (Post(Role(seat.role)),)
    return tuple(Post(role, seat.organisation_id) for role in ROLES_AT_TABLES)


def is_expiring(until_on: date | None, next_from: date | None, day: date) -> bool:
    """Whether a seat becomes empty soon, and nobody follows yet."""
    return until_on is not None and next_from is None and until_on <= day + EXPIRES_WITHIN


def overlaps(first: tuple[date, date | None], others: Iterable[tuple[date, date | None]]) -> bool:
    """Whether a period shares a day with one of the others; without an end it goes on."""
    from_on, until_on = first
    return any(
        from_on <= (other_until or date.max) and other_from <= (until_on or date.max)
        for other_from, other_until in others
    )
