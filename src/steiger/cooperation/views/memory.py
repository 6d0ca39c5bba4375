from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import selectors
from steiger.cooperation.views.bodies import body_or_404
from steiger.core import clock
from steiger.core.pages import render_page


@require_GET
@requires(Permission.TABLE_SEE)
def body(request: MemberRequest, pk: int) -> HttpResponse:
    """What somebody who is new at this table reads first."""
    found = body_or_404(request, pk)
    context = {
        "body": found,
        "memory": selectors.body_memory(request.member, found),
        "coming": selectors.coming_meetings(request.member, found.pk).first(),
    }
    return render_page(request, "cooperation/body_memory.html", context)


@require_GET
@requires(Permission.POLICY_SEE)
def subject(request: MemberRequest, subject: str) -> HttpResponse:
    """How one subject of the policy became what it is."""
    found = selectors.subject_memory(request.member, subject, clock.today())
    if found is None:
        raise Http404
    return render_page(request, "cooperation/subject_memory.html", {"memory": found})
