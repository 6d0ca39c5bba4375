"""Writing in turn, versions side by side, what came later, what was sent, and whether a file is the real one."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import paginate, tried
from steiger.documents.selectors import content_of
from steiger.pupils.enums import Section
from steiger.transitions import actions, rules, selectors
from steiger.transitions.enums import MOTHER_SCHOOL_SECTIONS
from steiger.transitions.forms import AddendumForm, ChecksumForm, CompleteForm, PenForm
from steiger.transitions.views.children import child_with, to_page

if TYPE_CHECKING:
    from steiger.documents.models import StoredFile
    from steiger.pupils.models import Journey
    from steiger.transitions.models import PlacementDocument


def _current(request: MemberRequest, case: str, version: int | None = None) -> tuple[Journey, PlacementDocument]:
    found = child_with(request, case, Section.DOCUMENT, Looked.DOCUMENT)
    one = selectors.document_for(request.member, found, version)
    if one is None:
        raise Http404
    one.journey = found
    return found, one


@require_POST
@requires(Permission.DOCUMENT_SEE)
def hand_pen(request: MemberRequest, case: str) -> HttpResponse:
    """Give the pen to the other school, or take it back."""
    found, one = _current(request, case)
    form = PenForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    tried(
        request,
        lambda: actions.hand_over_pen(document=one, by=request.member, note=note),
        _("The pen has changed hands. Whoever has it now is told."),
    )
    return to_page(request, "document", found)


@require_http_methods(["GET", "POST"])
@requires(Permission.DOCUMENT_COMPLETE)
def complete(request: MemberRequest, case: str) -> HttpResponse:
    """The mother school writes its own sections."""
    found, one = _current(request, case)
    rules.may_complete(request.member, one).require()
    form = CompleteForm(request.POST or None, initial={name: getattr(one, name) for name in MOTHER_SCHOOL_SECTIONS})
    if request.method == "POST" and form.is_valid():
        try:
            actions.complete_document(document=one, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The document is saved. Give the pen back when you are ready."))
            return to_page(request, "document", found)
    return render(request, "transitions/complete.html", {"journey": found, "document": one, "form": form})


@require_GET
@requires(Permission.DOCUMENT_SEE)
def compare(request: MemberRequest, case: str, version: int, other: int) -> HttpResponse:
    found, _one = _current(request, case)
    both = selectors.compared(request.member, found, version, other)
    if both is None:
        raise Http404
    left, right, sections = both
    context = {"journey": found, "left": left, "right": right, "sections": sections}
    return render(request, "transitions/compare.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.DOCUMENT_SEE)
def addendum(request: MemberRequest, case: str) -> HttpResponse:
    """Something that came after the signatures."""
    found, one = _current(request, case)
    rules.may_add(request.member, one).require()
    form = AddendumForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_addendum(document=one, by=request.member, words=form.cleaned_data["words"])
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Added, with today's date and your name. The signed document is unchanged."))
            return to_page(request, "document", found)
    return render(request, "transitions/addendum.html", {"journey": found, "document": one, "form": form})


@require_GET
@requires(Permission.DOCUMENT_SEE)
def addendum_pdf(request: MemberRequest, case: str, version: int, number: int) -> HttpResponse:
    _found, one = _current(request, case, version)
    added = selectors.addendum_of(one, number)
    if added is None:
        raise Http404
    return _as_pdf(added.file)


@require_GET
@requires(Permission.DOCUMENT_WRITE)
def appendix(request: MemberRequest, case: str, version: int, language: str) -> HttpResponse:
    """For the parents, in their language: on paper for the talk with them."""
    _found, one = _current(request, case, version)
    reading = selectors.reading_of(one, request.region, language)
    response = HttpResponse(selectors.appendix_pdf(reading), content_type="application/pdf")
    name = f"plaatsingsdocument-{case}-v{version}-{reading.language.code}.pdf"
    header = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = header or "attachment"
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "POST"])
@requires(Permission.DOCUMENT_SEE)
def check(request: MemberRequest) -> HttpResponse:
    """Whether a file is the very document that was signed. Nothing that is sent here is kept."""
    form = ChecksumForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        checksum = sha256(sent[0].content).hexdigest() if sent else form.cleaned_data["checksum"].strip().lower()
        if not checksum:
            form.add_error("checksum", _("Choose the PDF, or fill in its checksum."))
        else:
            context |= {"checksum": checksum, "known": selectors.frozen_with(request.member, checksum)}
    return render(request, "transitions/check.html", context)


@require_GET
@requires(Permission.DOCUMENT_WRITE)
def sent(request: MemberRequest) -> HttpResponse:
    """What the own school sent, newest first."""
    page = paginate(request, selectors.sent_copies(request.member))
    return render(request, "transitions/sent.html", {"page": page})


@require_GET
@requires(Permission.DOCUMENT_WRITE)
def sent_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """The very bytes. Logged as looking, like every opening of a document."""
    copy = selectors.sent_copy(request.member, pk)
    if copy is None or copy.document.file is None:
        raise Http404
    case = copy.document.journey.case_number
    record_look(by=request.member, looked_at=Looked.DOCUMENT, case_number=case)
    return _as_pdf(copy.document.full_file or copy.document.file)


def _as_pdf(stored: StoredFile) -> HttpResponse:
    response = HttpResponse(content_of(stored), content_type="application/pdf")
    header = content_disposition_header(as_attachment=True, filename=stored.name)
    response["Content-Disposition"] = header or "attachment"
    response["Cache-Control"] = "no-store"
    return response
