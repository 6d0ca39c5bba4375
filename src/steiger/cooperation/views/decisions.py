from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.forms import DecisionFilterForm, DecisionForm, EvaluateDecisionForm, SupersedeForm
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import paginate, render_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steiger.cooperation.models import AgendaItem, Decision


@require_GET
@requires(Permission.POLICY_SEE)
def decisions(request: MemberRequest) -> HttpResponse:
    """What the region decided, latest first, narrowed by the filters in the address."""
    bodies, years = selectors.decision_bodies(request.member), selectors.decision_years(request.member)
    form = DecisionFilterForm(request.GET, bodies=bodies, years=years)
    chosen = form.cleaned_data if form.is_valid() else {}
    wanted = selectors.DecisionFilter(
        text=chosen.get("q", ""),
        body_id=chosen.get("body"),
        year=chosen.get("year"),
        is_to_evaluate=chosen.get("evaluate", False),
    )
    context = {
        "form": form,
        "is_narrowed": wanted != selectors.DecisionFilter(),
        "page": paginate(request, selectors.decisions(request.member, wanted)),
        "may_record": selectors.tables_written_by(request.member).exists(),
    }
    return render_page(request, "cooperation/decisions.html", context, partial="rows")


@require_GET
@requires(Permission.POLICY_SEE)
def decision(request: MemberRequest, pk: int) -> HttpResponse:
    """One decision, with what follows from it."""
    page = selectors.decision_page(request.member, decision_or_404(request, pk))
    context = {"page": page, "decision": page.decision}
    return render_page(request, "cooperation/decision.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_WRITE)
def new_decision(request: MemberRequest) -> HttpResponse:
    """Record what a table decided: about an item on its agenda (`?item=`), or in place of another (`?replaces=`)."""
    tables = list(selectors.tables_written_by(request.member))
    if not tables:
        raise PermissionDenied
    item = _item(request)
    earlier = selectors.decisions_in_force(request.member)
    form = DecisionForm(
        request.POST or None,
        bodies=[(body.pk, body.name) for body in tables if item is None or body.pk == item.body_id],
        earlier=_named(earlier),
        initial=_begun_with(request, item, earlier),
    )
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        body_id, replaced_id = typed.pop("body"), typed.pop("supersedes")
        body = next(one for one in tables if one.pk == body_id)
        replaced = next((one for one in earlier if one.pk == replaced_id), None)
        try:
            made = actions.record_decision(by=request.member, body=body, agenda_item=item, supersedes=replaced, **typed)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Decision %(number)s is recorded.") % {"number": made.number})
            return to_decision(request, made)
    return render_page(request, "cooperation/decision_form.html", {"form": form, "item": item})


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_WRITE)
def evaluate(request: MemberRequest, pk: int) -> HttpResponse:
    found = _written_or_refused(request, pk)
    form = EvaluateDecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.evaluate_decision(by=request.member, decision=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The evaluation is recorded."))
            return to_decision(request, found)
    return render_page(request, "cooperation/evaluate_decision.html", {"decision": found, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_WRITE)
def supersede(request: MemberRequest, pk: int) -> HttpResponse:
    """Say which later decision took the place of this one."""
    found = _written_or_refused(request, pk)
    later = selectors.later_decisions(request.member, found)
    form = SupersedeForm(request.POST or None, later=_named(later))
    if request.method == "POST" and form.is_valid():
        successor = next(one for one in later if one.pk == form.cleaned_data["successor"])
        try:
            actions.supersede_decision(by=request.member, decision=found, successor=successor)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Decision %(number)s takes its place.") % {"number": successor.number})
            return to_decision(request, found)
    return render_page(
        request, "cooperation/supersede_decision.html", {"decision": found, "form": form, "later": later}
    )


def decision_or_404(request: MemberRequest, pk: int) -> Decision:
    found = selectors.decision_for(request.member, pk)
    if found is None:
        raise Http404
    return found


def to_decision(request: MemberRequest, found: Decision) -> HttpResponse:
    return redirect("agreements:decision", region=request.region.slug, pk=found.pk)


def _written_or_refused(request: MemberRequest, pk: int) -> Decision:
    found = decision_or_404(request, pk)
    if not selectors.tables_written_by(request.member).filter(pk=found.body_id).exists():
        raise PermissionDenied
    return found


def _item(request: MemberRequest) -> AgendaItem | None:
    asked = request.GET.get("item", "")
    if not asked:
        return None
    found = selectors.item_to_decide(request.member, int(asked)) if asked.isdecimal() else None
    if found is None:
        raise Http404
    return found


def _begun_with(request: MemberRequest, item: AgendaItem | None, earlier: Iterable[Decision]) -> dict[str, Any]:
    """What is known already from where the person came from."""
    today = clock.today()
    begun: dict[str, Any] = {"decided_on": today, "body": request.GET.get("body"), "supersedes": None}
    replaced = next((one for one in earlier if str(one.pk) == request.GET.get("replaces")), None)
    if replaced is not None:
        begun |= {"supersedes": replaced.pk, "body": replaced.body_id, "title": replaced.title}
    if item is not None:
        begun |= {"body": item.body_id, "title": item.title, "reason": item.text}
        if item.meeting is not None:
            begun["decided_on"] = min(timezone.localtime(item.meeting.starts_at).date(), today)
    return begun


def _named(found: Iterable[Decision]) -> list[tuple[int, str]]:
    return [(one.pk, f"{one.number} · {one.title}") for one in found]
