from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.aftercare import actions, selectors
from steiger.aftercare.forms import MoveForm
from steiger.aftercare.views.plans import proposal_of, shown, to_proposal
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page, tried


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
def move(request: MemberRequest, proposal: int, planned: int) -> HttpResponse:
    """One visit to another day, time or specialist; what it would break stands beside it while choosing."""
    row = _row(request, proposal, planned)
    people = selectors.specialists(request.member)
    form = MoveForm(request.POST or (request.GET if "on" in request.GET else None), people=people, row=row)
    context: dict[str, Any] = {"proposal": row.proposal, "row": row, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            moved = actions.move_planned(
                planned=row,
                specialist_id=form.cleaned_data["specialist"],
                on=form.cleaned_data["on"],
                at=form.cleaned_data["at"],
                lock=form.cleaned_data["lock"],
                by=request.member,
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            return _after(request, moved)
    elif form.is_bound and form.is_valid():
        asked = {name: form.cleaned_data[name] for name in ("specialist", "on", "at")}
        context["would"] = selectors.would_break(request.member, row, **asked)
    elif row.starts_at is not None:
        context["would"] = selectors.breaks_now(request.member, row)
    return render_page(request, "aftercare/move.html", context, partial="would")


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
@require_POST
def drag(request: MemberRequest, proposal: int, planned: int) -> HttpResponse:
    """Dropped on another day or specialist: the plan as it is now, and at once what it breaks."""
    row = _row(request, proposal, planned)
    form = MoveForm(request.POST, people=selectors.specialists(request.member), row=row)
    said = _("This visit cannot be put there.")
    if form.is_valid():
        try:
            moved = actions.move_planned(
                planned=row,
                specialist_id=form.cleaned_data["specialist"],
                on=form.cleaned_data["on"],
                by=request.member,
            )
        except DomainError as refusal:
            said = refusal.message
        else:
            would = selectors.breaks_now(request.member, selectors.planned_for(request.member, proposal, moved.pk))
            said = _said(moved, would)
    found = proposal_of(request, proposal)
    return render_page(request, "aftercare/proposal.html", {**shown(request, found), "said": said}, partial="plan")


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
@require_POST
def lock(request: MemberRequest, proposal: int, planned: int) -> HttpResponse:
    """Keep a visit where it is, or let it go again."""
    row = _row(request, proposal, planned)
    tried(
        request,
        lambda: actions.lock_planned(planned=row, is_locked=not row.is_locked, by=request.member),
        _("The visit may move again.") if row.is_locked else _("The visit stays where it is."),
    )
    return to_proposal(request, proposal, timezone.localdate(row.starts_at) if row.starts_at else None)


@requires(Permission.VISIT_PLAN, at_least=Reach.REGION)
@require_POST
def take_out(request: MemberRequest, proposal: int, planned: int) -> HttpResponse:
    row = _row(request, proposal, planned)
    tried(
        request,
        lambda: actions.take_out(planned=row, by=request.member),
        _("Taken out of the proposal. The visit stays open."),
    )
    return to_proposal(request, proposal)


def _row(request: MemberRequest, proposal: int, planned: int) -> Any:
    row = selectors.planned_for(request.member, proposal, planned)
    if row is None:
        raise Http404
    return row


def _after(request: MemberRequest, moved: Any) -> HttpResponse:
    row = selectors.planned_for(request.member, moved.proposal_id, moved.pk)
    would = selectors.breaks_now(request.member, row)
    (messages.warning if would.broken else messages.success)(request, _said(moved, would))
    return to_proposal(request, moved.proposal_id, timezone.localdate(moved.starts_at))


def _said(moved: Any, would: selectors.WouldBreak) -> str:
    local = timezone.localtime(moved.starts_at)
    told = {"day": would.day, "time": f"{local:%H:%M}", "broken": " ".join(would.broken)}
    if would.broken:
        return _("Moved to %(day)s, %(time)s. This breaks: %(broken)s") % told
    return _("Moved to %(day)s, %(time)s. It breaks nothing.") % told
