"""What schools read without an account. It knows no child, and of people only who organises it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from steiger.access.gate import public
from steiger.core.scope import region_scope
from steiger.expertise.selectors import activities as selectors
from steiger.expertise.selectors.activity_calendar import activities_calendar
from steiger.expertise.views.files import as_calendar
from steiger.organisations.selectors import region_by_slug

if TYPE_CHECKING:
    from steiger.organisations.models import Region

# As many as a school reads through; what lies further ahead comes by itself.
SHOWN = 100


@require_GET
@public
def activities(request: HttpRequest, slug: str) -> HttpResponse:
    with _region(slug) as region:
        context = {"region": region, "activities": list(selectors.public_activities(region)[:SHOWN])}
        return render(request, "expertise/public_activities.html", context)


@require_GET
@public
def activity(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    with _region(slug) as region:
        found = selectors.public_activities(region).filter(pk=pk).first()
        if found is None:
            raise Http404
        return render(request, "expertise/public_activity.html", {"region": region, "activity": found})


@require_GET
@public
def calendar(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - a calendar program signs in nowhere
    """For the calendar of a school's own website or team: it reads along by itself."""
    with _region(slug) as region:
        found = list(selectors.public_activities(region)[:SHOWN])
        response = as_calendar(activities_calendar(found, region), "activiteiten.ics")
    response["Cache-Control"] = "public, max-age=900"
    return response


@contextmanager
def _region(slug: str) -> Iterator[Region]:
    found = region_by_slug(slug)
    if found is None:
        raise Http404
    with region_scope(found.pk):
        yield found
