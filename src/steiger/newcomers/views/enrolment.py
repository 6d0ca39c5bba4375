from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.forms import show_refusal
from steiger.newcomers import actions, selectors
from steiger.newcomers.forms import EndLessonsForm, EnrolForm, FixedDaysForm, LessonsForm, NoticeForm
from steiger.newcomers.views.tabs import tabs
from steiger.pupils.rules import sections_for

if TYPE_CHECKING:
    from steiger.pupils.models import Journey


def _child(request: MemberRequest, case: str) -> Journey:
    found = selectors.child_to_enrol(request.member, case)
    if found is None:
        raise Http404
    return found


@requires(Permission.ENROLMENT_RECORD)
def enrolment(request: MemberRequest, case: str) -> HttpResponse:
    """Where the child is enrolled, what must be told to whom, and on which days it is where."""
    found = _child(request, case)
    record_look(by=request.member, looked_at=Looked.REFERRAL, case_number=found.case_number)
    return _page(request, found)


def _page(request: MemberRequest, found: Journey, **bound: forms.Form) -> HttpResponse:
    """A refused form keeps what was typed."""
    shown = selectors.enrolment_page(request.member, found)
    context: dict[str, Any] = {
        "journey": found,
        "shown": shown,
        "may_open_file": bool(sections_for(request.member, found)),
        "enrol_form": EnrolForm(schools=shown.schools),
        "days_form": FixedDaysForm(initial={"weekdays": shown.weekdays}),
        "lessons_form": LessonsForm(schools=shown.lesson_schools),
        "end_form": EndLessonsForm(),
    }
    return render(request, "newcomers/enrolment.html", {**context, **bound})


def _tried(
    request: MemberRequest,
    found: Journey,
    name: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    done: str,
) -> HttpResponse:
    """One of the page's forms: done and back to the page, or shown with what is wrong."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except NotAllowedError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, done)
            return redirect("newcomers:enrolment", region=request.region.slug, case=found.case_number)
    return _page(request, found, **{name: form})


@requires(Permission.ENROLMENT_RECORD)
@require_POST
def enrol(request: MemberRequest, case: str) -> HttpResponse:
    found = _child(request, case)
    form = EnrolForm(request.POST, schools=selectors.enrolment_page(request.member, found).schools)

    def act(typed: dict[str, Any]) -> object:
        return actions.enrol_child(journey=found, by=request.member, **typed)

    return _tried(request, found, "enrol_form", form, act, _("The enrolment is recorded."))


@requires(Permission.BOND_MANAGE)
@require_POST
def fixed_days(request: MemberRequest, case: str) -> HttpResponse:
    found = _child(request, case)

    def act(typed: dict[str, Any]) -> object:
        return actions.choose_fixed_days(journey=found, by=request.member, **typed)

    return _tried(request, found, "days_form", FixedDaysForm(request.POST), act, _("The fixed days are recorded."))


@requires(Permission.ENROLMENT_RECORD)
@require_POST
def lessons(request: MemberRequest, case: str) -> HttpResponse:
    found = _child(request, case)
    form = LessonsForm(request.POST, schools=selectors.enrolment_page(request.member, found).lesson_schools)

    def act(typed: dict[str, Any]) -> object:
        return actions.teach_meanwhile(journey=found, by=request.member, **typed)

    return _tried(request, found, "lessons_form", form, act, _("The temporary lessons are recorded."))


@requires(Permission.ENROLMENT_RECORD)
@require_POST
def end_lessons(request: MemberRequest, case: str) -> HttpResponse:
    found = _child(request, case)

    def act(typed: dict[str, Any]) -> object:
        return actions.end_lessons(journey=found, by=request.member, **typed)

    return _tried(request, found, "end_form", EndLessonsForm(request.POST), act, _("The temporary lessons have ended."))


@requires(Permission.ENROLMENT_RECORD)
@require_POST
def do_notice(request: MemberRequest, case: str, notice_id: int) -> HttpResponse:
    found = _child(request, case)
    notice = selectors.notice_of(request.member, found, notice_id)
    if notice is None:
        raise Http404
    form = NoticeForm(request.POST)
    reason = form.cleaned_data["not_needed_reason"] if form.is_valid() else ""
    actions.do_notice(notice=notice, by=request.member, not_needed_reason=reason)
    messages.success(request, _("Recorded."))
    if selectors.child_to_enrol(request.member, case) is None:
        # That was the last thing that this school had to do with the child.
        return redirect("desk:today", region=request.region.slug)
    return redirect("newcomers:enrolment", region=request.region.slug, case=found.case_number)


@requires(Permission.FILE_SEE)
def days(request: MemberRequest) -> HttpResponse:
    """Which children are at their mother school on which day of the week."""
    context = {"days": selectors.fixed_days(request.member), **tabs(request.member)}
    return render(request, "newcomers/days.html", context)
