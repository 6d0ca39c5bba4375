from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from hmac import compare_digest

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member, Post
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.functions import NameKey
from steiger.core.scope import region_scope
from steiger.organisations.enums import OrganisationKind
from steiger.organisations.models import Organisation, School
from steiger.organisations.selectors import region_of
from steiger.people.models import Handover, HandoverLine, Invitation, Membership, User
from steiger.people.owned import OwnedThing, kind_named, kinds, owned_by
from steiger.people.rules import handover_visible_to, may_manage, visible_to


def _running(day: date) -> Q:
    return Q(from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))


def member_for(user: User, region_id: int) -> Member | None:
    """Who this user is in the region of the running transaction, today; nobody without a running membership."""
    held = Membership.objects.filter(_running(clock.today()), user=user, region_id=region_id).order_by("from_on", "id")
    posts = tuple(Post(Role(role), organisation) for role, organisation in held.values_list("role", "organisation_id"))
    return Member(user_id=user.pk, name=user.name, region_id=region_id, posts=posts) if posts else None


def operator_of(region_id: int) -> Member:
    """Whoever stands at the server's console: administrator of the region, without an account."""
    return Member(user_id=0, name="operator", region_id=region_id, posts=(Post(Role.ADMINISTRATOR),))


def region_ids_of(user: User) -> list[int]:
    """The regions in which this user has a running membership: asked of the owner's function, outside any region."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_regions_of(%s, %s)", [user.pk, clock.today()])
        return [row[0] for row in cursor.fetchall()]


def memberships(
    member: Member, *, text: str = "", role: str = "", organisation_id: int | None = None, ended: bool = False
) -> QuerySet[Membership]:
    """The people of the region, or of one's own organisations; with who and where, by name."""
    today = clock.today()
    found = Membership.objects.filter(visible_to(member)).select_related("user", "organisation")
    found = found.filter(until_on__lt=today) if ended else found.exclude(until_on__lt=today)
    if text:
        found = found.filter(Q(user__name_key__contains=NameKey(Value(text))) | Q(user__email__contains=text.lower()))
    if role:
        found = found.filter(role=role)
    if organisation_id is not None:
        found = found.filter(organisation_id=organisation_id)
    return found.order_by("user__name_key", "user_id", "from_on", "id")


def membership(member: Member, membership_id: int) -> Membership | None:
    found = Membership.objects.filter(visible_to(member), pk=membership_id)
    return found.select_related("user", "organisation").first()


def memberships_beside(member: Member, held: Membership) -> QuerySet[Membership]:
    """What else this person is or was, as far as one may see it."""
    found = Membership.objects.filter(visible_to(member), user_id=held.user_id).exclude(pk=held.pk)
    return found.select_related("organisation").order_by("-from_on", "id")


def organisations_with_people(member: Member) -> QuerySet[Organisation]:
    """The organisations to choose from when looking for people."""
    held = Membership.objects.filter(visible_to(member)).values("organisation_id")
    return Organisation.objects.filter(pk__in=held).order_by("name_key")


def organisations_to_choose(member: Member) -> QuerySet[Organisation]:
    """Where this person may give somebody a role: the region's schools, their boards and municipalities."""
    reach = member.reach(Permission.PEOPLE_MANAGE)
    found = Organisation.objects.exclude(closed_on__lte=clock.today()).order_by("kind", "name_key")
    if reach == Reach.OWN:
        return found.filter(pk__in=member.organisations(Permission.PEOPLE_MANAGE))
    if reach < Reach.OWN:
        return found.none()
    schools = School.objects.filter(partnership_code__in=region_of(member).codes)
    kinds = (OrganisationKind.SCHOOL, OrganisationKind.BOARD, OrganisationKind.MUNICIPALITY)
    return found.filter(kind__in=kinds).filter(
        Q(pk__in=schools.values("organisation_id"))
        | Q(pk__in=schools.values("board_id"))
        | Q(pk__in=schools.values("municipality_id"))
    )


def open_invitations(member: Member) -> QuerySet[Invitation]:
    """Who was invited and has not come yet, latest first."""
    found = Invitation.objects.filter(visible_to(member), accepted_at__isnull=True, expires_at__gt=clock.now())
    return found.select_related("organisation").order_by("-invited_at", "id")


def people_in_role(region_id: int, *roles: Role, organisation_id: int | None = None) -> QuerySet[User]:
    """Who holds one of these roles now (for an organisation): for choices, addressing mail and work."""
    held = Membership.objects.filter(_running(clock.today()), region_id=region_id, role__in=roles)
    if organisation_id is not None:
        held = held.filter(organisation_id=organisation_id)
    return User.objects.filter(is_active=True, pk__in=held.values("user_id")).order_by("name_key")


def user_names(user_ids: set[int]) -> dict[int, str]:
    return dict(User.objects.filter(pk__in=user_ids).values_list("pk", "name"))


