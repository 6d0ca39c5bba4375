from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.pupils import actions, rules, selectors
from steiger.pupils.forms import NoteForm, OpenNotesForm, PupilForm, WithdrawNoteForm

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


@require_GET
@requires(Permission.NOTE_SEE)
def notes(request: MemberRequest, case: str) -> HttpResponse:
    """The confidential notes of a file. One's own are open; for those of others one says why, each time."""
    journey = _journey(request, case)
    return _notes(request, journey, opened=actions.open_notes(journey=journey, by=request.member))


@require_POST
@requires(Permission.NOTE_SEE)
def open_notes(request: MemberRequest, case: str) -> HttpResponse:
    """All notes that this person may read, this once. The reason is in no address, and no other page leads here."""
    journey = _journey(request, case)
    form = OpenNotesForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    return _notes(
        request, journey, opened=actions.open_notes(journey=journey, by=request.member, reason=reason), open_form=form
    )


@require_POST
@requires(Permission.NOTE_WRITE)
def write_note(request: MemberRequest, case: str) -> HttpResponse:
    journey = _journey(request, case)
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            actions.write_note(journey=journey, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The note has been kept."))
            return redirect("pupils:notes", region=request.region.slug, case=case)
    return _notes(request, journey, form=form)


@requires(Permission.NOTE_WRITE)
def withdraw_note(request: MemberRequest, case: str, note: int) -> HttpResponse:
    """The parents take their agreement back."""
    journey = _journey(request, case)
    found = next((one for one in selectors.notes(request.member, journey) if one.pk == note), None)
    if found is None:
        raise Http404
    form = WithdrawNoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_note(note=found, said_by=form.cleaned_data["said_by"], by=request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The note is closed. Nobody reads it any more."))
            return redirect("pupils:notes", region=request.region.slug, case=case)
    return render(request, "pupils/withdraw_note.html", {"form": form, "journey": journey, "note": found})


def _notes(
    request: MemberRequest,
    journey: Journey,
    *,
    opened: Sequence[actions.OpenedNote] = (),
    form: NoteForm | None = None,
    open_form: OpenNotesForm | None = None,
) -> HttpResponse:
    texts = {one.note.pk: one for one in opened}
    heads = list(selectors.notes(request.member, journey))
    context = {
        "journey": journey,
        "notes": [(note, texts.get(note.pk)) for note in heads],
        "closed": sum(note.withdrawn_on is None and note.pk not in texts for note in heads),
        "form": form or NoteForm(initial={"agreed_on": clock.today()}),
        "open_form": open_form or OpenNotesForm(),
        "may_write": rules.may_change(request.member, journey, Permission.NOTE_WRITE),
    }
    response = render(request, "pupils/notes.html", context)
    # Not from the way back, and not from the disk of a shared computer.
    response["Cache-Control"] = "no-store"
    return response
