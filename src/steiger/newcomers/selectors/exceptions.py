"""Exceptions: those to be decided, those of one child, and how many there were."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core.school_years import first_year_of, year_label
from steiger.newcomers.models import ExceptionRequest, Referral
from steiger.newcomers.rules import referrals_visible_to


def exceptions_of(found: Referral) -> list[ExceptionRequest]:
    """What was asked and decided about one child, latest first."""
    asked = ExceptionRequest.objects.filter(journey_id=found.journey_id)
    return list(asked.select_related("school__organisation", "asked_by", "decided_by"))


def exception(member: Member, pk: int) -> ExceptionRequest | None:
    """For whoever sees the referral; nothing otherwise."""
    seen = Referral.objects.filter(referrals_visible_to(member)).values("journey_id")
    found = ExceptionRequest.objects.filter(pk=pk, journey_id__in=seen)
    return found.select_related("journey__pupil", "journey__owner", "school__organisation", "asked_by").first()


def exceptions_to_decide(member: Member) -> QuerySet[ExceptionRequest]:
    """Nobody decides about what one asked oneself."""
    if member.reach(Permission.EXCEPTION_DECIDE) != Reach.REGION:
        return ExceptionRequest.objects.none()
    return ExceptionRequest.objects.filter(decided_on__isnull=True).exclude(asked_by_id=member.user_id)


@dataclass(frozen=True, slots=True)
class ExceptionCount:
    """How often one school asked in one school year, and what was decided."""

    school_year: str
    school: str
    asked: int
    granted: int
    refused: int


def exceptions_counted(member: Member) -> list[ExceptionCount]:
    """Per school and school year, for the desk: whoever decides sees how often. Latest year first."""
    if member.reach(Permission.EXCEPTION_DECIDE) != Reach.REGION:
        return []
    counted: dict[tuple[int, str], list[int]] = {}
    rows = (
        ExceptionRequest.objects.order_by()
        .values_list("school__organisation__name", "asked_on")
        .annotate(
            asked=Count("pk"),
            granted=Count("pk", filter=Q(is_granted=True)),
            refused=Count("pk", filter=Q(is_granted=False)),
        )
    )
    for school, asked_on, *numbers in rows:
        found = counted.setdefault((first_year_of(asked_on), school), [0, 0, 0])
        for place, number in enumerate(numbers):
            found[place] += number
    ordered = sorted(counted.items(), key=lambda pair: (-pair[0][0], pair[0][1]))
    return [ExceptionCount(year_label(year), school, *numbers) for (year, school), numbers in ordered]
