"""Who is away, and who stands in for them."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from steiger.access.enums import Role
from steiger.access.member import Member, Post, StandIn
from steiger.core import clock
from steiger.people.models import Delegation, Membership, User
from steiger.people.rules import may_stand_in
from steiger.people.selectors.leaving import Taker, takers
from steiger.people.selectors.people import member_for, running

# For whom somebody stands in, in the session: the region, and the delegation.
ON_BEHALF = "on_behalf"


def delegations_now(user_id: int, region_id: int) -> QuerySet[Delegation]:
    """For whom this person stands in today."""
    found = _standing(region_id).filter(running(clock.today()), delegate_id=user_id)
    return found.select_related("absent", "membership").order_by("until_on", "pk")


def delegations_of(user_id: int, region_id: int) -> QuerySet[Delegation]:
    """Who stands in for this person, now or on days to come."""
    found = _standing(region_id).filter(absent_id=user_id, until_on__gte=clock.today())
    return found.select_related("delegate", "membership__organisation").order_by("from_on", "pk")


def _standing(region_id: int) -> QuerySet[Delegation]:
    return Delegation.objects.filter(region_id=region_id, withdrawn_at=None)


def stand_ins_of(region_id: int, user_ids: set[int]) -> dict[int, list[User]]:
    """Who hears along with these people today, because they are away."""
    found = _standing(region_id).filter(running(clock.today()), absent_id__in=user_ids).select_related("delegate")
    heard: dict[int, list[User]] = {}
    for one in found.order_by("pk"):
        heard.setdefault(one.absent_id, []).append(one.delegate)
    return heard


def member_on_behalf(user: User, region_id: int, delegation_id: int) -> Member | None:
    """Who this person is while standing in for another; nobody when that has ended, for either of the two."""
    found = delegations_now(user.pk, region_id).filter(pk=delegation_id).first()
    if found is None or not found.absent.is_active or member_for(user, region_id) is None:
        return None
    posts = posts_of(found.absent_id, region_id, found.membership_id)
    stand_in = StandIn(user.pk, user.name, found.pk)
    return Member(found.absent_id, found.absent.name, region_id, posts, stand_in) if posts else None


def posts_of(user_id: int, region_id: int, membership_id: int | None = None) -> tuple[Post, ...]:
    """The posts that somebody holds today; only that of one role when it is given."""
    held = Membership.objects.filter(running(clock.today()), user_id=user_id, region_id=region_id)
    if membership_id is not None:
        held = held.filter(pk=membership_id)
    rows = held.order_by("from_on", "id").values_list("role", "organisation_id")
    return tuple(Post(Role(role), organisation_id) for role, organisation_id in rows)


def roles_to_pass(user_id: int, region_id: int) -> QuerySet[Membership]:
    """The roles of which the work can be entrusted to a colleague for a while."""
    today = clock.today()
    held = Membership.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=today), user_id=user_id)
    return held.filter(region_id=region_id, from_on__lte=today).select_related("organisation").order_by("from_on", "pk")


def who_can_stand_in(user_id: int, region_id: int) -> list[Taker]:
    """The colleagues among whom one chooses: of the same school, or in the region's service as well."""
    posts = posts_of(user_id, region_id)
    found = takers(region_id, leaver_id=user_id, day=clock.today())
    return [one for one in found if any(may_stand_in(one.posts, [post]) for post in posts)]


def absences_between(region_id: int, role: Role, first_on: date, last_on: date) -> list[tuple[int, date, date]]:
    """Who is away from this role on these days, because a colleague stands in: person, first and last day."""
    found = _standing(region_id).filter(
        Q(membership__isnull=True) | Q(membership__role=role), from_on__lte=last_on, until_on__gte=first_on
    )
    return list(found.order_by("absent_id", "from_on").values_list("absent_id", "from_on", "until_on"))


def delegation(region_id: int, delegation_id: int) -> Delegation | None:
    return _standing(region_id).filter(pk=delegation_id).select_related("absent", "delegate", "membership").first()
