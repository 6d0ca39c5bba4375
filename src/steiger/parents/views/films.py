"""The films for staff: what parents see, what is being made, and having them made."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST, require_safe

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.pages import render_page
from steiger.parents import actions, selectors
from steiger.parents.catalogue import catalogues
from steiger.parents.enums import FilmCut
from steiger.parents.rules import may_make_films, may_record_voices
from steiger.parents.views.film_files import send_film
from steiger.parents.views.texts import language_or_404

MINUTE = 60


@require_GET
@requires(Permission.PARENTS_SEE, at_least=Reach.REGION)
def films(request: MemberRequest) -> HttpResponse:
    """Per language and cut; what is being made tells how far it is without the page being asked for again."""
    lines = selectors.film_lines(request.member)
    under_way = selectors.films_under_way(request.member)
    cuts = len(FilmCut)
    context: dict[str, Any] = {
        "lines": lines,
        "under_way": under_way,
        "made": sum(line.is_made for line in lines),
        "cuts": FilmCut.choices,
        "minutes": _minutes(selectors.seconds_to_make(request.member, 1)),
        "minutes_all": _minutes(selectors.seconds_to_make(request.member, cuts * len(lines))),
        "minutes_left": _minutes(selectors.seconds_to_make(request.member, len(under_way))),
        "may_make": may_make_films(request.member),
    }
    return render_page(request, "parents/films.html", context, partial="making")


@requires(Permission.PARENTS_WRITE, at_least=Reach.REGION)
@require_POST
def ask(request: MemberRequest) -> HttpResponse:
    """One film, one language, those that were chosen, or all of them."""
    languages, cuts = _wanted(request)
    try:
        count = actions.ask_for_films(by=request.member, languages=languages, cuts=cuts)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _said(count))
    return redirect("parents:films", region=request.region.slug)


def _wanted(request: MemberRequest) -> tuple[list[str], list[str]]:
    """`only=uk` or `only=uk:portrait` is the button of one row or one film."""
    only = request.POST.get("only", "")
    if only:
        language, _colon, cut = only.partition(":")
        return [language], [cut] if cut else list(FilmCut.values)
    if "all" in request.POST:
        return list(catalogues()), list(FilmCut.values)
    return request.POST.getlist("language"), request.POST.getlist("cut")


def _said(count: int) -> str:
    if not count:
        return _("These films are on their way already.")
    return ngettext(
        "%(count)d film is being made. Parents see it when it is ready.",
        "%(count)d films are being made. Parents see each when it is ready.",
        count,
    ) % {"count": count}


@require_GET
@requires(Permission.PARENTS_SEE, at_least=Reach.REGION)
def film(request: MemberRequest, language: str) -> HttpResponse:
    """The films of one language, to watch and to keep."""
    spoken = language_or_404(language)
    line = selectors.film_lines(request.member, [language])[0]
    context = {
        "language": spoken,
        "line": line,
        "may_make": may_make_films(request.member),
        "may_record": may_record_voices(request.member),
    }
    return render_page(request, "parents/film.html", context)


@require_safe
@requires(Permission.PARENTS_SEE, at_least=Reach.REGION)
def watch(request: MemberRequest, language: str, cut: str) -> HttpResponseBase:
    """For who works here: not counted as opened by parents."""
    found = selectors.published_film(request.region, language, cut)
    if found is None or not selectors.is_there(found):
        raise Http404
    response = send_film(request, found)
    response["Cache-Control"] = "private, max-age=300"
    return response


def _minutes(seconds: int) -> int:
    return max(1, round(seconds / MINUTE))
