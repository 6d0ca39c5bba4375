from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.privacy import actions
from steiger.privacy.selectors.requests import copy_page
from steiger.pupils.selectors import journey


@require_http_methods(["GET", "POST"])
@requires(Permission.COPY_MAKE)
def copy(request: MemberRequest, case: str) -> HttpResponse:
    """Everything that is kept about one child, for its parents: what it is first, and by the button the paper."""
    found = journey(request.member, case)
    if found is None:
        raise Http404
    if request.method == "POST":
        made = actions.make_copy(by=request.member, journey=found)
        response = HttpResponse(made.content, content_type="application/pdf")
        response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.name) or ""
        response["Cache-Control"] = "no-store"
        return response
    return render(request, "privacy/copy.html", {"page": copy_page(request.member, found), "journey": found})
