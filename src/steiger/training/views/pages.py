"""What every page of the training does the same way: find the thing, do what was asked, say how it went."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from steiger.access.gate import MemberRequest
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.forms import show_refusal
from steiger.core.links import in_region
from steiger.core.pages import render_page
from steiger.training.selectors import cohorts, suggestions, work

if TYPE_CHECKING:
    from steiger.training.models import Cohort, Enrolment, Session, Suggestion

Found = TypeVar("Found")


def cohort_or_404(request: MemberRequest, pk: int) -> Cohort:
    return _there(cohorts.cohort_for(request.member, pk))


def session_or_404(request: MemberRequest, pk: int) -> Session:
    return _there(cohorts.session_for(request.member, pk))


def enrolment_or_404(request: MemberRequest, pk: int) -> Enrolment:
    return _there(cohorts.enrolment_for(request.member, pk))


def work_enrolment_or_404(request: MemberRequest, pk: int) -> Enrolment:
    """Whose work and coaching one reads: fewer than see how far somebody is."""
    return _there(work.work_enrolment_for(request.member, pk))


def suggestion_or_404(request: MemberRequest, pk: int) -> Suggestion:
    return _there(suggestions.suggestion_for(request.member, pk))


def _there(found: Found | None) -> Found:
    if found is None:
        raise Http404
    return found


def to(request: MemberRequest, page: str, anchor: str = "", /, **where: int) -> HttpResponse:
    return redirect(in_region(request.region.slug, f"training:{page}", **where) + anchor)


def is_done(request: MemberRequest, form: Form, act: Callable[[], object], done: str) -> bool:
    """What was sent in is right and could be done. What is wrong stands in the form, with what was typed."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except NotAllowedError:
        raise
    except DomainError as error:
        show_refusal(form, error)
        return False
    messages.success(request, done)
    return True


def form_page(request: MemberRequest, form: Form, *, title: str, back: str, crumb: str, **shown: Any) -> HttpResponse:
    """One form on a page of its own. `shown`: `lead`, `button`, `confirm`, `confirm_button`, `draft`, `danger`."""
    context = {"form": form, "form_title": title, "back": back, "crumb": crumb, **shown}
    return render_page(request, "training/form_page.html", context)


def as_file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
