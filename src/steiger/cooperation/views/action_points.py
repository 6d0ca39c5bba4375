from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.forms import ActionFilterForm, ActionForm, FinishActionForm
from steiger.cooperation.rules.bodies import may_finish
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import paginate, render_page

if TYPE_CHECKING:
    from steiger.cooperation.models import Action


def _action_or_404(request: MemberRequest, number: int) -> Action:
    found = selectors.action_for(request.member, number)
    if found is None:
        raise Http404
    return found


def _to_action(request: MemberRequest, found: Action) -> HttpResponse:
    return redirect("agreements:action", region=request.region.slug, pk=found.pk)


@require_GET
@requires(Permission.TABLE_SEE)
def action_points(request: MemberRequest) -> HttpResponse:
    """What was promised: one's own or of all tables, open or done; what is overdue first."""
    known = list(selectors.bodies(request.member))
    asked = {"whose": "mine", "state": "open", **request.GET.dict()}
    form = ActionFilterForm(asked, bodies=known)
    wanted = form.wanted()
    context: dict[str, Any] = {
        "form": form,
        "wanted": wanted,
        "page": paginate(request, selectors.action_points(request.member, wanted)),
        "today": clock.today(),
        "may_make": selectors.bodies_to_write_at(request.member).exists(),
    }
    return render_page(request, "cooperation/action_points.html", context, partial="rows")


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_WRITE)
def new(request: MemberRequest) -> HttpResponse:
    """For one table, perhaps from a point of its agenda; without one it is chosen first."""
    tables = list(selectors.bodies_to_write_at(request.member))
    if not tables:
        raise PermissionDenied
    wanted = request.GET.get("body") or (str(tables[0].pk) if len(tables) == 1 else "")
    if not wanted:
        return render_page(request, "cooperation/choose_body.html", {"tables": tables})
    body = next((one for one in tables if str(one.pk) == wanted), None)
    if body is None:
        raise Http404
    item_id = request.GET.get("item", "")
    item = selectors.agenda_item_of(body, int(item_id)) if item_id.isascii() and item_id.isdigit() else None
    form = ActionForm(request.POST or None, people=selectors.people_at(body))
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            made = actions.make_action(
                by=request.member, body=body, owner_id=typed.pop("owner"), agenda_item=item, **typed
            )
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The action is recorded. It stands under Today of who does it."))
            return _to_action(request, made)
    return render_page(request, "cooperation/new_action.html", {"form": form, "body": body, "item": item})


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_SEE)
def action_point(request: MemberRequest, pk: int) -> HttpResponse:
    """One promise; and for who may, that it is done."""
    found = _action_or_404(request, pk)
    form = FinishActionForm(request.POST or None, initial={"note": found.note})
    if request.method == "POST" and form.is_valid():
        try:
            actions.finish_action(by=request.member, action=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Done. It stands among what was done."))
            return _to_action(request, found)
    context = {
        "action": found,
        "form": form,
        "may_finish": may_finish(request.member, found),
        "sees_body": selectors.body_for(request.member, found.body_id) is not None,
    }
    return render_page(request, "cooperation/action_point.html", context)


@require_POST
@requires(Permission.TABLE_SEE)
def reopen(request: MemberRequest, pk: int) -> HttpResponse:
    found = _action_or_404(request, pk)
    try:
        actions.reopen_action(by=request.member, action=found)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The action is open again."))
    return _to_action(request, found)
