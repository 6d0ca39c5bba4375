"""In which roles nobody works without a second factor, and who has none yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.people.models import Membership, SecondFactorRule, User
from steiger.people.selectors.people import running

# Recovery codes alone are no factor of their own.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user_id: int) -> bool:
    return bool(Authenticator.objects.filter(user_id=user_id, type__in=FACTORS).exists())


def lacks_second_factor(region_id: int, user_id: int, roles: Collection[str]) -> bool:
    """Whether one of these roles asks for a second factor today that this person has not set up: in one question."""
    rules = SecondFactorRule.objects.filter(region_id=region_id, role__in=roles, from_on__lte=clock.today())
    factor = Authenticator.objects.filter(user_id=user_id, type__in=FACTORS)
    return rules.exclude(Exists(factor)).exists()


def second_factor_term(member: Member) -> date | None:
    """The first day from which this person must have a second factor, when that is to come and there is none yet."""
    if has_second_factor(member.user_id):
        return None
    rules = SecondFactorRule.objects.filter(region_id=member.region_id, role__in=member.roles)
    return rules.filter(from_on__gt=clock.today()).order_by("from_on").values_list("from_on", flat=True).first()


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One role: from when it asks for a second factor, how many people work in it, and who has none yet."""

    role: Role
    from_on: date | None
    people: int
    without: list[User]


def second_factor_rows(region_id: int) -> list[FactorRow]:
    rules = dict(SecondFactorRule.objects.filter(region_id=region_id).values_list("role", "from_on"))
    factor = Authenticator.objects.filter(user_id=OuterRef("user_id"), type__in=FACTORS)
    held = Membership.objects.filter(running(clock.today()), region_id=region_id, user__is_active=True)
    by_role: defaultdict[str, dict[int, tuple[User, bool]]] = defaultdict(dict)
    for one in held.annotate(has_factor=Exists(factor)).select_related("user").order_by("user__name_key", "pk"):
        by_role[one.role][one.user_id] = (one.user, one.has_factor)
    return [
        FactorRow(
            role=role,
            from_on=rules.get(role.value),
            people=len(by_role[role.value]),
            without=[user for user, has_factor in by_role[role.value].values() if not has_factor],
        )
        for role in Role
    ]


def without_second_factor(region_id: int) -> list[tuple[User, date]]:
    """Who works in a role that asks for a second factor, now or soon, and has none; and from when it is asked."""
    asked: dict[int, tuple[User, date]] = {}
    for row in second_factor_rows(region_id):
        if row.from_on is None:
            continue
        for user in row.without:
            known = asked.get(user.pk)
            asked[user.pk] = (user, row.from_on if known is None else min(known[1], row.from_on))
    return list(asked.values())
