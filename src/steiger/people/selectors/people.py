from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from hmac import compare_digest

from django.db import connection
from django.db.models import Q, QuerySet, Value

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member, Post
from steiger.core import clock
from steiger.core.functions import NameKey
from steiger.core.scope import region_scope
from steiger.organisations.enums import OrganisationKind
from steiger.organisations.models import Organisation, School
from steiger.organisations.selectors import region_of
from steiger.people.models import Invitation, Membership, User
from steiger.people.rules import visible_to


def running(day: date) -> Q:
    return Q(from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))


def member_for(user: User, region_id: int) -> Member | None:
    """Who this user is in the region of the running transaction, today; nobody without a running membership."""
    held = Membership.objects.filter(running(clock.today()), user=user, region_id=region_id).order_by("from_on", "id")
    posts = tuple(Post(Role(role), organisation) for role, organisation in held.values_list("role", "organisation_id"))
    return Member(user_id=user.pk, name=user.name, region_id=region_id, posts=posts) if posts else None


def member_by_id(user_id: int, region_id: int) -> Member | None:
    """The same, of whom only the number is known: a link that this person made long ago."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return None if user is None else member_for(user, region_id)


def everybody(region_id: int) -> list[tuple[User, Member]]:
    """Who works in the region today, each with all roles; in the region of the running transaction."""
    held = Membership.objects.filter(running(clock.today()), region_id=region_id, user__is_active=True)
    posts: defaultdict[User, list[Post]] = defaultdict(list)
    for one in held.select_related("user").order_by("user_id", "from_on", "id"):
        posts[one.user].append(Post(Role(one.role), one.organisation_id))
    return [(user, Member(user.pk, user.name, region_id, tuple(theirs))) for user, theirs in posts.items()]


def ending_until(region_id: int, day: date) -> list[Membership]:
    """The roles that end from today until `day`, of people who can sign in; in the region of this transaction."""
    ending = Membership.objects.filter(region_id=region_id, until_on__gte=clock.today(), until_on__lte=day)
    return list(ending.filter(user__is_active=True).select_related("user", "organisation", "region").order_by("pk"))


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
    held = Membership.objects.filter(running(clock.today()), region_id=region_id, role__in=roles)
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
