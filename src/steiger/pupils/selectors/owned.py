from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.people.owned import OwnedThing
from steiger.pupils.enums import Phase, Relation
from steiger.pupils.models import Journey
from steiger.pupils.selectors.file import file_url
from steiger.pupils.selectors.lists import shown_names


def owned_journeys(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """The open journeys that these people keep an eye on. Staff of the child's newcomer school can do so too."""
    at_school = Q(involvements__relation=Relation.NEWCOMER_SCHOOL, involvements__until_on__isnull=True)
    found = Journey.objects.filter(owner_id__in=user_ids, completed_on__isnull=True, left_on__isnull=True)
    found = found.annotate(schools=ArrayAgg("involvements__school_id", filter=at_school, distinct=True, default=[]))
    rows: list[Any] = list(found.values_list("pk", "case_number", "owner_id", "phase", "schools", named=True))
    names = shown_names(member, [row.pk for row in rows]) if rows else {}
    return [
        OwnedThing(
            kind="journey",
            key=str(row.pk),
            owner_id=row.owner_id,
            reference=row.case_number,
            title=names.get(row.pk, row.case_number),
            about=" · ".join([*([row.case_number] if row.pk in names else []), str(Phase(row.phase).label)]),
            url=file_url(member, row.case_number) if row.pk in names else "",
            fits=(Post(Role.COORDINATOR), *(Post(Role.NEWCOMER_STAFF, school) for school in sorted(row.schools))),
        )
        for row in rows
    ]
