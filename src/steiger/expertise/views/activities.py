from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.links import in_region
from steiger.core.pages import paginate, render_page, tried
from steiger.expertise.actions import enrolments
from steiger.expertise.forms.activities import LED, PAST, ActivityFilterForm, EvaluationForm
from steiger.expertise.selectors import activities as selectors
from steiger.expertise.selectors import portfolio as portfolios
from steiger.expertise.selectors.activity_calendar import activities_calendar
from steiger.expertise.selectors.demand import demand
from steiger.expertise.selectors.distances import distance_from_own_school
from steiger.expertise.views.files import as_calendar

if TYPE_CHECKING:
    from steiger.expertise.models import Activity


def activity_or_404(request: MemberRequest, number: int) -> Activity:
    found = selectors.activity_for(request.member, number)
    if found is None:
        raise Http404
    return found


def to_activity(request: MemberRequest, found: Activity, anchor: str = "") -> HttpResponse:
    return redirect(in_region(request.region.slug, "expertise:activity", pk=found.pk) + anchor)


@require_GET
@requires(Permission.ACTIVITY_SEE)
def activities(request: MemberRequest) -> HttpResponse:
    """What is to come, with the next first; or what was."""
    may_plan = request.member.may(Permission.ACTIVITY_WRITE)
    form = ActivityFilterForm(request.GET or None, may_plan=may_plan)
    asked = form.asked()
    when = asked.pop("when", "")
    wanted = selectors.ActivityFilter(is_past=when == PAST, is_mine=when == LED, **asked)
    context = {
        "form": form,
        "when": when,
        "page": paginate(request, selectors.activities(request.member, wanted)),
        "may_plan": may_plan,
        "demand": demand(request.member) if may_plan and not when else [],
    }
    return render_page(request, "expertise/activities.html", context, partial="rows")


@require_GET
@requires(Permission.ACTIVITY_SEE)
def activity(request: MemberRequest, pk: int) -> HttpResponse:
    """What, when, where and for whom; whether one comes oneself; for who leads it also who comes and how it was."""
    found = activity_or_404(request, pk)
    return _activity_page(request, found, EvaluationForm())


def _activity_page(request: MemberRequest, found: Activity, form: EvaluationForm) -> HttpResponse:
    page = selectors.activity_page(request.member, found)
    people = selectors.people_at(found) if page.may_lead else []
    context = {
        "page": page,
        "form": form,
        "distance_km": distance_from_own_school(request.member, found.school),
        "people": people,
        "present": sum(bool(one.was_present) for one in people),
        "evaluation": selectors.evaluation_of(found) if page.may_lead and found.held_at else None,
    }
    return render_page(request, "expertise/activity.html", context)


@require_POST
@requires(Permission.ACTIVITY_SEE)
def enrol(request: MemberRequest, pk: int) -> HttpResponse:
    found = activity_or_404(request, pk)
    try:
        made = enrolments.enrol(by=request.member, activity=found)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(
            request,
            _("You have a place. The appointment comes by mail.")
            if made.placed_at
            else _("All places are taken. You are on the waiting list, and hear by mail when you have a place."),
        )
    return to_activity(request, found)


@require_POST
@requires(Permission.ACTIVITY_SEE)
def sign_off(request: MemberRequest, pk: int) -> HttpResponse:
    found = activity_or_404(request, pk)
    tried(
        request,
        lambda: enrolments.sign_off(by=request.member, activity=found),
        _("You are signed off. Thank you for saying so: somebody else can come now."),
    )
    return to_activity(request, found)


@require_http_methods(["POST"])
@requires(Permission.ACTIVITY_SEE)
def evaluate(request: MemberRequest, pk: int) -> HttpResponse:
    found = activity_or_404(request, pk)
    form = EvaluationForm(request.POST)
    if form.is_valid():
        try:
            enrolments.evaluate_activity(by=request.member, activity=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Thank you. The organiser reads it without your name."))
            return to_activity(request, found)
    return _activity_page(request, found, form)


@require_GET
@requires(Permission.ACTIVITY_SEE)
def portfolio(request: MemberRequest) -> HttpResponse:
    """What one comes to and what one was at, with the hours of each school year; to print as well."""
    return render_page(request, "expertise/portfolio.html", {"portfolio": portfolios.portfolio(request.member)})


@require_GET
@requires(Permission.ACTIVITY_SEE)
def calendar(request: MemberRequest, pk: int) -> HttpResponse:
    """The appointment for who opens it in a calendar, also without having enrolled."""
    found = activity_or_404(request, pk)
    return as_calendar(activities_calendar([found], request.region), "activiteit.ics")
