from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.aftercare import actions, rules, selectors
from steiger.aftercare.forms import ExtraVisitForm, PlanForm, ReasonForm, SpecialistForm, VisitsFilter
from steiger.aftercare.views.children import child_with, to_file, to_visit, visit_of
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import paginate, render_page
from steiger.pupils.enums import Relation, Section
from steiger.pupils.selectors import involved_user_ids

EXTRA_WITHIN_WEEKS = 6


@requires(Permission.VISIT_PLAN)
def visits(request: MemberRequest) -> HttpResponse:
    """My visits, the most urgent first; of a coordinator those of everybody."""
    member = request.member
    is_desk = member.reach(Permission.VISIT_PLAN) == Reach.REGION
    form = VisitsFilter(request.GET or None, specialists=selectors.open_specialists(member) if is_desk else None)
    page = paginate(request, selectors.visits(member, form.as_filter()))
    context = {
        "form": form,
        "page": page,
        "rows": selectors.rows(page.rows),
        "is_desk": is_desk,
        "may_see_reviews": member.may(Permission.REVIEW_SEE),
        "may_report": member.may(Permission.VISIT_REPORT),
    }
    return render_page(request, "aftercare/visits.html", context, partial="rows")


@requires(Permission.VISIT_PLAN)
def specialist(request: MemberRequest, case: str) -> HttpResponse:
    """Entrust a child to a specialist."""
    found = child_with(request, case, Section.WAY)
    rules.may_assign(request.member, found).require()
    now = involved_user_ids(found, Relation.SPECIALIST)
    people = selectors.specialists(request.member)
    form = SpecialistForm(request.POST or None, people=people, initial={"user": now[0] if now else None})
    if request.method == "POST" and form.is_valid():
        try:
            actions.assign_specialist(journey=found, user_id=form.cleaned_data["user"], by=request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The child and its open visits are entrusted to this specialist."))
            return to_file(request, found)
    context = {"journey": found, "form": form, "has_people": bool(people), "is_change": bool(now)}
    return render(request, "aftercare/specialist.html", context)


@requires(Permission.VISIT_PLAN)
def plan(request: MemberRequest, case: str, number: int) -> HttpResponse:
    """Day, time and who goes."""
    found = visit_of(request, case, number)
    rules.may_plan(request.member, found).require()
    planning = selectors.planning(request.member, found)
    form = PlanForm(request.POST or None, planning=planning)
    if request.method == "POST" and form.is_valid():
        try:
            actions.plan_visit(
                visit=found,
                specialist_id=form.cleaned_data["specialist"],
                planned_at=form.planned_at,
                by=request.member,
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Visit %(number)s is planned.") % {"number": number})
            return to_file(request, found.journey)
    context = {"journey": found.journey, "visit": found, "planning": planning, "form": form}
    return render(request, "aftercare/plan.html", context)


@requires(Permission.VISIT_PLAN)
def extra(request: MemberRequest, case: str) -> HttpResponse:
    """One more visit, because it does not go well enough."""
    found = child_with(request, case, Section.VISITS)
    rules.may_add_visit(request.member, found).require()
    today = clock.today()
    initial = {"from_on": today + timedelta(weeks=1), "until_on": today + timedelta(weeks=EXTRA_WITHIN_WEEKS)}
    form = ExtraVisitForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_visit(journey=found, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Visit %(number)s is added. Plan it now.") % {"number": made.number})
            return redirect("aftercare:plan", region=request.region.slug, case=case, number=made.number)
    return render(request, "aftercare/extra.html", {"journey": found, "form": form})


@requires(Permission.VISIT_PLAN)
def skip(request: MemberRequest, case: str, number: int) -> HttpResponse:
    """This visit is not held, and why."""
    found = visit_of(request, case, number)
    rules.may_skip(request.member, found).require()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.skip_visit(visit=found, reason=form.cleaned_data["reason"], by=request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Visit %(number)s is skipped.") % {"number": number})
            return to_visit(request, found)
    return render(request, "aftercare/skip.html", {"journey": found.journey, "visit": found, "form": form})
