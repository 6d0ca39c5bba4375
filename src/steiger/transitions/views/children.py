"""Finding the child that a page is about: 404 for what is not yours, and a line in the log of looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from steiger.access.gate import MemberRequest
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.pupils.enums import Section
from steiger.pupils.rules import sections_for
from steiger.pupils.selectors import journey

if TYPE_CHECKING:
    from steiger.pupils.models import Journey


def child_with(request: MemberRequest, case: str, section: Section, looked_at: Looked = Looked.FILE) -> Journey:
    """The journey, when this member may see that part of its file."""
    found = journey(request.member, case)
    if found is None or section not in sections_for(request.member, found):
        raise Http404
    if request.method == "GET":
        record_look(by=request.member, looked_at=looked_at, case_number=found.case_number)
    return found


def to_file(request: MemberRequest, found: Journey) -> HttpResponse:
    return redirect("desk:file", region=request.region.slug, case=found.case_number)


def to_page(request: MemberRequest, name: str, found: Journey) -> HttpResponse:
    return redirect(f"transitions:{name}", region=request.region.slug, case=found.case_number)
