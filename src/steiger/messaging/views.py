from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.messaging import actions, selectors
from steiger.messaging.forms import WaysForm


@requires(Permission.TODAY_SEE)
def ways(request: MemberRequest) -> HttpResponse:
    """What one is told, and how."""
    form = WaysForm(request.POST or None, wishes=selectors.wishes(request.member))
    if request.method == "POST" and form.is_valid():
        try:
            actions.choose_ways(by=request.member, ways=form.ways())
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Saved. From now on you hear it this way."))
            return redirect("messaging:ways", region=request.region.slug)
    return render(request, "messaging/ways.html", {"form": form})


@require_POST
@requires(Permission.TODAY_SEE)
def put_away(request: MemberRequest) -> HttpResponse:
    """One message under *Vandaag*, or all of them."""
    chosen = request.POST.get("notice", "")
    actions.put_away_news(by=request.member, notice_id=int(chosen) if chosen.isdigit() else None)
    return redirect("desk:today", region=request.region.slug)
