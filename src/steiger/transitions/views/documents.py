from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.enums import Looked
from steiger.cooperation.enums import Signatory
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.pupils.enums import Section
from steiger.transitions import actions, rules, selectors
from steiger.transitions.enums import TEXT_SECTIONS
from steiger.transitions.forms import NOT_IN_DOCUMENT, DocumentForm, InspectionForm, PenForm, SignForm
from steiger.transitions.views.children import child_with, to_page

if TYPE_CHECKING:
    from steiger.pupils.models import Journey
    from steiger.transitions.models import PlacementDocument


def _child(request: MemberRequest, case: str) -> Journey:
    return child_with(request, case, Section.DOCUMENT, Looked.DOCUMENT)


def _document(request: MemberRequest, found: Journey) -> PlacementDocument:
    """The version that can be worked on, when this member may read it."""
    one = selectors.document_for(request.member, found)
    if one is None:
        raise Http404
    one.journey = found
    return one


@requires(Permission.DOCUMENT_SEE)
def document(request: MemberRequest, case: str) -> HttpResponse:
    """Read a version, with what may be done to it now."""
    found = _child(request, case)
    asked = request.GET.get("version", "")
    one = selectors.document_for(request.member, found, int(asked) if asked.isdecimal() else None)
    if one is None and asked:
        raise Http404
    if one is None:
        may_draft = rules.may_draft(request.member, found, selectors.chosen_bond(found))
        return render(request, "transitions/no_document.html", {"journey": found, "may_draft": may_draft})
    one.journey = found
    context = {
        "journey": found,
        "page": selectors.document_page(request.member, one),
        "document": one,
        "restricted": selectors.restricted_words(request.member, one),
        "doings": selectors.entries_of(one),
        "addenda": selectors.addenda_of(one),
        "pen_form": PenForm(),
        "language": next((one.language for one in found.pupil.guardians.all()), "nl"),
    }
    return render(request, "transitions/document.html", context)


@requires(Permission.DOCUMENT_WRITE)
@require_POST
def draft(request: MemberRequest, case: str) -> HttpResponse:
    found = _child(request, case)
    try:
        actions.draft_document(journey=found, by=request.member)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return to_page(request, "document", found)
    messages.success(request, _("The document is drafted from the file. Read it through and complete it."))
    return to_page(request, "write", found)


@requires(Permission.DOCUMENT_WRITE)
def write(request: MemberRequest, case: str) -> HttpResponse:
    found = _child(request, case)
    one = _document(request, found)
    rules.may_write(request.member, one).require()
    known = {name: getattr(one, name) for name in TEXT_SECTIONS}
    known["restricted"] = selectors.restricted_words(request.member, one) or ""
    form = DocumentForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            written = dict(form.cleaned_data)
            actions.write_restricted(document=one, by=request.member, words=written.pop("restricted"))
            actions.write_document(document=one, by=request.member, **written)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The document is saved."))
            return to_page(request, "document", found)
    context = {"journey": found, "document": one, "form": form, "reminder": NOT_IN_DOCUMENT}
    return render(request, "transitions/write.html", context)


@requires(Permission.DOCUMENT_WRITE)
@require_POST
def renew(request: MemberRequest, case: str) -> HttpResponse:
    found = _child(request, case)
    actions.renew_facts(document=_document(request, found), by=request.member)
    messages.success(request, _("Facts and results are taken over from the file."))
    return to_page(request, "write", found)


@requires(Permission.DOCUMENT_WRITE)
@require_POST
def new_version(request: MemberRequest, case: str) -> HttpResponse:
    found = _child(request, case)
    try:
        actions.new_version(document=_document(request, found), by=request.member)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return to_page(request, "document", found)
    messages.success(request, _("This is a new version. The parents have to see it again."))
    return to_page(request, "write", found)


@requires(Permission.DOCUMENT_WRITE)
def inspection(request: MemberRequest, case: str) -> HttpResponse:
    """Record that the parents saw the document, and what they said."""
    found = _child(request, case)
    one = _document(request, found)
    rules.may_record_inspection(request.member, one).require()
    guardian = found.pupil.guardians.first()
    known = {"language": guardian.language, "with_interpreter": guardian.needs_interpreter} if guardian else {}
    form = InspectionForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_inspection(document=one, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Recorded. From now on this version stays as the parents saw it."))
            return to_page(request, "document", found)
    return render(request, "transitions/inspection.html", {"journey": found, "document": one, "form": form})


@requires(Permission.DOCUMENT_SIGN)
def sign(request: MemberRequest, case: str, party: str) -> HttpResponse:
    """Sign for the own school, or record what the parents signed on paper."""
    found = _child(request, case)
    one = _document(request, found)
    if party not in Signatory.values:
        raise Http404
    rules.may_sign(request.member, one, party, selectors.required_signatures()).require()
    is_own = party != Signatory.PARENTS
    known = {"signed_by": request.member.name if is_own else ""}
    form = SignForm(request.POST or None, request.FILES or None, initial=known)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        given["scan"] = next(iter(given["scan"]), None)
        try:
            actions.sign_document(document=one, party=Signatory(party), by=request.member, **given)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The signature is recorded."))
            return to_page(request, "document", found)
    context = {"journey": found, "document": one, "form": form, "party": Signatory(party).label, "is_own": is_own}
    return render(request, "transitions/sign.html", context)


@requires(Permission.DOCUMENT_SEE)
def pdf(request: MemberRequest, case: str, version: int) -> HttpResponse:
    """The paper: the frozen bytes once everybody has signed. The same rule as the page, and logged like it."""
    found = _child(request, case)
    one = selectors.document_for(request.member, found, version)
    if one is None:
        raise Http404
    restricted = selectors.restricted_words(request.member, one)
    response = HttpResponse(selectors.document_pdf(one, restricted), content_type="application/pdf")
    name = f"plaatsingsdocument-{found.case_number}-v{one.version}.pdf"
    header = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = header or "attachment"
    response["Cache-Control"] = "no-store"
    return response
