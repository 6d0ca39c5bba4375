from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.pupils import actions, rules, selectors
from steiger.pupils.forms import NoteForm, PupilForm

if TYPE_CHECKING:
    from steiger.pupils.models import Journey


def _journey(request: MemberRequest, case: str) -> Journey:
    found = selectors.journey(request.member, case)
    if found is None:
        raise Http404
    return found


def _to_file(request: MemberRequest, case: str) -> HttpResponse:
    return redirect("desk:file", region=request.region.slug, case=case)


@requires(Permission.FILE_WRITE)
def edit(request: MemberRequest, case: str) -> HttpResponse:
    journey = _journey(request, case)
    rules.may_change(request.member, journey, Permission.FILE_WRITE).require()
    known = {f.name: getattr(journey.pupil, f.name) for f in fields(actions.PupilInput)}
    form = PupilForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_pupil(journey=journey, pupil=form.as_input(), by=request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The facts have been corrected."))
            return _to_file(request, case)
    else:
        record_look(by=request.member, looked_at=Looked.FILE, case_number=journey.case_number)
    return render(request, "pupils/edit.html", {"form": form, "journey": journey})


@requires(Permission.NOTE_SEE)
def notes(request: MemberRequest, case: str) -> HttpResponse:
    """The confidential notes of a file, opened with a reason by whoever is not at the child's own schools."""
    journey = _journey(request, case)
    reason = request.GET.get("reason", "").strip()
    must_say_why = selectors.must_say_why(request.member)
    form = NoteForm(request.POST or None, initial={"agreed_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_note(journey=journey, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The note has been kept."))
            return _to_file(request, case)
    is_open = bool(reason) or not must_say_why
    shown = list(selectors.notes(request.member, journey)) if is_open else []
    if is_open and request.method == "GET":
        record_look(by=request.member, looked_at=Looked.NOTE, case_number=journey.case_number, reason=reason)
    context = {
        "journey": journey,
        "notes": shown,
        "is_open": is_open,
        "form": form,
        "may_write": rules.may_change(request.member, journey, Permission.NOTE_WRITE),
    }
    return render(request, "pupils/notes.html", context)
