from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.pupils.enums import Section
from steiger.transitions import actions, rules, selectors
from steiger.transitions.forms import AppointmentForm, CancelForm, OutcomeForm
from steiger.transitions.views.children import child_with, to_page


@requires(Permission.STEP_DO)
def appointments(request: MemberRequest, case: str) -> HttpResponse:
    """Trial days, visits and the warm handover; the newcomer school makes them with the mother school."""
    found = child_with(request, case, Section.STEPS)
    may_make = rules.may_make_appointment(request.member, found, selectors.chosen_bond(found))
    form = AppointmentForm(request.POST or None, initial={"from_person": request.member.name})
    if request.method == "POST" and form.is_valid():
        try:
            actions.make_appointment(journey=found, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The appointment stands, and the mother school has been told."))
            return to_page(request, "appointments", found)
    context = {
        "journey": found,
        "lines": selectors.appointment_lines(request.member, found),
        "form": form,
        "may_make": may_make,
    }
    return render(request, "transitions/appointments.html", context)


@requires(Permission.STEP_DO)
@require_POST
def hold(request: MemberRequest, case: str, appointment: int) -> HttpResponse:
    """It took place: how it went."""
    found = child_with(request, case, Section.STEPS)
    one = selectors.appointment_for(request.member, found, appointment)
    if one is None:
        raise Http404
    form = OutcomeForm(request.POST)
    try:
        outcome = form.cleaned_data["outcome"] if form.is_valid() else ""
        actions.hold_appointment(appointment=one, outcome=outcome, by=request.member)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Recorded."))
    return to_page(request, "appointments", found)


@requires(Permission.MOVE_PLAN)
@require_POST
def cancel(request: MemberRequest, case: str, appointment: int) -> HttpResponse:
    found = child_with(request, case, Section.STEPS)
    one = selectors.appointment_for(request.member, found, appointment)
    if one is None:
        raise Http404
    form = CancelForm(request.POST)
    try:
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        actions.cancel_appointment(appointment=one, reason=reason, by=request.member)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The appointment is cancelled."))
    return to_page(request, "appointments", found)
