from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.aftercare import actions, selectors
from steiger.aftercare.forms import ProposalForm
from steiger.aftercare.forms.plans import WeekForm as ProposalWeekForm
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page, tried


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
def plans(request: MemberRequest) -> HttpResponse:
    """Ask for a plan of all open visits, and look back at the latest ones."""
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose_plan(by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("aftercare:proposal", region=request.region.slug, proposal=made.pk)
    context = {
        "form": form,
        "proposals": selectors.proposals(request.member),
        "stops": selectors.offered_stops(request.member),
        "rows": selectors.availability_rows(request.member),
    }
    return render(request, "aftercare/plans.html", context)


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
def proposal(request: MemberRequest, proposal: int) -> HttpResponse:
    """The plan: its figures beside what stands, the weeks, what changes and what could not be planned."""
    found = proposal_of(request, proposal)
    return render_page(request, "aftercare/proposal.html", shown(request, found), partial="plan")


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
@require_POST
def stop(request: MemberRequest, proposal: int) -> HttpResponse:
    found = proposal_of(request, proposal)
    tried(request, lambda: actions.stop_search(proposal=found, by=request.member))
    return to_proposal(request, proposal)


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
@require_POST
def search_again(request: MemberRequest, proposal: int) -> HttpResponse:
    found = proposal_of(request, proposal)
    tried(request, lambda: actions.search_again(proposal=found, by=request.member))
    return to_proposal(request, proposal)


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
@require_POST
def drop(request: MemberRequest, proposal: int) -> HttpResponse:
    found = proposal_of(request, proposal)
    tried(
        request,
        lambda: actions.drop_proposal(proposal=found, by=request.member),
        _("The proposal is put aside. Appointments that stand are not touched."),
    )
    return redirect("aftercare:plans", region=request.region.slug)


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
@require_POST
def accept(request: MemberRequest, proposal: int) -> HttpResponse:
    """All, those of one specialist, or one visit."""
    found = proposal_of(request, proposal)
    wanted = {f"{name}_id": _number(request, name) for name in ("specialist", "planned")}
    try:
        accepted = actions.accept_plan(proposal=found, by=request.member, **wanted)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        text = ngettext(
            "%(count)s appointment is made. The school gets a mail.",
            "%(count)s appointments are made. The schools get a mail.",
            accepted.made,
        )
        messages.success(request, text % {"count": accepted.made})
        if accepted.passed_over:
            messages.warning(request, _("Passed over: %(which)s") % {"which": actions.passed_over_said(accepted)})
    return to_proposal(request, proposal)


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
def round_trip(request: MemberRequest, proposal: int, specialist: int, on: str) -> HttpResponse:
    """One specialist's day on the road: where, in which order, how long."""
    found = proposal_of(request, proposal)
    try:
        day = date.fromisoformat(on)
    except ValueError as no_day:
        raise Http404 from no_day
    page = selectors.round_page(request.member, found, specialist, day)
    if page is None:
        raise Http404
    return render(request, "aftercare/round.html", {"proposal": found, "page": page})


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
def forecast(request: MemberRequest) -> HttpResponse:
    """The visits of the coming year against the hours that there are."""
    return render(request, "aftercare/forecast.html", {"page": selectors.forecast_page(request.member)})


def proposal_of(request: MemberRequest, pk: int) -> selectors.PlanProposal:
    found = selectors.proposal_for(request.member, pk)
    if found is None:
        raise Http404
    return found


def shown(request: MemberRequest, found: selectors.PlanProposal) -> dict[str, Any]:
    form = ProposalWeekForm(request.GET, people=selectors.specialists(request.member))
    page = selectors.proposal_page(request.member, found)
    return {
        "proposal": found,
        "page": page,
        "form": form,
        "week": selectors.week_of(request.member, found, form.asked_week, form.asked_specialist),
        "changes": [] if page.is_searching else selectors.changes(found),
    }


def to_proposal(request: MemberRequest, pk: int, week: date | None = None) -> HttpResponse:
    response = redirect("aftercare:proposal", region=request.region.slug, proposal=pk)
    if week is not None:
        response["Location"] += f"?week={week.isoformat()}"
    return response


def _number(request: MemberRequest, name: str) -> int | None:
    """What cannot be read narrows nothing down: it must not come to mean all of them."""
    given = request.POST.get(name, "")
    if given and not given.isdecimal():
        raise Http404
    return int(given) if given else None
