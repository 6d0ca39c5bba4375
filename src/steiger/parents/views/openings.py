from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.pages import render_page
from steiger.parents import selectors
from steiger.parents.enums import Opened


@require_GET
@requires(Permission.PARENTS_SEE, at_least=Reach.REGION)
def openings(request: MemberRequest) -> HttpResponse:
    """How often something was opened. By how many people nobody knows: that is not kept."""
    context = {"openings": selectors.openings(request.member), "kinds": Opened.labels}
    return render_page(request, "parents/openings.html", context)
