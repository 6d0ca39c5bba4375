from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.aftercare import actions, selectors
from steiger.aftercare.forms import AvailabilityForm, AwayForm, ChooseSchoolForm, NeedForm, SchoolHoursForm
from steiger.aftercare.forms.availability import initial_hours
from steiger.aftercare.views.children import child_with, to_file
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import tried
from steiger.organisations.selectors import regular_schools, school_in_region
from steiger.pupils.enums import Section
from steiger.pupils.rules import may_change


@requires(Permission.VISIT_PLAN)
def availability(request: MemberRequest) -> HttpResponse:
    """Everybody's days and hours; a specialist goes on to the own page."""
    if request.member.reach(Permission.VISIT_PLAN) < Reach.REGION:
        return redirect("aftercare:own_availability", region=request.region.slug, specialist=request.member.user_id)
    return render(request, "aftercare/availabilities.html", {"rows": selectors.availability_rows(request.member)})


@requires(Permission.VISIT_PLAN)
def own_availability(request: MemberRequest, specialist: int) -> HttpResponse:
    """Days and hours of one specialist, home base, and what they can do."""
    row = _row(request, specialist)
    form = AvailabilityForm(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_availability(user_id=specialist, asked=form.as_input(), by=request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Written down. The next plan reckons with it."))
            return _to_row(request, specialist)
    return _shown(request, row, form, AwayForm())


@requires(Permission.VISIT_PLAN)
@require_POST
def add_away(request: MemberRequest, specialist: int) -> HttpResponse:
    row = _row(request, specialist)
    form = AwayForm(request.POST)
    if form.is_valid():
        try:
            actions.add_days_away(user_id=specialist, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Written down. Plan anew to move the visits on these days."))
            return _to_row(request, specialist)
    return _shown(request, row, AvailabilityForm(row=row), form)


@requires(Permission.VISIT_PLAN)
@require_POST
def remove_away(request: MemberRequest, away: int) -> HttpResponse:
    found = selectors.days_away_for(request.member, away)
    if found is None:
        raise Http404
    tried(request, lambda: actions.remove_days_away(away=found, by=request.member), _("These days are free again."))
    return _to_row(request, found.user_id)


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
def schools_hours(request: MemberRequest) -> HttpResponse:
    """Which schools receive visits at other hours than is usual."""
    schools = regular_schools(request.region)
    form = ChooseSchoolForm(request.GET if "school" in request.GET else None, schools=schools)
    if form.is_bound and form.is_valid():
        return redirect("aftercare:school_hours", region=request.region.slug, code=form.cleaned_data["school"])
    context = {"rows": selectors.school_hours_rows(request.member), "form": form}
    return render(request, "aftercare/schools_hours.html", context)


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
def school_hours(request: MemberRequest, code: str) -> HttpResponse:
    """When one school receives visits."""
    school = school_in_region(request.region, code)
    if school is None:
        raise Http404
    form = SchoolHoursForm(request.POST or None, initial=initial_hours(selectors.hours_of_school(school).items()))
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_school_hours(school=school, hours=form.all_hours(), by=request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Written down. The next plan reckons with it."))
            return redirect("aftercare:schools_hours", region=request.region.slug)
    return render(request, "aftercare/school_hours.html", {"school": school, "form": form})


@requires(Permission.VISIT_PLAN)
def need(request: MemberRequest, case: str) -> HttpResponse:
    """What the visits to one child ask."""
    journey = child_with(request, case, Section.VISITS)
    may_change(request.member, journey, Permission.VISIT_PLAN).require()
    held = selectors.need_of(journey)
    names = ("specialism", "language", "minutes")
    form = NeedForm(request.POST or None, initial={name: getattr(held, name) for name in names} if held else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_need(journey=journey, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Written down. The next plan reckons with it."))
            return to_file(request, journey)
    return render(request, "aftercare/need.html", {"journey": journey, "form": form})


def _row(request: MemberRequest, specialist: int) -> selectors.AvailabilityRow:
    row = selectors.availability_row(request.member, specialist)
    if row is None:
        raise Http404
    return row


def _to_row(request: MemberRequest, specialist: int) -> HttpResponse:
    return redirect("aftercare:own_availability", region=request.region.slug, specialist=specialist)


def _shown(
    request: MemberRequest, row: selectors.AvailabilityRow, form: AvailabilityForm, away_form: AwayForm
) -> HttpResponse:
    context = {
        "row": row,
        "form": form,
        "away_form": away_form,
        "is_me": row.user.pk == request.member.user_id,
        "is_desk": request.member.reach(Permission.VISIT_PLAN) == Reach.REGION,
    }
    return render(request, "aftercare/availability.html", context)
