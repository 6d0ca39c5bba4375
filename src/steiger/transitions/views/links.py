"""The school's side of the parents' link, and of the talk when they do not agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.enums import Looked
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import tried
from steiger.pupils.enums import Section
from steiger.transitions import actions, rules, selectors
from steiger.transitions.forms import LinkForm, TalkForm
from steiger.transitions.views.children import child_with, to_page

if TYPE_CHECKING:
    from steiger.pupils.models import Journey
    from steiger.transitions.models import PlacementDocument


def _current(request: MemberRequest, case: str) -> tuple[Journey, PlacementDocument]:
    found = child_with(request, case, Section.DOCUMENT, Looked.DOCUMENT)
    one = selectors.document_for(request.member, found)
    if one is None:
        raise Http404
    one.journey = found
    return found, one


@require_http_methods(["GET", "POST"])
@requires(Permission.DOCUMENT_WRITE)
def link(request: MemberRequest, case: str) -> HttpResponse:
    """Make the link; the answer to the form is the only page that ever shows it, with the code."""
    found, one = _current(request, case)
    rules.may_make_link(request.member, one).require()
    guardian = found.pupil.guardians.first()
    known = {"given_to": guardian.name, "language": guardian.language, "mail_to": guardian.email} if guardian else {}
    form = LinkForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_parents_link(document=one, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            shown = {"journey": found, "document": one, "made": made, "mailed_to": form.cleaned_data["mail_to"]}
            response = render(request, "transitions/parents_link_made.html", shown)
            response["Cache-Control"] = "no-store"
            return response
    context = {"journey": found, "document": one, "form": form, "running": selectors.running_link(one)}
    return render(request, "transitions/parents_link.html", context)


@require_POST
@requires(Permission.DOCUMENT_WRITE)
def revoke(request: MemberRequest, case: str) -> HttpResponse:
    found, one = _current(request, case)
    tried(
        request,
        lambda: actions.revoke_parents_link(document=one, by=request.member),
        _("The link is closed. Nobody opens it any more."),
    )
    return to_page(request, "document", found)


@require_http_methods(["GET", "POST"])
@requires(Permission.DOCUMENT_SIGN)
def talk(request: MemberRequest, case: str) -> HttpResponse:
    """What came of the talk with parents who do not agree."""
    found, one = _current(request, case)
    proposed = selectors.talk_of(one)
    if proposed is None:
        raise Http404
    rules.may_record_talk(request.member, proposed).require()
    form = TalkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_talk(talk=proposed, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(
                request, _("The talk is recorded. It stands in the document beside what the parents said.")
            )
            return to_page(request, "document", found)
    return render(request, "transitions/talk.html", {"journey": found, "document": one, "form": form})
