from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.privacy.selectors.readers import readers_of, roles_without_files
from steiger.privacy.selectors.story import story_of
from steiger.pupils.enums import Section
from steiger.pupils.rules import sections_for
from steiger.pupils.selectors import journey


@require_GET
@requires(Permission.FILE_SEE)
def who(request: MemberRequest, case: str) -> HttpResponse:
    """Who can see this file and by which rule, and what changed on it; for whoever sees its history."""
    found = journey(request.member, case)
    if found is None or Section.HISTORY not in sections_for(request.member, found):
        raise Http404
    record_look(by=request.member, looked_at=Looked.FILE, case_number=found.case_number)
    context = {
        "journey": found,
        "readers": readers_of(found),
        "without": roles_without_files(),
        "story": story_of(found),
    }
    return render(request, "privacy/who.html", context)
