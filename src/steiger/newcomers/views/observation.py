from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.newcomers import actions, rules, selectors
from steiger.newcomers.forms import ObservationForm
from steiger.newcomers.views.stay import writable
from steiger.pupils.enums import Section

if TYPE_CHECKING:
    from steiger.access.member import Member
    from steiger.pupils.models import Journey


@requires(Permission.PLACE_OFFER)
def observation(request: MemberRequest, case: str) -> HttpResponse:
    """Confirm a provisional placement, observe longer, or end it."""
    found = writable(request, case, Section.STAY, Permission.PLACE_OFFER)
    placement = selectors.running_placement(found)
    rules.may_decide_placement(request.member, found, placement).require()
    form = ObservationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = _decide(found, form, request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, done)
            return redirect("newcomers:desk", region=request.region.slug)
    context = {"form": form, "journey": found, "placement": placement, "decisions": selectors.decisions_of(placement)}
    return render(request, "newcomers/observation.html", context)


def _decide(found: Journey, form: ObservationForm, by: Member) -> str:
    typed = form.cleaned_data
    if typed["outcome"] == form.CONFIRM:
        actions.confirm_placement(journey=found, reason=typed["reason"], by=by)
        return _("The placement is confirmed.")
    if typed["outcome"] == form.LONGER:
        actions.extend_observation(journey=found, until_on=typed["until_on"], reason=typed["reason"], by=by)
        return _("The observation goes on.")
    actions.end_after_observation(journey=found, reason=typed["reason"], by=by)
    return _("The placement has ended. The child has its turn back; the desk looks on.")
