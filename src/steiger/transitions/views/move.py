from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page
from steiger.pupils.enums import Section
from steiger.transitions import actions, rules, selectors
from steiger.transitions.forms import MovedForm, MoveForm, PlanReasonForm
from steiger.transitions.views.children import child_with, to_file

if TYPE_CHECKING:
    from steiger.pupils.models import Journey


@requires(Permission.MOVE_PLAN)
def move(request: MemberRequest, case: str) -> HttpResponse:
    """Plan the day of the move. Before saving it shows what shifts, and from when to when."""
    found = child_with(request, case, Section.STEPS)
    rules.may_plan_move(request.member, found).require()
    typed = request.POST or (request.GET if "expected_on" in request.GET else None)
    form = MoveForm(typed, initial={"expected_on": found.expected_move_on})
    why = PlanReasonForm(request.POST or None)
    preview: selectors.Preview | None = None
    if form.is_valid():
        day = form.cleaned_data["expected_on"]
        try:
            preview = selectors.preview_plan(found, day)
            if request.method == "POST" and _says_why(found, day, why):
                actions.plan_move(journey=found, expected_on=day, by=request.member, **why.cleaned_data)
                messages.success(request, _("The move is planned, and every open step has its date."))
                return to_file(request, found)
        except DomainError as refusal:
            show_refusal(why if refusal.field in why.fields else form, refusal)
    context = {
        "journey": found,
        "form": form,
        "why": why,
        "preview": preview,
        "asks_why": preview is not None and _changes(found, preview.expected_on),
        "plans": selectors.plans_of(found),
    }
    return render_page(request, "transitions/move.html", context, partial="preview")


def _changes(found: Journey, day: date) -> bool:
    return found.expected_move_on is not None and found.expected_move_on != day


def _says_why(found: Journey, day: date, why: PlanReasonForm) -> bool:
    """A first day needs no reason, nor one that stays."""
    return why.is_valid() or not _changes(found, day)


@requires(Permission.MOVE_PLAN)
def moved(request: MemberRequest, case: str) -> HttpResponse:
    """The child has moved: record the day."""
    found = child_with(request, case, Section.BOND)
    bond = selectors.chosen_bond(found)
    rules.may_complete_move(request.member, found, bond).require()
    document = selectors.current_document(found)
    is_signed = document is not None and document.frozen_at is not None
    form = MovedForm(request.POST or None, is_signed=is_signed)
    if request.method == "POST" and form.is_valid():
        try:
            actions.complete_move(journey=found, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The move is recorded. Aftercare plans its visits from this day."))
            return to_file(request, found)
    context = {"journey": found, "form": form, "bond": bond, "is_signed": is_signed, "document": document}
    return render(request, "transitions/moved.html", context)
