from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.pupils.enums import Section
from steiger.transitions import actions, selectors
from steiger.transitions.forms import StepForm
from steiger.transitions.views.children import child_with, to_page


@requires(Permission.STEP_DO)
def steps(request: MemberRequest, case: str) -> HttpResponse:
    """All steps around the move, each with its date and, when it is this person's, what to do."""
    found = child_with(request, case, Section.STEPS)
    lines = selectors.step_lines(request.member, found)
    return render(request, "transitions/steps.html", {"journey": found, "steps": lines})


@requires(Permission.STEP_DO)
@require_POST
def complete(request: MemberRequest, case: str, step: int) -> HttpResponse:
    found = child_with(request, case, Section.STEPS)
    one = selectors.step_for(request.member, found, step)
    if one is None:
        raise Http404
    form = StepForm(request.POST)
    try:
        note = form.cleaned_data["note"] if form.is_valid() else ""
        actions.complete_step(step=one, note=note, by=request.member)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Done."))
    return to_page(request, "steps", found)


@requires(Permission.STEP_DO)
@require_POST
def reopen(request: MemberRequest, case: str, step: int) -> HttpResponse:
    found = child_with(request, case, Section.STEPS)
    one = selectors.step_for(request.member, found, step)
    if one is None:
        raise Http404
    try:
        actions.reopen_step(step=one, by=request.member)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The step is open again."))
    return to_page(request, "steps", found)
