from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.aftercare import actions, rules, selectors
from steiger.aftercare.forms import SupportForm
from steiger.aftercare.views.children import child_with, to_file
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.pupils.enums import Section


@requires(Permission.SUPPORT_WRITE)
def support(request: MemberRequest, case: str) -> HttpResponse:
    """Agree on support: for whom, what, how many hours, from-until."""
    found = child_with(request, case, Section.SUPPORT)
    rules.may_write_support(request.member, found).require()
    form = SupportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.agree_support(journey=found, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The support is agreed on."))
            return to_file(request, found)
    return render(request, "aftercare/support.html", {"journey": found, "form": form})


@requires(Permission.SUPPORT_WRITE)
@require_POST
def end_support(request: MemberRequest, case: str, line: int) -> HttpResponse:
    found = child_with(request, case, Section.SUPPORT)
    one = selectors.support_for(request.member, found, line)
    if one is None:
        raise Http404
    try:
        actions.end_support(line=one, by=request.member)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The support has ended today."))
    return to_file(request, found)


@requires(Permission.SUPPORT_WRITE)
def close(request: MemberRequest, case: str) -> HttpResponse:
    """Close the aftercare, or see what is still open."""
    found = child_with(request, case, Section.VISITS)
    if request.method == "POST":
        try:
            actions.close_aftercare(journey=found, by=request.member)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("The aftercare is closed. The way of this child is complete."))
            # The file has closed for all but the coordinator.
            return redirect("aftercare:visits", region=request.region.slug)
    still_open = selectors.still_open(found)
    verdict = rules.may_close(request.member, found, still_open)
    if not verdict and not still_open:
        verdict.require()
    context = {"journey": found, "still_open": still_open, "verdict": verdict}
    return render(request, "aftercare/close.html", context)
