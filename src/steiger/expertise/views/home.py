from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires


@require_GET
@requires(Permission.ARTICLE_SEE)
def home(request: MemberRequest) -> HttpResponse:
    """Who may ask comes to the questions, everybody else to what is known."""
    page = "expertise:help_requests" if request.member.may(Permission.HELP_SEE) else "expertise:articles"
    return redirect(page, region=request.region.slug)
