"""What is open with who leaves, and who can take it over."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Role
from steiger.access.member import Member, Post
from steiger.core import clock
from steiger.people.models import Membership
from steiger.people.owned import OwnedThing, kinds, owned_by
from steiger.people.rules import may_manage, visible_to
from steiger.people.selectors.people import running


def last_day(held: Membership) -> date:
    """The day after which this role is no longer held: today, for one that goes on."""
    return max(held.until_on or clock.today(), clock.today())


def work_left(member: Member, held: Membership, *, day: date) -> list[OwnedThing]:
    """What is this person's and fits none of the roles that they keep after `day`, when this one ends."""
    kept = Membership.objects.filter(user_id=held.user_id, region_id=held.region_id).exclude(pk=held.pk)
    posts = [_post(one) for one in kept.exclude(until_on__lte=day)]
    return [thing for thing in owned_by(member, [held.user_id]) if not thing.fits_one_of(posts)]


def _post(held: Membership) -> Post:
    return Post(Role(held.role), held.organisation_id)


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody who stays, and what they are."""

    user_id: int
    name: str
    posts: tuple[Post, ...]

    @property
    def label(self) -> str:
        return f"{self.name} · {', '.join(dict.fromkeys(str(post.role.label) for post in self.posts))}"


def takers(region_id: int, *, leaver_id: int, day: date) -> list[Taker]:
    """Who works in the region now and stays after `day`: among them are the successors."""
    staying = Membership.objects.filter(running(clock.today()), region_id=region_id, user__is_active=True)
    staying = staying.exclude(user_id=leaver_id).exclude(until_on__lte=day)
    names: dict[int, str] = {}
    posts: defaultdict[int, list[Post]] = defaultdict(list)
    rows = staying.order_by("user__name_key", "user_id").values_list("user_id", "user__name", "role", "organisation_id")
    for user_id, name, role, organisation_id in rows:
        names[user_id] = name
        posts[user_id].append(Post(Role(role), organisation_id))
    return [Taker(user_id, name, tuple(posts[user_id])) for user_id, name in names.items()]


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """The open things of one kind; who may take each of them, and who may take them all."""

    kind: str
    label: str
    things: list[OwnedThing]
    takers: dict[str, list[Taker]]
    takers_of_all: list[Taker]


def work_groups(things: Iterable[OwnedThing], people: Collection[Taker] = ()) -> list[WorkGroup]:
    """By kind, in the order of the rooms, what is due first on top."""
    by_kind: defaultdict[str, list[OwnedThing]] = defaultdict(list)
    for thing in things:
        by_kind[thing.kind].append(thing)
    return [_group(kind.kind, str(kind.label), by_kind[kind.kind], people) for kind in kinds() if by_kind[kind.kind]]


def _group(kind: str, label: str, things: list[OwnedThing], people: Collection[Taker]) -> WorkGroup:
    # Many things ask for the same posts: each question is answered once.
    fitting = {fits: _fitting(fits, people) for fits in {thing.fits for thing in things}}
    able = set.intersection(*({taker.user_id for taker in found} for found in fitting.values()))
    everywhere = [taker for taker in next(iter(fitting.values())) if taker.user_id in able]
    things = sorted(things, key=lambda thing: (thing.due_on or date.max, thing.title))
    return WorkGroup(kind, label, things, {thing.key: fitting[thing.fits] for thing in things}, everywhere)


def _fitting(fits: tuple[Post, ...], people: Collection[Taker]) -> list[Taker]:
    """Shown as what they can take it over as: a coordinator who also teaches is the coordinator here."""
    found = [(one, tuple(post for post in one.posts if Post(post.role) in fits or post in fits)) for one in people]
    return [Taker(one.user_id, one.name, posts) for one, posts in found if posts]


def own_work(member: Member) -> list[WorkGroup]:
    return work_groups(owned_by(member, [member.user_id]))


@dataclass(frozen=True, slots=True)
class Leaving:
    """A role that ends or has ended, and how many things nobody has taken over yet."""

    held: Membership
    count: int


def leaving(member: Member) -> list[Leaving]:
    """Whose work is still to be passed on: the own, and that of people whose roles this member gives and takes.

    A role whose last day has passed stays here for as long as something is left with whoever held it.
    """
    asked = Q(user_id=member.user_id)
    if member.may(Permission.PEOPLE_MANAGE):
        asked |= visible_to(member)
    found = Membership.objects.filter(asked, region_id=member.region_id, until_on__isnull=False)
    ending = [
        held
        for held in found.select_related("user").order_by("until_on", "pk")
        if held.user_id == member.user_id or may_manage(member, held.role, held.organisation_id)
    ]
    things = owned_by(member, {held.user_id for held in ending})
    if not things:
        return []
    roles: defaultdict[int, list[Membership]] = defaultdict(list)
    theirs = Membership.objects.filter(region_id=member.region_id, user_id__in={thing.owner_id for thing in things})
    for held in theirs.order_by(F("until_on").asc(nulls_last=True), "pk"):
        roles[held.user_id].append(held)
    counts = Counter(_goes_with(thing, roles[thing.owner_id]).pk for thing in things)
    return [Leaving(held, counts[held.pk]) for held in ending if counts[held.pk]]


def _goes_with(thing: OwnedThing, roles: list[Membership]) -> Membership:
    """The role with which this thing goes: the last to end among those that fit it, or else the last to end of all."""
    fitting = [held for held in roles if thing.fits_one_of([_post(held)])]
    ending = [held for held in roles if held.until_on is not None]
    return (fitting or ending)[-1]


def things_counted(count: int) -> str:
    return ngettext("%(count)d open thing", "%(count)d open things", count) % {"count": count}
