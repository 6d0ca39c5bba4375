from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.newcomers import actions, rules, selectors
from steiger.newcomers.forms import IntakeForm, LevelsForm, ObservationForm, StartForm
from steiger.newcomers.forms.stay import intake_initial
from steiger.pupils.enums import Section
from steiger.pupils.rules import may_change, sections_for
from steiger.pupils.selectors import journey

if TYPE_CHECKING:
    from steiger.access.member import Member
    from steiger.pupils.models import Journey


def _journey(request: MemberRequest, case: str, section: Section, permission: Permission) -> Journey:
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


@requires(Permission.INTAKE_RECORD)
def intake(request: MemberRequest, case: str) -> HttpResponse:
    """Record the intake, or correct what was recorded."""
    found = _journey(request, case, Section.STAY, Permission.INTAKE_RECORD)
    recorded = selectors.intake_of(found)
    placement = selectors.running_placement(found)
    if recorded is None:
        rules.may_record_intake(placement).require()
    form = IntakeForm(
        request.POST or None,
        asks_first_day=recorded is None and placement is not None and placement.placed_on is None,
        initial=intake_initial(recorded) if recorded else {},
    )
    if request.method == "POST" and form.is_valid():
        try:
            if recorded is None:
                placed_on = form.cleaned_data.get("placed_on")
                actions.record_intake(journey=found, intake=form.as_input(), placed_on=placed_on, by=request.member)
            else:
                actions.change_intake(journey=found, intake=form.as_input(), by=request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The intake is recorded."))
            return _to_file(request, case)
    context = {"form": form, "journey": found, "placement": placement, "recorded": recorded}
    return render(request, "newcomers/intake.html", context)


@requires(Permission.PLACE_OFFER)
def start(request: MemberRequest, case: str) -> HttpResponse:
    """The first day in the group."""
    found = _journey(request, case, Section.STAY, Permission.PLACE_OFFER)
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


@requires(Permission.PLACE_OFFER)
def observation(request: MemberRequest, case: str) -> HttpResponse:
    """Confirm a provisional placement, observe longer, or end it."""
    found = _journey(request, case, Section.STAY, Permission.PLACE_OFFER)
    placement = selectors.running_placement(found)
    rules.may_decide_placement(request.member, found, placement).require()
    form = ObservationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = _decide(found, form, request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, done)
            return redirect("newcomers:desk", region=request.region.slug)
    context = {"form": form, "journey": found, "placement": placement, "decisions": selectors.decisions_of(placement)}
    return render(request, "newcomers/observation.html", context)


def _decide(found: Journey, form: ObservationForm, by: Member) -> str:
    typed = form.cleaned_data
    if typed["outcome"] == form.CONFIRM:
        actions.confirm_placement(journey=found, reason=typed["reason"], by=by)
        return _("The placement is confirmed.")
    if typed["outcome"] == form.LONGER:
        actions.extend_observation(journey=found, until_on=typed["until_on"], reason=typed["reason"], by=by)
        return _("The observation goes on.")
    actions.end_after_observation(journey=found, reason=typed["reason"], by=by)
    return _("The placement has ended. The child has its turn back; the desk looks on.")


@requires(Permission.LEVELS_RECORD)
def levels(request: MemberRequest, case: str) -> HttpResponse:
    """All domains of one day in one table."""
    found = _journey(request, case, Section.LEVELS, Permission.LEVELS_RECORD)
    form = LevelsForm(request.POST or None)
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
