"""The open cases that these people tell at the table. Names only for who may see the child."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.utils import timezone

from steiger.access.enums import Disclosure, Role
from steiger.access.member import Member, Post
from steiger.consultation import rules
from steiger.consultation.models import Case
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of
from steiger.people.owned import OwnedThing
from steiger.pupils.enums import Relation
from steiger.pupils.selectors import shown_names

SHOWN = (
    "pk", "owner_id", "journey_id", "journey__case_number", "body__name", "meeting__starts_at", "teaching", "mothers",
)  # fmt: skip


def owned_cases(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    running = Q(journey__involvements__until_on__isnull=True)
    teaches = running & Q(journey__involvements__relation=Relation.NEWCOMER_SCHOOL)
    mothers = running & Q(
        journey__involvements__relation=Relation.MOTHER_SCHOOL,
        journey__involvements__level__gte=Disclosure.ANNOUNCED,
    )
    found = Case.objects.filter(rules.OPEN, owner_id__in=user_ids).annotate(
        teaching=_schools(teaches), mothers=_schools(mothers)
    )
    rows: list[Any] = list(found.order_by("pk").values_list(*SHOWN, named=True))
    if not rows:
        return []
    names = shown_names(member, {row.journey_id for row in rows})
    slug = region_of(member).slug
    return [_thing(row, names.get(row.journey_id, ""), slug) for row in rows]


def _schools(wanted: Q) -> ArrayAgg:
    return ArrayAgg("journey__involvements__school_id", filter=wanted, distinct=True, default=[])


def _thing(row: Any, name: str, slug: str) -> OwnedThing:
    case = row.journey__case_number
    return OwnedThing(
        kind="case",
        key=str(row.pk),
        owner_id=row.owner_id,
        reference=f"{case} · {row.body__name}",
        title=name or case,
        about=f"{case} · {row.body__name}" if name else row.body__name,
        url=in_region(slug, "consultation:case", case=case) if name else "",
        due_on=timezone.localtime(row.meeting__starts_at).date() if row.meeting__starts_at else None,
        fits=(
            Post(Role.COORDINATOR),
            Post(Role.SPECIALIST),
            *(Post(Role.NEWCOMER_STAFF, school) for school in sorted(row.teaching)),
            *(Post(Role.CARE_COORDINATOR, school) for school in sorted(row.mothers)),
        ),
    )
