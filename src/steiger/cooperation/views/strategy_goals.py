from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.forms import GoalForm, GoalReportForm
from steiger.cooperation.forms.support_strategy import ORGANISATION, PERSON
from steiger.cooperation.rules.support_strategy import may_change_words
from steiger.cooperation.views.support_strategy import draft_or_404, to_strategy
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page

if TYPE_CHECKING:
    from steiger.cooperation.models import StrategyGoal, SupportStrategy


def _goal_or_404(request: MemberRequest, pk: int) -> StrategyGoal:
    found = selectors.goal_for(request.member, pk)
    if found is None:
        raise Http404
    return found


def _drafted_or_404(request: MemberRequest, pk: int) -> StrategyGoal:
    found = _goal_or_404(request, pk)
    if not may_change_words(found.strategy):
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@requires(Permission.STRATEGY_SEE, at_least=Reach.REGION)
def goal(request: MemberRequest, goal: int) -> HttpResponse:
    """One goal with what was said about it; its owner and the coordinator say how far it is."""
    found = _goal_or_404(request, goal)
    page = selectors.goal_page(request.member, found)
    form = GoalReportForm(request.POST or None, initial={"state": found.state, "reported_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.report_goal(by=request.member, goal=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("It stands at the goal now, for every school to read."))
            return redirect("agreements:goal", region=request.region.slug, goal=found.pk)
    return render_page(request, "cooperation/goal.html", {"page": page, "goal": found, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Permission.STRATEGY_WRITE, at_least=Reach.REGION)
def add(request: MemberRequest, strategy: int) -> HttpResponse:
    """For the school year of the button that led here (`?year=`)."""
    found = draft_or_404(request, strategy)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in found.years else found.first_year
    form = _form(request, found, {"year": year})
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_goal(by=request.member, strategy=found, **form.typed())
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The goal is added."))
            return to_strategy(request, found)
    context = {"form": form, "strategy": found, "asked": selectors.asked_by_schools()}
    return render_page(request, "cooperation/goal_form.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.STRATEGY_WRITE, at_least=Reach.REGION)
def change(request: MemberRequest, goal: int) -> HttpResponse:
    found = _drafted_or_404(request, goal)
    owner = f"{PERSON}-{found.owner_id}" if found.owner_id else f"{ORGANISATION}-{found.organisation_id}"
    known = {"year": found.year, "text": found.text, "indicator": found.indicator, "owner": owner}
    form = _form(request, found.strategy, known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_goal(by=request.member, goal=found, **form.typed())
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The goal is changed."))
            return to_strategy(request, found.strategy)
    return render_page(request, "cooperation/goal_form.html", {"form": form, "strategy": found.strategy, "goal": found})


def _form(request: MemberRequest, strategy: SupportStrategy, initial: dict[str, Any]) -> GoalForm:
    return GoalForm(
        request.POST or None,
        years=strategy.years,
        people=selectors.people_with_goals(request.member),
        organisations=selectors.organisations_with_goals(request.member),
        initial=initial,
    )


@require_POST
@requires(Permission.STRATEGY_WRITE, at_least=Reach.REGION)
def move(request: MemberRequest, goal: int) -> HttpResponse:
    found = _drafted_or_404(request, goal)
    actions.move_goal(by=request.member, goal=found, places=-1 if request.POST.get("where") == "up" else 1)
    return to_strategy(request, found.strategy)


@require_POST
@requires(Permission.STRATEGY_WRITE, at_least=Reach.REGION)
def remove(request: MemberRequest, goal: int) -> HttpResponse:
    found = _drafted_or_404(request, goal)
    actions.remove_goal(by=request.member, goal=found)
    messages.success(request, _("The goal is taken away."))
    return to_strategy(request, found.strategy)
