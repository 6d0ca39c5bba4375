"""For who organises activities: plan, change, cancel, write down who was there, hand out material."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page, tried
from steiger.expertise.actions import activities as actions
from steiger.expertise.actions import enrolments
from steiger.expertise.enums.subjects import Subject
from steiger.expertise.forms.activities import ActivityForm, CancelActivityForm
from steiger.expertise.rules.activities import may_lead
from steiger.expertise.selectors import activities as selectors
from steiger.expertise.views.activities import activity_or_404, to_activity
from steiger.organisations.selectors import schools_in_region

if TYPE_CHECKING:
    from steiger.expertise.models import Activity


def led_or_403(request: MemberRequest, number: int) -> Activity:
    """Others may read it; changing is not theirs."""
    found = activity_or_404(request, number)
    may_lead(request.member, found).require()
    return found


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_WRITE)
def plan(request: MemberRequest) -> HttpResponse:
    """From nothing, from a subject that schools ask about, or like an activity that was (`?like=`)."""
    schools = {school.pk: school for school in schools_in_region(request.region)}
    form = ActivityForm(
        request.POST or None,
        schools=[(pk, school.name) for pk, school in schools.items()],
        activity=_like(request),
        initial=_wished(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.plan_activity(by=request.member, plan=form.plan(schools))
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The activity is in the calendar. Schools can enrol."))
            return to_activity(request, made)
    return render_page(request, "expertise/activity_form.html", {"form": form})


def _like(request: MemberRequest) -> Activity | None:
    asked = request.GET.get("like", "")
    return selectors.activity_for(request.member, int(asked)) if asked.isdecimal() else None


def _wished(request: MemberRequest) -> dict[str, Any]:
    """A copy has yet to get its day."""
    wished: dict[str, Any] = {"day": None, "enrol_until": None}
    if request.GET.get("subject") in Subject.values:
        wished["subjects"] = [request.GET["subject"]]
    return wished


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_WRITE)
def change(request: MemberRequest, pk: int) -> HttpResponse:
    found = led_or_403(request, pk)
    schools = {school.pk: school for school in schools_in_region(request.region)}
    choices = [(pk, school.name) for pk, school in schools.items()]
    form = ActivityForm(request.POST or None, schools=choices, activity=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_activity(by=request.member, activity=found, plan=form.plan(schools))
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The activity is changed. Who comes is told when that matters to them."))
            return to_activity(request, found)
    return render_page(request, "expertise/activity_form.html", {"form": form, "activity": found})


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_WRITE)
def cancel(request: MemberRequest, pk: int) -> HttpResponse:
    found = led_or_403(request, pk)
    form = CancelActivityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_activity(by=request.member, activity=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The activity is cancelled, and who was coming is told."))
            return to_activity(request, found)
    return render_page(request, "expertise/cancel_activity.html", {"activity": found, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_WRITE)
def attendance(request: MemberRequest, pk: int) -> HttpResponse:
    """A list to tick on a phone at the door; also to print and sign."""
    found = led_or_403(request, pk)
    if request.method == "POST":
        present = [int(one) for one in request.POST.getlist("present") if one.isdecimal()]
        is_done = tried(
            request,
            lambda: actions.note_attendance(by=request.member, activity=found, present=present),
            _("The attendance is written down. The hours count in everybody's portfolio."),
        )
        return to_activity(request, found) if is_done else redirect(request.path)
    people = [one for one in selectors.people_at(found) if one.placed_at]
    context = {"activity": found, "people": people, "page": selectors.activity_page(request.member, found)}
    return render_page(request, "expertise/attendance.html", context)


@require_POST
@requires(Permission.ACTIVITY_WRITE)
def sign_somebody_off(request: MemberRequest, enrolment: int) -> HttpResponse:
    found = selectors.enrolment_for(request.member, enrolment)
    if found is None:
        raise Http404
    done = _("%(name)s is signed off, and is told.") % {"name": found.user.name}
    tried(request, lambda: enrolments.sign_somebody_off(by=request.member, enrolment=found), done)
    return to_activity(request, found.activity, anchor="#people")
