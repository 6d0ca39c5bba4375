"""The film as parents get it: to watch, to keep and to pass on. No account, no cookie."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from steiger.access.gate import public
from steiger.core.ranges import is_beginning, ranged
from steiger.core.scope import region_scope
from steiger.organisations.selectors import region_by_slug
from steiger.parents import actions, selectors
from steiger.parents.enums import FilmCut, Opened

if TYPE_CHECKING:
    from steiger.organisations.models import Region
    from steiger.parents.models import Film

# With its mark in the address a film never changes; without it may be another one in a while.
KEPT_FOR_GOOD = "public, max-age=31536000, immutable"
KEPT = "public, max-age=300"
DRAWN = {"mp4": "video/mp4", "png": "image/png"}


@require_safe
@public
def film_land(request: HttpRequest, slug: str, language: str) -> HttpResponseBase:
    return _film(request, slug, language, FilmCut.LANDSCAPE)


@require_safe
@public
def film_port(request: HttpRequest, slug: str, language: str) -> HttpResponseBase:
    return _film(request, slug, language, FilmCut.PORTRAIT)


@require_safe
@public
def poster(request: HttpRequest, slug: str, language: str) -> HttpResponseBase:
    region = _region_or_404(slug)
    with region_scope(region.pk):
        film = selectors.film_with_poster(region, language, request.GET.get("v", ""))
    if film is None:
        raise Http404
    return _sent(request, selectors.poster_path(film), film.poster_sha256, f"film-{language}.png")


@require_safe
@public
def film_captions(request: HttpRequest, slug: str, language: str) -> HttpResponseBase:
    """The sentences with their times, for a player of one's own."""
    region = _region_or_404(slug)
    with region_scope(region.pk):
        film = selectors.film_with_captions(region, language, request.GET.get("v", ""))
    if film is None:
        raise Http404
    response = HttpResponse(film.captions, content_type="text/vtt; charset=utf-8")
    response["Content-Language"] = language
    return _kept(request, response, selectors.captions_mark(film))


def _film(request: HttpRequest, slug: str, language: str, cut: FilmCut) -> HttpResponseBase:
    region = _region_or_404(slug)
    with region_scope(region.pk):
        film = selectors.published_film(region, language, cut)
    if film is None:
        raise Http404
    response = send_film(request, film)
    response["Content-Language"] = language
    if response.status_code < HTTPStatus.BAD_REQUEST and is_beginning(request, size=film.size, mark=film.sha256):
        with region_scope(region.pk):
            actions.count_opening(region_id=region.pk, language=language, what=Opened.FILM)
    return response


def send_film(request: HttpRequest, film: Film) -> HttpResponseBase:
    """The film itself, whole or in part."""
    return _sent(request, selectors.film_path(film), film.sha256, f"film-{film.language}-{film.cut}.mp4")


def _sent(request: HttpRequest, path: Path, mark: str, name: str) -> HttpResponseBase:
    try:
        file = path.open("rb")
    except FileNotFoundError:  # after a restore, until it is made again
        raise Http404 from None
    media_type = DRAWN[path.suffix.removeprefix(".")]
    response = ranged(request, file, size=path.stat().st_size, mark=mark, media_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or "inline"
    return _kept(request, response, mark)


def _kept(request: HttpRequest, response: HttpResponseBase, mark: str) -> HttpResponseBase:
    asked = request.GET.get("v", "")
    response["Cache-Control"] = KEPT_FOR_GOOD if asked and mark.startswith(asked) else KEPT
    return response


def _region_or_404(slug: str) -> Region:
    region = region_by_slug(slug)
    if region is None:
        raise Http404
    return region
