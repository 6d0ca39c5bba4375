from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.enums import ApproachOutcome, ContactWay
from steiger.cooperation.forms import (
    CampaignFilterForm,
    CloseApproachForm,
    ContactRecordForm,
    NextStepForm,
    StartApproachForm,
)
from steiger.cooperation.rules import may_run_campaign, may_work_on
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page


def _approach_or_404(request: MemberRequest, number: int) -> selectors.ApproachRow:
    found = selectors.approach_for(request.member, number)
    if found is None:
        raise Http404
    return found


def _to_approach(request: MemberRequest, number: int) -> HttpResponse:
    return redirect(reverse("agreements:approach", kwargs={"region": request.region.slug, "approach": number}))


def _step(typed: dict[str, Any]) -> actions.NextStep:
    return actions.NextStep(typed["what"], typed["next_on"], typed["owner"])


@require_GET
@requires(Permission.CAMPAIGN_RUN)
def campaign(request: MemberRequest) -> HttpResponse:
    """Who is asked to join, as a board by state, a table or a map. Who left the table sees what is one's own."""
    form = CampaignFilterForm({"view": "", "whose": "", "state": "", **request.GET.dict()})
    wanted = form.wanted()
    rows = selectors.approaches(request.member, wanted)
    may_run = may_run_campaign(request.member)
    if not (may_run or rows):
        raise PermissionDenied
    view = form.chosen_view()
    context: dict[str, Any] = {
        "form": form,
        "wanted": wanted,
        "view": view,
        "rows": rows,
        "may_run": may_run,
        "columns": selectors.approaches_in_columns(rows) if view == "board" else (),
        "map": selectors.campaign_map(request.member, rows) if view == "map" else None,
    }
    return render_page(request, "cooperation/campaign.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_RUN)
def start(request: MemberRequest) -> HttpResponse:
    """From the row of an organisation, or chosen here."""
    if not may_run_campaign(request.member):
        raise PermissionDenied
    form = StartApproachForm(
        request.POST or None,
        organisations=selectors.organisations_to_approach(request.member),
        people=selectors.people_in_campaign(request.member),
        initial={"organisation": request.GET.get("organisation", ""), "owner": request.member.user_id},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            made = actions.start_approach(by=request.member, organisation_id=typed["organisation"], step=_step(typed))
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The approach has begun. The next step stands under Today of who does it."))
            return _to_approach(request, made.pk)
    return render_page(request, "cooperation/start_approach.html", {"form": form})


@require_GET
@requires(Permission.CAMPAIGN_RUN)
def approach(request: MemberRequest, approach: int) -> HttpResponse:
    """One organisation: what comes next, and every contact with it, newest first."""
    row = _approach_or_404(request, approach)
    context = {"row": row, "approach": row.approach, "may_work": may_work_on(request.member, row.approach)}
    return render_page(request, "cooperation/approach.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_RUN)
def contact(request: MemberRequest, approach: int) -> HttpResponse:
    row = _approach_or_404(request, approach)
    form = ContactRecordForm(
        request.POST or None,
        people=selectors.people_for_approach(request.member, row.approach),
        states=selectors.states_to_go(request.member, row.party),
        now=row.state_label,
        initial={"owner": row.approach.owner_id},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        spoken = actions.Spoken(
            contacted_on=typed["contacted_on"],
            way=ContactWay(typed["way"]),
            with_whom=typed["with_whom"],
            said=typed["said"],
            state=typed.get("state", ""),
        )
        try:
            actions.record_contact(by=request.member, approach=row.approach, spoken=spoken, step=_step(typed))
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The contact is recorded."))
            return _to_approach(request, approach)
    return _form(request, row, form, _("Record contact"), _("Record the contact"))


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_RUN)
def next_step(request: MemberRequest, approach: int) -> HttpResponse:
    row = _approach_or_404(request, approach)
    known = {"what": row.approach.next_step, "next_on": row.approach.next_on, "owner": row.approach.owner_id}
    people = selectors.people_for_approach(request.member, row.approach)
    form = NextStepForm(request.POST or None, people=people, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_next_step(by=request.member, approach=row.approach, step=_step(form.cleaned_data))
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The next step is saved."))
            return _to_approach(request, approach)
    return _form(request, row, form, _("Change the next step"), _("Save"))


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_RUN)
def close(request: MemberRequest, approach: int) -> HttpResponse:
    row = _approach_or_404(request, approach)
    form = CloseApproachForm(
        request.POST or None, initial={"outcome": ApproachOutcome.JOINED if row.has_joined else ""}
    )
    if request.method == "POST" and form.is_valid():
        outcome = ApproachOutcome(form.cleaned_data["outcome"])
        try:
            actions.close_approach(
                by=request.member, approach=row.approach, outcome=outcome, note=form.cleaned_data["note"]
            )
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The approach is closed."))
            return _to_approach(request, approach)
    said = {
        "lead": _("It stays to be read. To try again later, start a new approach."),
        "confirm": _("Close this approach? It cannot be opened again."),
        "confirm_button": _("Close the approach"),
    }
    return _form(request, row, form, _("Close the approach"), _("Close the approach"), **said)


def _form(
    request: MemberRequest, row: selectors.ApproachRow, form: Any, title: str, button: str, **said: str
) -> HttpResponse:
    """Whoever may not, or comes too late, hears why instead of a form to fill in for nothing."""
    verdict = may_work_on(request.member, row.approach)
    if not verdict:
        raise PermissionDenied
    if not row.approach.is_open and request.method == "GET":
        return _to_approach(request, row.approach.pk)
    context = {"row": row, "form": form, "form_title": title, "button": button, **said}
    return render_page(request, "cooperation/approach_form.html", context)
