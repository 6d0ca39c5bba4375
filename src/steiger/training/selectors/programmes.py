"""The programme: what is learned, in which order."""

from __future__ import annotations

from django.db.models import Count, Prefetch, QuerySet, Sum

from steiger.access.member import Member
from steiger.training.models import Assignment, Module, Programme
from steiger.training.rules.access import programmes_visible_to


def programmes(member: Member) -> QuerySet[Programme]:
    """Every version, latest first, with how many cohorts follow it."""
    found = Programme.objects.filter(programmes_visible_to(member)).annotate(followers=Count("cohorts"))
    return found.order_by("-number")


def latest_programme(member: Member) -> Programme | None:
    return _complete(member).first()


def programme_for(member: Member, number: int) -> Programme | None:
    return _complete(member).filter(number=number).first()


def _complete(member: Member) -> QuerySet[Programme]:
    modules = Module.objects.order_by("position", "pk").prefetch_related(
        Prefetch("assignments", queryset=Assignment.objects.order_by("position", "pk"))
    )
    return programmes(member).select_related("made_by").prefetch_related(Prefetch("modules", queryset=modules))


def module_for(member: Member, pk: int) -> Module | None:
    mine = Programme.objects.filter(programmes_visible_to(member))
    return Module.objects.filter(programme__in=mine, pk=pk).select_related("programme").first()


def assignment_for(member: Member, pk: int) -> Assignment | None:
    mine = Programme.objects.filter(programmes_visible_to(member))
    found = Assignment.objects.filter(module__programme__in=mine, pk=pk)
    return found.select_related("module__programme").first()


def assignments_of(programme_id: int) -> list[Assignment]:
    """In the order of the programme."""
    found = Assignment.objects.filter(module__programme_id=programme_id).select_related("module")
    return list(found.order_by("module__position", "position", "pk"))


def hours_of(programme_id: int) -> int:
    return Module.objects.filter(programme_id=programme_id).aggregate(total=Sum("hours"))["total"] or 0


def cohorts_following(programme: Programme) -> int:
    return programme.cohorts.count()
