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
from steiger.cooperation import actions, selectors
from steiger.cooperation.forms import PublishStrategyForm, StrategyForm
from steiger.cooperation.rules.support_strategy import may_change_words, may_write_strategy
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page

if TYPE_CHECKING:
    from steiger.cooperation.models import SupportStrategy


def strategy_or_404(request: MemberRequest, pk: int) -> SupportStrategy:
    found = selectors.strategy_for(request.member, pk)
    if found is None:
        raise Http404
    return found


def draft_or_404(request: MemberRequest, pk: int) -> SupportStrategy:
    """A published version has no page on which its words are changed."""
    found = strategy_or_404(request, pk)
    if not may_change_words(found):
        raise Http404
    return found


def to_strategy(request: MemberRequest, found: SupportStrategy) -> HttpResponse:
    return redirect("agreements:strategy", region=request.region.slug, strategy=found.pk)


@require_GET
@requires(Permission.STRATEGY_SEE, at_least=Reach.REGION)
def current(request: MemberRequest) -> HttpResponse:
    """The plan that holds; or how to begin one."""
    found = selectors.strategy_to_read(request.member)
    if found is None:
        context = {"may_write": may_write_strategy(request.member)}
        return render_page(request, "cooperation/no_strategy.html", context)
    return _show(request, found)


@require_GET
@requires(Permission.STRATEGY_SEE, at_least=Reach.REGION)
def strategy(request: MemberRequest, strategy: int) -> HttpResponse:
    """Read one version, with its goals by school year and how far they are."""
    return _show(request, strategy_or_404(request, strategy))


def _show(request: MemberRequest, found: SupportStrategy) -> HttpResponse:
    context = {
        "page": selectors.strategy_page(request.member, found),
        "sees_figures": request.member.reach(Permission.FIGURES_SEE) >= Reach.REGION,
    }
    return render_page(request, "cooperation/strategy.html", context)


@require_GET
@requires(Permission.STRATEGY_SEE, at_least=Reach.REGION)
def pdf(request: MemberRequest, strategy: int) -> HttpResponse:
    found = strategy_or_404(request, strategy)
    page = selectors.strategy_page(request.member, found)
    response = HttpResponse(selectors.strategy_pdf(page, request.region), content_type="application/pdf")
    header = content_disposition_header(as_attachment=True, filename=f"ondersteuningsplan-v{found.number}.pdf")
    response["Content-Disposition"] = header or "attachment"
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "POST"])
@requires(Permission.STRATEGY_WRITE, at_least=Reach.REGION)
def start(request: MemberRequest) -> HttpResponse:
    """Begin the first version, or the next one with the words and the open goals of the one before."""
    draft = selectors.draft_of(request.member)
    if draft is not None and request.method == "GET":
        messages.info(request, _("There is a draft already. You can write on here."))
        return to_strategy(request, draft)
    words = selectors.words_to_start_from(request.member)
    form = StrategyForm(request.POST or None, initial=_initial(words))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.start_strategy(by=request.member, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The draft is there. Next come its goals, year by year."))
            return to_strategy(request, made)
    context = {"form": form, "has_former": bool(words.title), "asked": selectors.asked_by_schools()}
    return render_page(request, "cooperation/strategy_form.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.STRATEGY_WRITE, at_least=Reach.REGION)
def write(request: MemberRequest, strategy: int) -> HttpResponse:
    found = draft_or_404(request, strategy)
    form = StrategyForm(request.POST or None, initial=_initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_strategy(by=request.member, strategy=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The words of the plan are kept."))
            return to_strategy(request, found)
    context = {"form": form, "strategy": found, "asked": selectors.asked_by_schools()}
    return render_page(request, "cooperation/strategy_form.html", context)


def _initial(words: Any) -> dict[str, Any]:
    return {name: getattr(words, name) for name in ("title", "introduction", "first_year", "last_year")}


@require_http_methods(["GET", "POST"])
@requires(Permission.STRATEGY_WRITE, at_least=Reach.REGION)
def publish(request: MemberRequest, strategy: int) -> HttpResponse:
    """Choose the day, and the decision that adopted it; after that its words are fixed."""
    found = draft_or_404(request, strategy)
    known = selectors.decisions_in_force(request.member)
    form = PublishStrategyForm(
        request.POST or None,
        decisions=[(one.pk, f"{one.number} {one.title}") for one in known],
        initial={"holds_from": clock.today()},
    )
    if request.method == "POST" and form.is_valid():
        decision = next((one for one in known if one.pk == form.cleaned_data["decision"]), None)
        try:
            actions.publish_strategy(
                by=request.member, strategy=found, holds_from=form.cleaned_data["holds_from"], decision=decision
            )
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The plan is published. Everybody in the region can read it now."))
            return to_strategy(request, found)
    page = selectors.strategy_page(request.member, found)
    return render_page(request, "cooperation/publish_strategy.html", {"form": form, "page": page, "strategy": found})


@require_POST
@requires(Permission.STRATEGY_WRITE, at_least=Reach.REGION)
def discard(request: MemberRequest, strategy: int) -> HttpResponse:
    found = draft_or_404(request, strategy)
    try:
        actions.discard_draft(by=request.member, strategy=found)
    except DomainError as error:
        messages.error(request, error.message)
        return to_strategy(request, found)
    messages.success(request, _("The draft is gone."))
    return redirect("agreements:strategies", region=request.region.slug)
