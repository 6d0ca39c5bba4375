from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires


@require_GET
@requires(Permission.ARTICLE_SEE)
def articles(request: MemberRequest) -> HttpResponse:
    return render(request, "expertise/articles.html", {})
