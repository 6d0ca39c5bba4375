from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Max, Min, QuerySet

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.audit.models import Happening, Look


def looks(member: Member, *, case_number: str = "", text: str = "") -> QuerySet[Look]:
    """Who opened what, latest first; for the privacy officer."""
    if member.reach(Permission.LOOKS_SEE) < Reach.REGION:
        return Look.objects.none()
    found = Look.objects.filter(region_id=member.region_id).order_by("-at", "-id")
    if case_number:
        found = found.filter(case_number=case_number)
    return found.filter(user_name__icontains=text) if text else found


def happenings(member: Member, case_number: str) -> QuerySet[Happening]:
    """What happened to one child's file. The caller has checked that this member may see it."""
    return Happening.objects.filter(region_id=member.region_id, case_number=case_number).order_by("-at", "-id")


def looks_counted(region_id: int, case_numbers: Sequence[str]) -> list[dict[str, Any]]:
    """How often which role opened what of these files, and why; without names. The caller has checked who may know."""
    found = Look.objects.filter(region_id=region_id, case_number__in=case_numbers)
    counted = found.values("roles", "looked_at", "reason").annotate(times=Count("pk"), first=Min("at"), last=Max("at"))
    return [dict(one) for one in counted.order_by("first")]
