from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.aftercare import actions, rules, selectors
from steiger.aftercare.enums import SupportFor
from steiger.aftercare.forms import ActionForm, ReportForm, SupportForm
from steiger.aftercare.selectors import ReportPage, Visit
from steiger.aftercare.views.children import child_with, to_visit, visit_of
from steiger.aftercare.views.support import givers
from steiger.audit.enums import Looked
from steiger.cooperation.selectors import support_strategy_on
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.forms import show_refusal
from steiger.core.queue import is_from_queue, is_pressed
from steiger.pupils.enums import Section

ACTION_WITHIN_DAYS = 14
# What a line of support from a visit holds, when nobody says otherwise.
SUPPORT_HOURS = 4
SUPPORT_WEEKS = 10


@requires(Permission.VISIT_SEE)
def visit(request: MemberRequest, case: str, number: int) -> HttpResponse:
    """Read a visit: what was seen, asked and agreed, and what came out of it."""
    found = visit_of(request, case, number, Looked.VISIT)
    page = selectors.report_page(request.member, found)
    return _show(request, page, _action_form(request, page, None))


def _action_form(request: MemberRequest, page: ReportPage, sent: Any) -> ActionForm | None:
    """The need, ready to become an action: sending the form as it stands is the one click."""
    if page.report is None or not page.is_whole or not page.may_make_action:
        return None
    initial = {
        "what": page.report.school_needs[:300],
        "owner": request.member.user_id,
        "due_on": clock.today() + timedelta(days=ACTION_WITHIN_DAYS),
    }
    people = selectors.owners(request.member, page.visit.journey)
    return ActionForm(sent, people=people, initial=initial)


def _support_form(request: MemberRequest, page: ReportPage, sent: Any) -> SupportForm:
    """The need, ready to become a line of support: sending the form as it stands is the one click."""
    whom = givers(request, page.visit.journey)
    today = clock.today()
    need = page.report.school_needs if page.report else ""
    whom["initial"] |= {
        "support_for": SupportFor.TEACHER,
        "what": need[:200],
        "hours": SUPPORT_HOURS,
        "until_on": today + timedelta(weeks=SUPPORT_WEEKS),
    }
    return SupportForm(sent, **whom)


def _show(
    request: MemberRequest, page: ReportPage, form: ActionForm | None, support_form: SupportForm | None = None
) -> HttpResponse:
    context: dict[str, object] = {"journey": page.visit.journey, "visit": page.visit, "page": page, "form": form}
    if form is not None:
        context["support_form"] = support_form or _support_form(request, page, None)
    if page.is_whole:
        context["part"] = selectors.teacher_part(request.member, page.visit)
        context["offer"] = None if page.report else selectors.offer_of(page.visit)
    return render(request, "aftercare/visit.html", context)


@requires(Permission.VISIT_REPORT)
def report(request: MemberRequest, case: str, number: int) -> HttpResponse:
    """Write the report, on a phone at the school. What is missing is named; nothing that was typed gets lost."""
    found = visit_of(request, case, number)
    form = ReportForm(request.POST or None, initial=_known(found))
    is_complete = request.method == "POST" and form.is_valid()
    if not (is_complete and selectors.arrived_report(request.member, found, form.cleaned_data["key"])):
        verdict = rules.may_report(request.member, found)
        if not verdict and is_from_queue(request):
            return _stuck(request, verdict.reason)
        verdict.require()
    if is_complete:
        try:
            made = actions.report_visit(visit=found, by=request.member, **form.as_report())
        except DomainError as refusal:
            if is_from_queue(request) and refusal.field is None:
                return _stuck(request, refusal.message)
            show_refusal(form, refusal)
        else:
            return _sent(request, found, made.reported_at)
    plan = support_strategy_on(_known(found).get("held_on", clock.today()))
    part = selectors.teacher_part(request.member, found)
    context = {"journey": found.journey, "visit": found, "form": form, "plan": plan, "part": part}
    return render(request, "aftercare/report.html", context)


def _sent(request: MemberRequest, found: Visit, at: datetime) -> HttpResponse:
    """To the visit, where what the school needs becomes something to do. Who was not waiting is told in one line."""
    if is_pressed(request):
        messages.success(request, _("The report is sent. Does the school need something? Make it an action below."))
    if not is_from_queue(request):
        return to_visit(request, found)
    context = {"journey": found.journey, "visit": found, "at": at}
    return render(request, "aftercare/report.html#sent", context, status=201)


def _stuck(request: MemberRequest, reason: str) -> HttpResponse:
    """It waited on a device, and cannot be taken in: the device keeps the text, and says why."""
    return render(request, "aftercare/report.html#stuck", {"reason": reason}, status=409)


def _known(found: Visit) -> dict[str, date]:
    planned_on = selectors.rows([found])[0].planned_on
    return {"held_on": planned_on} if planned_on and planned_on <= clock.today() else {}


@requires(Permission.SUPPORT_WRITE)
@require_POST
def make_action(request: MemberRequest, case: str, number: int) -> HttpResponse:
    """What the school needs becomes something to do."""
    found = visit_of(request, case, number)
    page = selectors.report_page(request.member, found)
    form = _action_form(request, page, request.POST)
    if page.report is None or form is None:
        raise Http404
    if form.is_valid():
        asked = form.cleaned_data
        try:
            actions.make_action(
                report=page.report,
                what=asked["what"],
                owner_id=asked["owner"],
                due_on=asked["due_on"],
                by=request.member,
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The action is made. Its owner finds it under Today."))
            return to_visit(request, found)
    return _show(request, page, form)


@requires(Permission.SUPPORT_WRITE)
@require_POST
def make_support(request: MemberRequest, case: str, number: int) -> HttpResponse:
    """What the school needs becomes a line of support."""
    found = visit_of(request, case, number)
    page = selectors.report_page(request.member, found)
    form = _action_form(request, page, None)
    if page.report is None or form is None:
        raise Http404
    support_form = _support_form(request, page, request.POST)
    if support_form.is_valid():
        try:
            actions.agree_support(
                journey=found.journey, report=page.report, by=request.member, **support_form.as_promise()
            )
        except DomainError as refusal:
            show_refusal(support_form, refusal)
        else:
            messages.success(request, _("The support is agreed on."))
            return to_visit(request, found)
    return _show(request, page, form, support_form)


@requires(Permission.SUPPORT_WRITE)
@require_POST
def ask_about_need(request: MemberRequest, case: str, number: int) -> HttpResponse:
    """What the school needs becomes a question to the expertise centre: one click."""
    found = visit_of(request, case, number)
    page = selectors.report_page(request.member, found)
    if page.report is None or not page.is_whole:
        raise Http404
    try:
        made = actions.ask_about_need(report=page.report, by=request.member)
    except NotAllowedError:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return to_visit(request, found)
    messages.success(request, _("The need is a question to the expertise centre now."))
    return redirect("expertise:help_request", region=request.region.slug, pk=made.pk)


@requires(Permission.VISIT_SEE)
@require_POST
def finish_action(request: MemberRequest, case: str, action: int) -> HttpResponse:
    found = child_with(request, case, Section.VISITS)
    one = selectors.action_for(request.member, found, action)
    if one is None:
        raise Http404
    actions.finish_action(action=one, by=request.member)
    messages.success(request, _("The action is done."))
    one.report.visit.journey = found
    return to_visit(request, one.report.visit)
