"""What parents open. No account, no cookie, no script needed; each request sets its own region for the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from steiger.access.gate import public
from steiger.core.scope import region_scope
from steiger.organisations.selectors import region_by_slug
from steiger.parents import actions, selectors
from steiger.parents.catalogue import SOURCE, catalogue
from steiger.parents.enums import Opened
from steiger.parents.rules import language_for

if TYPE_CHECKING:
    from steiger.organisations.models import Region

MINUTES = 60
KEPT = f"public, max-age={5 * MINUTES}"
TEMPLATE = "parents/welcome.html"


@require_safe
@public
def door(request: HttpRequest, slug: str) -> HttpResponse:
    """To the page in the browser's language, or else in Dutch."""
    region = _region_or_404(slug)
    codes = [language.code for language in selectors.offered()]
    chosen = language_for(request.headers.get("Accept-Language", ""), codes, otherwise=SOURCE)
    response = redirect("parents_welcome", slug=region.slug, language=chosen)
    response["Cache-Control"] = KEPT
    response["Vary"] = "Accept-Language"
    return response


@require_safe
@gzip_page
@public
def welcome(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """The page itself; with the Dutch under each text when a parent and a teacher read it together."""
    region = _region_or_404(slug)
    if catalogue(language) is None:
        return _which_language(request, region)
    with region_scope(region.pk):
        page = selectors.welcome(region, language, beside=request.GET.get("with") == SOURCE)
    if page is None:
        raise Http404
    response = render_welcome(request, page)
    _count(request, region, language, Opened.PAGE)
    return _kept(response, language)


def render_welcome(request: HttpRequest, page: selectors.Welcome, *, is_preview: bool = False) -> HttpResponse:
    return render(request, TEMPLATE, {"page": page, "is_preview": is_preview})


@require_safe
@gzip_page
@public
def film(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """What the player fetches when somebody starts the film."""
    region = _region_or_404(slug)
    with region_scope(region.pk):
        found = selectors.film_for_player(region, language)
    if found is None:
        raise Http404
    response = HttpResponse(found, content_type="application/json")
    _count(request, region, language, Opened.FILM)
    return _kept(response, language)


@require_safe
@public
def leaflet(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """To print: one sheet on both sides, turned over the short edge, folded in three."""
    region = _region_or_404(slug)
    with region_scope(region.pk):
        page = selectors.welcome(region, language)
        if page is None:
            raise Http404
        content = selectors.leaflet_pdf(page)
    response = HttpResponse(content, content_type="application/pdf")
    header = content_disposition_header(as_attachment=False, filename=f"folder-{language}.pdf")
    response["Content-Disposition"] = header or "inline"
    _count(request, region, language, Opened.LEAFLET)
    return _kept(response, language)


def _region_or_404(slug: str) -> Region:
    region = region_by_slug(slug)
    if region is None:
        raise Http404
    return region


def _which_language(request: HttpRequest, region: Region) -> HttpResponse:
    """A language that is not offered: the ones that are."""
    context = {"region": region, "languages": selectors.offered()}
    return render(request, "parents/which_language.html", context, status=404)


def _kept(response: HttpResponse, language: str) -> HttpResponse:
    response["Cache-Control"] = KEPT
    response["Content-Language"] = language
    return response


def _count(request: HttpRequest, region: Region, language: str, what: Opened) -> None:
    """In a transaction of its own, and the last thing that happens: nobody waits for somebody else's count."""
    if request.method == "GET":
        with region_scope(region.pk):
            actions.count_opening(region_id=region.pk, language=language, what=what)
