from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, exports, selectors
from steiger.cooperation.enums import Stage
from steiger.cooperation.forms import BudgetForm, DayForm, FreezeForm, KeyLineForm, NumbersForm, SettleForm
from steiger.cooperation.rules import may_write_money
from steiger.cooperation.templatetags.agreements_tags import euros
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page

if TYPE_CHECKING:
    from steiger.cooperation.models import Budget

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _budget(request: MemberRequest, number: int) -> Budget:
    found = selectors.budget_for(request.member, number)
    if found is None:
        raise Http404
    return found


def _to_budget(request: MemberRequest, found: Budget) -> HttpResponse:
    return redirect("agreements:budget", region=request.region.slug, budget=found.pk)


@require_GET
@requires(Permission.MONEY_SEE, at_least=Reach.REGION)
def budgets(request: MemberRequest) -> HttpResponse:
    covenant = selectors.covenant_for(request.member)
    context = {
        "covenant": covenant,
        "budgets": list(selectors.budgets(request.member, covenant)) if covenant else [],
        "may_write": may_write_money(request.member),
    }
    return render_page(request, "cooperation/budgets.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.MONEY_WRITE, at_least=Reach.REGION)
def start(request: MemberRequest) -> HttpResponse:
    covenant = selectors.covenant_for(request.member)
    if covenant is None:
        messages.error(request, _("Contributions belong to a covenant. Begin that first."))
        return redirect("agreements:current", region=request.region.slug)
    form = BudgetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.start_budget(by=request.member, covenant=covenant, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The budget has begun. Next comes the key."))
            return _to_budget(request, made)
    return _form(request, None, form, _("Make a budget"), _("Make the budget"))


@require_GET
@requires(Permission.MONEY_SEE, at_least=Reach.REGION)
def budget(request: MemberRequest, budget: int) -> HttpResponse:
    """What everybody pays and where it comes from: a preview until it is decided."""
    found = _budget(request, budget)
    context = {
        "page": selectors.budget_page(request.member, found),
        "may_write": may_write_money(request.member),
        "today": clock.today(),
    }
    return render_page(request, "cooperation/budget.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.MONEY_WRITE, at_least=Reach.REGION)
def change(request: MemberRequest, budget: int) -> HttpResponse:
    found = _budget(request, budget)
    known = {"title": found.title, "amount": found.amount, "other_income": found.other_income}
    form = BudgetForm(request.POST or None, is_new=False, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_budget(by=request.member, budget=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            return _to_budget(request, found)
    return _form(request, found, form, _("Change the amounts"), _("Save"))


@require_http_methods(["GET", "POST"])
@requires(Permission.MONEY_WRITE, at_least=Reach.REGION)
def add_line(request: MemberRequest, budget: int) -> HttpResponse:
    found = _budget(request, budget)
    form = KeyLineForm(request.POST or None, parties=selectors.party_choices(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_key_line(by=request.member, budget=found, **form.asked())
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The line is added."))
            return _to_budget(request, found)
    return _form(request, found, form, _("Add a line to the key"), _("Add the line"))


@require_POST
@requires(Permission.MONEY_WRITE, at_least=Reach.REGION)
def remove_line(request: MemberRequest, budget: int, line: int) -> HttpResponse:
    found = _budget(request, budget)
    try:
        actions.remove_key_line(by=request.member, budget=found, line_id=line)
    except DomainError as error:
        messages.error(request, error.message)
    return _to_budget(request, found)


@require_http_methods(["GET", "POST"])
@requires(Permission.MONEY_WRITE, at_least=Reach.REGION)
def numbers(request: MemberRequest, budget: int) -> HttpResponse:
    """What was counted, and a place to enter what could not be. Once decided: the numbers of the year itself."""
    found = _budget(request, budget)
    stage = Stage.REAL if found.frozen_on else Stage.EXPECTED
    form = NumbersForm(request.POST or None, rows=selectors.number_rows(found, stage))
    if request.method == "POST" and form.is_valid():
        try:
            actions.enter_numbers(by=request.member, budget=found, stage=stage, numbers=form.numbers())
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The numbers are saved."))
            return _to_budget(request, found)
    first_on, last_on = selectors.counted_over(found, stage)
    context = {
        "budget": found,
        "form": form,
        "first_on": first_on,
        "last_on": last_on,
        "stage": stage,
        "unpaid": selectors.unpaid_of(found, selectors.payers_of(found), stage),
    }
    return render_page(request, "cooperation/numbers.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.MONEY_WRITE, at_least=Reach.REGION)
def freeze(request: MemberRequest, budget: int) -> HttpResponse:
    found = _budget(request, budget)
    form = FreezeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.freeze_budget(by=request.member, budget=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The contributions are fixed by the decision."))
            return _to_budget(request, found)
    page = selectors.budget_page(request.member, found)
    said = {
        "lead": _("%(count)s parties pay %(amount)s together. After this nothing of it is computed again.")
        % {"count": len(page.shares), "amount": euros(page.total)},
        "confirm": _("Fix the contributions? The amounts and the key cannot be changed after this."),
        "confirm_button": _("Fix the contributions"),
    }
    title = _("Fix the contributions by a decision")
    return _form(request, found, form, title, _("Fix the contributions"), **said)


@require_http_methods(["GET", "POST"])
@requires(Permission.MONEY_WRITE, at_least=Reach.REGION)
def settle(request: MemberRequest, budget: int) -> HttpResponse:
    found = _budget(request, budget)
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.settle_budget(by=request.member, budget=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The year is settled. Each party sees its difference."))
            return _to_budget(request, found)
    said = {
        "lead": _("By the same key, over what it really cost and the numbers of the year itself."),
        "confirm": _("Settle the year? It is settled once."),
        "confirm_button": _("Settle"),
    }
    return _form(request, found, form, _("Settle the year"), _("Settle"), **said)


@require_POST
@requires(Permission.MONEY_WRITE, at_least=Reach.REGION)
def follow(request: MemberRequest, budget: int, contribution: int) -> HttpResponse:
    """Invoiced, and later paid: the next of the two."""
    found = _budget(request, budget)
    one = selectors.contribution_for(request.member, found, contribution)
    form = DayForm(request.POST)
    if one is None:
        raise Http404
    if not form.is_valid():
        messages.error(request, _("Choose a day."))
        return _to_budget(request, found)
    day = form.cleaned_data["day"]
    try:
        if one.invoiced_on is None:
            actions.mark_invoiced(by=request.member, contribution=one, invoiced_on=day)
        else:
            actions.mark_paid(by=request.member, contribution=one, paid_on=day)
    except DomainError as error:
        messages.error(request, error.message)
    return _to_budget(request, found)


@require_POST
@requires(Permission.MONEY_WRITE, at_least=Reach.REGION)
def take_back(request: MemberRequest, budget: int, contribution: int) -> HttpResponse:
    """The last day that was recorded, when it was a mistake."""
    found = _budget(request, budget)
    one = selectors.contribution_for(request.member, found, contribution)
    if one is None:
        raise Http404
    try:
        actions.take_back_follow(by=request.member, contribution=one)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("It is taken back."))
    return _to_budget(request, found)


@require_GET
@requires(Permission.MONEY_SEE, at_least=Reach.REGION)
def spreadsheet(request: MemberRequest, budget: int) -> HttpResponse:
    found = _budget(request, budget)
    made = exports.budget_workbook(selectors.budget_page(request.member, found))
    return _file(made, SPREADSHEET, f"bijdragen-{found.school_year}.xlsx")


@require_GET
@requires(Permission.MONEY_SEE, at_least=Reach.REGION)
def csv(request: MemberRequest, budget: int) -> HttpResponse:
    found = _budget(request, budget)
    made = exports.budget_csv(selectors.budget_page(request.member, found))
    return _file(made.encode(), "text/csv; charset=utf-8", f"bijdragen-{found.school_year}.csv")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response


def _form(
    request: MemberRequest, found: Budget | None, form: Any, title: str, button: str, **said: str
) -> HttpResponse:
    context = {"budget": found, "form": form, "form_title": title, "button": button, **said}
    return render_page(request, "cooperation/budget_form.html", context)
