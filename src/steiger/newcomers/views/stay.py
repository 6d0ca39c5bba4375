from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.newcomers import actions, selectors
from steiger.newcomers.forms import LevelsForm, StartForm
from steiger.pupils.enums import Section
from steiger.pupils.rules import may_change, sections_for
from steiger.pupils.selectors import journey

if TYPE_CHECKING:
    from steiger.pupils.models import Journey


def writable(request: MemberRequest, case: str, section: Section, permission: Permission) -> Journey:
    """The child, when this person may see that part of its file (404) and write in it (403)."""
    found = journey(request.member, case)
    if found is None or section not in sections_for(request.member, found):
        raise Http404
    may_change(request.member, found, permission).require()
    if request.method == "GET":
        record_look(by=request.member, looked_at=Looked.FILE, case_number=found.case_number)
    return found


def _to_file(request: MemberRequest, case: str) -> HttpResponse:
    return redirect("desk:file", region=request.region.slug, case=case)


@requires(Permission.PLACE_OFFER)
def start(request: MemberRequest, case: str) -> HttpResponse:
    """The first day in the group."""
    found = writable(request, case, Section.STAY, Permission.PLACE_OFFER)
    placement = selectors.running_placement(found)
    asked = {
        "asks_over": placement is not None and placement.starts_on is not None,
        "asks_gap": "gap_reason" in request.POST,
    }
    form = StartForm(request.POST or None, **asked)
    if request.method == "POST" and form.is_valid():
        try:
            actions.start_placement(journey=found, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            if refusal.field == "gap_reason":
                # Only now it is clear that a reason is needed.
                form = StartForm(request.POST, **{**asked, "asks_gap": True})
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The first day is recorded."))
            return _to_file(request, case)
    context = {"form": form, "journey": found, "placement": placement}
    return render(request, "newcomers/start.html", context)


@require_GET
@requires(Permission.FILE_SEE)
def picture(request: MemberRequest, case: str) -> HttpResponse:
    """The levels of one child by themselves: larger, by keyboard and on paper."""
    found = journey(request.member, case)
    sections = sections_for(request.member, found) if found is not None else frozenset()
    if found is None or Section.LEVELS not in sections:
        raise Http404
    record_look(by=request.member, looked_at=Looked.FILE, case_number=found.case_number)
    # When was evaluated belongs to the stay, which not every reader of the levels sees.
    marks = selectors.evaluation_days_of(found) if Section.STAY in sections else []
    context = {"journey": found, "levels": selectors.levels_of(found), "marks": marks}
    return render(request, "newcomers/picture.html", context)


@requires(Permission.LEVELS_RECORD)
def levels(request: MemberRequest, case: str) -> HttpResponse:
    """All domains of one day in one table."""
    found = writable(request, case, Section.LEVELS, Permission.LEVELS_RECORD)
    form = LevelsForm(request.POST or None, listed=selectors.instruments())
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["assessed_on"]
        try:
            actions.record_levels(journey=found, assessed_on=day, levels=form.levels(), by=request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The levels are recorded."))
            return _to_file(request, case)
    context = {"form": form, "journey": found, "levels": selectors.levels_of(found)}
    return render(request, "newcomers/levels.html", context)
