from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.pages import saved
from steiger.privacy import actions
from steiger.privacy.forms import HoldForm
from steiger.privacy.selectors import runs


def _back(request: MemberRequest) -> HttpResponse:
    return redirect("privacy:retention", region=request.region.slug)


@require_GET
@requires(Permission.RETENTION_RELEASE, at_least=Reach.REGION)
def retention(request: MemberRequest) -> HttpResponse:
    """Whose term is over, who checked and who releases; what was forgotten before; what is to come."""
    return render(request, "privacy/retention.html", {"page": runs.retention_page(request.member)})


@require_http_methods(["GET", "POST"])
@requires(Permission.RETENTION_RELEASE, at_least=Reach.REGION)
def hold(request: MemberRequest, pk: int) -> HttpResponse:
    found = runs.line(request.member, pk)
    if found is None:
        raise Http404
    form = HoldForm(request.POST or None)
    act = partial(actions.hold_back, by=request.member, line=found)
    if saved(request, form, act, _("This file stays until that day. Then it is asked again.")):
        return _back(request)
    return render(request, "privacy/hold.html", {"form": form, "line": found})


@requires(Permission.RETENTION_RELEASE, at_least=Reach.REGION)
@require_POST
def put_back(request: MemberRequest, pk: int) -> HttpResponse:
    found = runs.line(request.member, pk)
    if found is None:
        raise Http404
    actions.put_back(by=request.member, line=found)
    messages.success(request, _("This file is on the list again."))
    return _back(request)


@requires(Permission.RETENTION_RELEASE, at_least=Reach.REGION)
@require_POST
def check(request: MemberRequest) -> HttpResponse:
    run = runs.open_run(request.member)
    if run is None:
        raise Http404
    actions.check_run(by=request.member, run=run)
    messages.success(request, _("Checked. Now somebody else releases it."))
    return _back(request)


@requires(Permission.RETENTION_RELEASE, at_least=Reach.REGION)
@require_POST
def release(request: MemberRequest) -> HttpResponse:
    run = runs.open_run(request.member)
    if run is None:
        raise Http404
    actions.release_run(by=request.member, run=run)
    messages.success(request, _("Released. The files are being made anonymous. The report comes here."))
    return _back(request)
