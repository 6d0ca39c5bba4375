"""The region's list of tests and observations."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.newcomers import actions, selectors
from steiger.newcomers.forms import InstrumentForm, instrument_initial
from steiger.newcomers.views.tabs import tabs


@require_GET
@requires(Permission.LEVELS_RECORD)
def instruments(request: MemberRequest) -> HttpResponse:
    """Whoever records levels reads the list; the coordinator keeps it."""
    context = {
        "instruments": selectors.instruments(),
        "retired": selectors.retired_instruments(),
        "may_manage_list": request.member.reach(Permission.INSTRUMENTS_MANAGE) == Reach.REGION,
        **tabs(request.member),
    }
    return render(request, "newcomers/instruments.html", context)


@requires(Permission.INSTRUMENTS_MANAGE, at_least=Reach.REGION)
def add_instrument(request: MemberRequest) -> HttpResponse:
    form = InstrumentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_instrument(instrument=form.as_input(), by=request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("It is on the list."))
            return _to_list(request)
    return render(request, "newcomers/instrument.html", {"form": form})


@requires(Permission.INSTRUMENTS_MANAGE, at_least=Reach.REGION)
def change_instrument(request: MemberRequest, instrument_id: int) -> HttpResponse:
    found = selectors.instrument(instrument_id)
    if found is None:
        raise Http404
    form = InstrumentForm(request.POST or None, initial=instrument_initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_instrument(pk=found.pk, instrument=form.as_input(), by=request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The list has been changed. Scores that were written down stay as they are."))
            return _to_list(request)
    return render(request, "newcomers/instrument.html", {"form": form, "instrument": found})


@requires(Permission.INSTRUMENTS_MANAGE, at_least=Reach.REGION)
@require_POST
def retire_instrument(request: MemberRequest, instrument_id: int) -> HttpResponse:
    if selectors.instrument(instrument_id) is None:
        raise Http404
    actions.retire_instrument(pk=instrument_id, by=request.member)
    messages.success(request, _("Nobody chooses this any more. What was read from it stays on the files."))
    return _to_list(request)


@requires(Permission.INSTRUMENTS_MANAGE, at_least=Reach.REGION)
@require_POST
def take_standard_instruments(request: MemberRequest) -> HttpResponse:
    count = actions.take_standard_instruments(by=request.member)
    said = ngettext("%(count)s was added to the list.", "%(count)s were added to the list.", count) % {"count": count}
    messages.success(request, said)
    return _to_list(request)


def _to_list(request: MemberRequest) -> HttpResponse:
    return redirect("newcomers:instruments", region=request.region.slug)
