from __future__ import annotations

from django.db.models import QuerySet

from steiger.access.member import Member
from steiger.core.memory import remembered_when_settled
from steiger.organisations.models import Region


def region_by_slug(slug: str) -> Region | None:
    return Region.objects.filter(slug=slug).first()


@remembered_when_settled
def region_of(member: Member) -> Region:
    return Region.objects.get(pk=member.region_id)


def regions() -> QuerySet[Region]:
    return Region.objects.order_by("name")
