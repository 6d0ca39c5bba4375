from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.consultation import actions, rules, selectors
from steiger.consultation.enums import Outcome
from steiger.consultation.forms import AgendaForm, BringForm, OutcomeForm
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import paginate, render_page
from steiger.pupils.selectors import journey

if TYPE_CHECKING:
    from steiger.consultation.selectors import Case


def _case(request: MemberRequest, case: str) -> Case:
    """The open case, for who may read it now; each opening stands in the log of looking."""
    found = selectors.case_for(request.member, case)
    if found is None:
        raise Http404
    if request.method == "GET":
        record_look(by=request.member, looked_at=Looked.CASE, case_number=found.journey.case_number)
    return found


@require_GET
@requires(Permission.CASE_SEE)
def cases(request: MemberRequest) -> HttpResponse:
    """The open cases per agenda, and the children that come up by themselves. What is asked, stands on their pages."""
    page = paginate(request, selectors.cases(request.member))
    context = {
        "page": page,
        "groups": selectors.grouped(request.member, page.rows),
        "suggestions": selectors.suggestions(request.member) if page.number == 1 else [],
    }
    return render_page(request, "consultation/cases.html", context)


@require_GET
@requires(Permission.CASE_SEE)
def case(request: MemberRequest, case: str) -> HttpResponse:
    found = _case(request, case)
    context = {"page": selectors.case_page(request.member, found), "case": found}
    return render(request, "consultation/case.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.CASE_BRING)
def bring(request: MemberRequest, case: str) -> HttpResponse:
    """From the child's file: what is asked of the table, and when."""
    child = journey(request.member, case)
    if child is None:
        raise Http404
    has_open_case = selectors.open_case_of(child) is not None
    verdict = rules.may_bring(request.member, child, has_open_case=has_open_case)
    agendas = selectors.agendas(request.member)
    form = BringForm(request.POST or None, agendas=agendas)
    if request.method == "POST" and form.is_valid():
        try:
            actions.bring_case(journey=child, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The case is brought to the IB consultation."))
            return redirect("consultation:case", region=request.region.slug, case=child.case_number)
    elif request.method == "GET":
        record_look(by=request.member, looked_at=Looked.FILE, case_number=child.case_number)
    context = {"journey": child, "form": form, "verdict": verdict, "agendas": agendas}
    return render(request, "consultation/bring.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.CASE_BRING)
def schedule(request: MemberRequest, case: str) -> HttpResponse:
    """Another agenda for a case that waits, or whose meeting passed without an outcome."""
    found = _case(request, case)
    rules.may_arrange(request.member, found).require()
    agendas = selectors.agendas(request.member)
    form = AgendaForm(request.POST or None, agendas=agendas)
    if request.method == "POST" and form.is_valid():
        try:
            actions.schedule_case(case=found, agenda=form.cleaned_data["agenda"], by=request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The case is on the other agenda."))
            return redirect("consultation:case", region=request.region.slug, case=found.journey.case_number)
    return render(request, "consultation/schedule.html", {"case": found, "form": form, "agendas": agendas})


@require_http_methods(["GET", "POST"])
@requires(Permission.CASE_CONCLUDE)
def conclude(request: MemberRequest, case: str) -> HttpResponse:
    """What the table says. The case then closes for the table."""
    found = _case(request, case)
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.conclude_case(
                case=found,
                outcome=Outcome(form.cleaned_data["outcome"]),
                advice=form.cleaned_data["advice"],
                by=request.member,
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The outcome stands on the child's file. The case is closed for the table."))
            return redirect("consultation:cases", region=request.region.slug)
    verdict = rules.may_conclude(request.member, found)
    return render(request, "consultation/conclude.html", {"case": found, "form": form, "verdict": verdict})


@require_POST
@requires(Permission.CASE_BRING)
def withdraw(request: MemberRequest, case: str) -> HttpResponse:
    found = _case(request, case)
    try:
        actions.withdraw_case(case=found, by=request.member)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("consultation:case", region=request.region.slug, case=found.journey.case_number)
    messages.success(request, _("The case is withdrawn. The table can no longer see it."))
    return redirect("consultation:cases", region=request.region.slug)
