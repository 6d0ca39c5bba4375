from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.enums import Looked
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.documents.selectors import content_of
from steiger.pupils.enums import Section
from steiger.transitions import actions, rules, selectors
from steiger.transitions.forms import CopyForm, DepartureForm
from steiger.transitions.views.children import child_with, to_page


@requires(Permission.MOVE_PLAN)
def depart(request: MemberRequest, case: str) -> HttpResponse:
    """The family left: what goes along and what is missing is shown first, then one button does it all."""
    found = child_with(request, case, Section.DOCUMENT)
    rules.may_depart(request.member, found).require()
    bond = selectors.chosen_bond(found)
    form = DepartureForm(
        request.POST or None, region=request.region, initial={"school": bond.school_id if bond else None}
    )
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            actions.depart_abruptly(journey=found, school_id=asked.pop("school"), by=request.member, **asked)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The hand-over is ready. Print it and give it to the parents."))
            return to_page(request, "departure", found)
    context = {
        "journey": found,
        "form": form,
        "draft": selectors.departure_draft(found, school=bond.school if bond else None),
    }
    return render(request, "transitions/depart.html", context)


@requires(Permission.DOCUMENT_SEE)
def departure(request: MemberRequest, case: str) -> HttpResponse:
    """The hand-over that was made: the paper, what is missing, and whether the parents have their copy."""
    found = child_with(request, case, Section.DOCUMENT, Looked.DOCUMENT)
    line = selectors.departure_for(request.member, found)
    if line is None:
        raise Http404
    return render(request, "transitions/departure.html", {"journey": found, "line": line, "form": CopyForm()})


@requires(Permission.DOCUMENT_WRITE)
@require_POST
def give_copy(request: MemberRequest, case: str) -> HttpResponse:
    found = child_with(request, case, Section.DOCUMENT)
    line = selectors.departure_for(request.member, found)
    if line is None:
        raise Http404
    form = CopyForm(request.POST)
    try:
        given_to = form.cleaned_data["given_to"] if form.is_valid() else ""
        actions.give_copy(departure=line.departure, given_to=given_to, by=request.member)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Recorded: the parents have their copy."))
    return to_page(request, "departure", found)


@requires(Permission.DOCUMENT_SEE)
def departure_pdf(request: MemberRequest, case: str) -> HttpResponse:
    """The very bytes that were made on that day."""
    found = child_with(request, case, Section.DOCUMENT, Looked.DOCUMENT)
    line = selectors.departure_for(request.member, found)
    if line is None:
        raise Http404
    response = HttpResponse(content_of(line.departure.file), content_type="application/pdf")
    header = content_disposition_header(as_attachment=True, filename=line.departure.file.name)
    response["Content-Disposition"] = header or "attachment"
    response["Cache-Control"] = "no-store"
    return response
