"""Who may see a child, and how much. The one truth for lists, single files, search and downloads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, reduce
from operator import or_
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission, Reach, Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.columns import with_columns
from steiger.core.memory import remembered
from steiger.core.verdict import YES, Verdict, no
from steiger.pupils.enums import Relation, Section
from steiger.pupils.models import Involvement, Journey

SHORTEST_NAME = 3
# The relation in which each role's organisation must stand to the child, and from which disclosure on.
OWN_RELATION: Mapping[Role, tuple[Relation, Disclosure]] = MappingProxyType(
    {
        Role.NEWCOMER_STAFF: (Relation.NEWCOMER_SCHOOL, Disclosure.NONE),
        Role.SPECIALIST: (Relation.SPECIALIST, Disclosure.NONE),
        Role.CARE_COORDINATOR: (Relation.MOTHER_SCHOOL, Disclosure.ANNOUNCED),
        Role.TEACHER: (Relation.MOTHER_SCHOOL, Disclosure.MOVED),
        # Only while the session runs: without one the table gives an administrator nothing (`access.member`).
        Role.ADMINISTRATOR: (Relation.STAFF_SESSION, Disclosure.NONE),
    }
)

# Relations of one person, not of a school.
OF_A_PERSON = frozenset({Relation.SPECIALIST, Relation.STAFF_SESSION})

_S = Section
EVERYTHING = frozenset(Section)
_ANNOUNCED = frozenset({_S.IDENTITY, _S.CONTACT, _S.WAY, _S.BOND, _S.STEPS})
_AGREED = _ANNOUNCED | {_S.LEVELS, _S.DOCUMENT, _S.ADVICE}
_MOVED = _AGREED | {_S.SUPPORT, _S.VISITS, _S.NOTES}

# What each role sees of a file that it may open. For the mother school it grows with the bond (domain page, section 4).
SECTIONS: Mapping[tuple[Role, Disclosure], frozenset[Section]] = MappingProxyType(
    {
        (Role.COORDINATOR, Disclosure.MOVED): EVERYTHING,
        (Role.NEWCOMER_STAFF, Disclosure.MOVED): EVERYTHING,
        (Role.SPECIALIST, Disclosure.MOVED): EVERYTHING - {_S.ARRIVAL, _S.HISTORY},
        (Role.CARE_COORDINATOR, Disclosure.ANNOUNCED): _ANNOUNCED,
        (Role.CARE_COORDINATOR, Disclosure.AGREED): _AGREED,
        (Role.CARE_COORDINATOR, Disclosure.MOVED): _MOVED,
        (Role.ADMINISTRATOR, Disclosure.MOVED): EVERYTHING - {_S.ARRIVAL, _S.CONTACT, _S.NOTES},
        (Role.TEACHER, Disclosure.MOVED): frozenset({_S.IDENTITY, _S.WAY, _S.DOCUMENT, _S.SUPPORT, _S.VISITS}),
    }
)


def visible_to(member: Member, *, path: str = "pk", permission: Permission = Permission.FILE_SEE) -> Q:
    """The children whose file this member may open; `path` leads from the filtered rows to the journey."""
    reach = member.reach(permission)
    # Of a way that was made anonymous nothing is left to open. Rows of other rooms are reached through their file.
    there = Q(anonymised_on=None) if path == "pk" else Q()
    if reach == Reach.REGION:
        # The first lock; the second is the database's, which shows no other region in this transaction.
        return there & Q(region_id=member.region_id)
    if reach == Reach.OWN:
        return there & Q(**{f"{path}__in": own_involvements(member, permission).values("journey_id")})
    return Q(pk__in=[])


def own_involvements(member: Member, permission: Permission = Permission.FILE_SEE) -> QuerySet[Involvement]:
    """The running relations through which this member holds the permission as *own*."""
    wanted = [_own_by(member, permission, role) for role in member.roles_with(permission, Reach.OWN)]
    if not wanted:
        return Involvement.objects.none()
    still_seen = Q(sees_until_on__isnull=True) | Q(sees_until_on__gte=clock.today())
    return Involvement.objects.filter(still_seen, reduce(or_, wanted))


def _own_by(member: Member, permission: Permission, role: Role) -> Q:
    relation, level = OWN_RELATION[role]
    if relation == Relation.STAFF_SESSION:
        child = member.session.journey_id if member.session else None
        return Q(relation=relation, user_id=member.user_id, journey_id=child)
    if relation == Relation.SPECIALIST:
        return Q(relation=relation, user_id=member.user_id, level__gte=level)
    return Q(relation=relation, school_id__in=member.organisations(permission, role), level__gte=level)


def own_relations(member: Member, permission: Permission) -> frozenset[Relation]:
    """The relations that `own_involvements` can hold for this member."""
    return frozenset(OWN_RELATION[role][0] for role in member.roles_with(permission, Reach.OWN))


class Footing(NamedTuple):
    """How a school or a person stands to one child, while that may still be seen."""

    relation: str
    level: int
    school_id: int | None
    user_id: int | None


@remembered
def involvements_of(journey_id: int) -> tuple[Involvement, ...]:
    """Who stands or stood around one child, with the names that a page tells; asked once for all parts of a page."""
    found = _with_names().filter(journey_id=journey_id)
    return tuple(sorted(found, key=lambda one: (one.level, one.pk)))


@cache
def _with_names() -> QuerySet[Involvement]:
    return with_columns(Involvement.objects.order_by(), school__organisation=("name",), user=("name", "email"))


def _footings(journey_id: int) -> list[Footing]:
    today = clock.today()
    return [
        Footing(one.relation, one.level, one.school_id, one.user_id)
        for one in involvements_of(journey_id)
        if one.sees_until_on is None or one.sees_until_on >= today
    ]


def own_footings(member: Member, journey: Journey, permission: Permission = Permission.FILE_SEE) -> list[Footing]:
    """`own_involvements` of one child: the same rule, for a child that was found already."""
    asked = [
        (*OWN_RELATION[role], member.organisations(permission, role))
        for role in member.roles_with(permission, Reach.OWN)
    ]
    return [
        one
        for one in _footings(journey.pk)
        if any(
            one.relation == relation
            and one.level >= level
            and (one.user_id == member.user_id if relation in OF_A_PERSON else one.school_id in schools)
            and (relation != Relation.STAFF_SESSION or _is_of_session(member, journey))
            for relation, level, schools in asked
        )
    ]


def _is_of_session(member: Member, journey: Journey) -> bool:
    return member.session is not None and member.session.journey_id == journey.pk


def sections_for(member: Member, journey: Journey) -> frozenset[Section]:
    """The parts of this file that this member may see now; empty when it may not be opened at all."""
    seen: set[Section] = set()
    if journey.anonymised_on is not None:
        return frozenset()
    if member.reach(Permission.FILE_SEE) == Reach.REGION and journey.region_id == member.region_id:
        seen |= SECTIONS[Role.COORDINATOR, Disclosure.MOVED]
    for involvement in own_footings(member, journey):
        seen |= _sections_by(member, involvement)
    return frozenset(seen)


def _sections_by(member: Member, involvement: Footing) -> frozenset[Section]:
    seen: frozenset[Section] = frozenset()
    for role, (relation, least) in OWN_RELATION.items():
        if role in member.roles and relation == involvement.relation and involvement.level >= least:
            is_own = (
                involvement.user_id == member.user_id
                if relation in OF_A_PERSON
                else involvement.school_id in member.organisations(Permission.FILE_SEE, role)
            )
            if is_own:
                # Only a mother school has steps; for the others a relation opens all that the role may see.
                step = Disclosure(involvement.level) if relation == Relation.MOTHER_SCHOOL else Disclosure.MOVED
                seen |= SECTIONS[role, step]
    return seen


def may_act(member: Member, journey: Journey, permission: Permission) -> Verdict:
    """Whether the member holds the permission for this very child: everywhere, or through a running relation."""
    reach = member.reach(permission)
    if reach == Reach.REGION and journey.region_id == member.region_id:
        return YES
    if reach == Reach.OWN and own_footings(member, journey, permission):
        return YES
    return no(_("Your role does not allow this for this child. Ask the coordinator of your region."))


def may_change(member: Member, journey: Journey, permission: Permission) -> Verdict:
    """Like `may_act`, and the journey is still open: an ended file is not changed any more."""
    if not journey.is_open:
        return no(_("This journey has ended. Its file can no longer be changed."))
    return may_act(member, journey, permission)


def name_in(text: str, names: Iterable[str]) -> str:
    """The part of a child's name that stands in this text as a word: where others read it who know no child.

    A short name may be a word of the language too (Ben): that one counts only as it is written.
    """
    words = set(re.findall(r"[\w'’-]+", text))
    folded = {word.casefold() for word in words}
    parts = [part for name in names for part in name.split() if len(part) >= SHORTEST_NAME]
    return next((one for one in parts if one in words or (len(one) > SHORTEST_NAME and one.casefold() in folded)), "")
