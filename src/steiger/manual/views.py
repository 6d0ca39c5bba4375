from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.manual import selectors


@requires(Permission.TODAY_SEE)
def home(request: MemberRequest) -> HttpResponse:
    """The contents, and where something is told."""
    text = request.GET.get("q", "").strip()[:100]
    context = {
        "contents": selectors.contents(request.member),
        "text": text,
        "found": selectors.found(request.region.slug, text),
    }
    return render(request, "manual/home.html", context)


@requires(Permission.TODAY_SEE)
def chapter(request: MemberRequest, chapter: str) -> HttpResponse:
    found = selectors.chapter(chapter)
    if found is None:
        raise Http404
    context = {
        "chapter": found,
        "html": selectors.as_page(found.name, request.region.slug),
        "contents": selectors.contents(request.member),
    }
    return render(request, "manual/chapter.html", context)