def hash_of_token(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def region_of_invitation(token: str) -> int | None:
    """The region that a link opens the door of: asked of the owner's function, outside any region."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_region_of_invitation(%s)", [hash_of_token(token)])
        row = cursor.fetchone()
    return None if row is None else row[0]


def usable_invitation(token: str, now: datetime, *, lock: bool = False) -> Invitation | None:
    """The invitation of this link, when it can still be used; in the region of the running transaction.

    What is looked up is the hash, so that how long it takes says nothing about how much of a guess was right.
    """
    wanted = hash_of_token(token)
    found = Invitation.objects.filter(token_hash=wanted, accepted_at__isnull=True, expires_at__gt=now)
    invitation = (found.select_for_update(of=("self",)) if lock else found).first()
    return invitation if invitation is not None and compare_digest(invitation.token_hash, wanted) else None


@dataclass(frozen=True, slots=True)
class Welcome:
    """What somebody with a link sees before they are anybody: nothing that was not in the mail."""

    email: str
    name: str
    role: str
    organisation: str
    region: str
    has_account: bool


def welcome(token: str) -> Welcome | None:
    """The page behind a link from the mail; nothing when it was used, is too old or never existed."""
    region_id = region_of_invitation(token)
    if region_id is None:
        return None
    with region_scope(region_id):
        invitation = usable_invitation(token, clock.now())
        if invitation is None:
            return None
        return Welcome(
            email=invitation.email,
            name=invitation.name,
            role=str(Role(invitation.role).label),
            organisation=invitation.organisation.name if invitation.organisation else "",
            region=invitation.region.name,
            has_account=User.objects.filter(email=invitation.email).exists(),
        )


# What is open with who leaves


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
    staying = Membership.objects.filter(_running(clock.today()), region_id=region_id, user__is_active=True)
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


# What was handed over


def handovers(member: Member) -> QuerySet[Handover]:
    found = Handover.objects.filter(handover_visible_to(member)).annotate(count=Count("lines"))
    return found.select_related("membership__user", "successor", "handed_by").order_by("-handed_at", "pk")


def handovers_of(member: Member, held: Membership) -> QuerySet[Handover]:
    return handovers(member).filter(membership=held)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One thing that passed. `thing` is what it is now, while it is still the successor's and open."""

    reference: str
    due_on: date | None
    thing: OwnedThing | None


@dataclass(frozen=True, slots=True)
class Note:
    """What one successor took over: to read, to print, and to put away."""

    handover: Handover
    groups: list[tuple[str, list[NoteLine]]]
    is_mine: bool


def note(member: Member, handover_id: int) -> Note | None:
    found = handovers(member).filter(pk=handover_id).first()
    if found is None:
        return None
    now = {thing.pair: thing for thing in owned_by(member, [found.successor_id])}
    lines: defaultdict[str, list[NoteLine]] = defaultdict(list)
    for line in HandoverLine.objects.filter(handover=found).order_by("kind", "due_on", "reference", "pk"):
        thing = now.get((line.kind, line.key))
        kind = kind_named(line.kind)
        lines[str(kind.label) if kind else line.kind].append(NoteLine(line.reference, line.due_on, thing))
    return Note(found, list(lines.items()), is_mine=found.successor_id == member.user_id)


def due_for(member: Member) -> list[DueItem]:
    """Notes to read about what one took over, and work to pass on before somebody leaves."""
    slug = region_of(member).slug
    unread = handovers(member).filter(successor_id=member.user_id, read_at__isnull=True)
    items = [
        DueItem(
            title=_("Taken over from %(name)s: read the note") % {"name": one.membership.user.name},
            due_on=timezone.localtime(one.handed_at).date(),
            url=reverse("people:note", kwargs={"region": slug, "handover_id": one.pk}),
            button=_("Read"),
            about=things_counted(one.count),  # type: ignore[attr-defined]
        )
        for one in unread
    ]
    return [*items, *(_leaving_item(member, slug, one) for one in leaving(member))]


def _leaving_item(member: Member, slug: str, one: Leaving) -> DueItem:
    held, is_mine = one.held, one.held.user_id == member.user_id
    about = f"{things_counted(one.count)} · {held.get_role_display()}"
    if not may_manage(member, held.role, held.organisation_id):
        url, button = reverse("people:work", kwargs={"region": slug}), _("Look")
        title = _("Agree on who takes over your work")
    else:
        url, button = reverse("people:hand_over", kwargs={"region": slug, "membership_id": held.pk}), _("Hand over")
        title = _("Hand over your work") if is_mine else _("Hand over the work of %(name)s") % {"name": held.user.name}
    return DueItem(title=title, due_on=held.until_on or clock.today(), url=url, button=button, about=about)


def things_counted(count: int) -> str:
    return ngettext("%(count)d open thing", "%(count)d open things", count) % {"count": count}
