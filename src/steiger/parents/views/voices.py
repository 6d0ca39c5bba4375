"""Voices that people recorded: listened to, added and taken back, sentence by sentence."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.pages import render_page
from steiger.core.ranges import ranged
from steiger.documents.selectors import content_of
from steiger.parents import actions, selectors
from steiger.parents.forms import VoicesForm
from steiger.parents.rules import LIMIT_MB, LONGEST, TOGETHER_MB, may_record_voices
from steiger.parents.views.texts import language_or_404

if TYPE_CHECKING:
    from steiger.parents.models import VoiceRecording


@require_http_methods(["GET", "POST"])
@requires(Permission.PARENTS_SEE, at_least=Reach.REGION)
def voices(request: MemberRequest, language: str) -> HttpResponse:
    """A row per sentence; recordings of one person are sent together."""
    spoken = language_or_404(language)
    may_record = may_record_voices(request.member)
    lines = selectors.voice_lines(request.member, language)
    form = VoicesForm(request.POST or None, request.FILES or None, lines=lines)
    if request.method == "POST":
        may_record.require()
        if form.is_valid() and (count := _keep(request, language, form, lines)) is not None:
            said = ngettext("%(count)d recording is kept.", "%(count)d recordings are kept.", count)
            messages.success(request, said % {"count": count})
            if not form.errors:
                return redirect("parents:voices", region=request.region.slug, language=language)
            lines = selectors.voice_lines(request.member, language)
    film = selectors.film_lines(request.member, [language])[0]
    context = {
        "language": spoken,
        "rows": [(line, form[line.name]) for line in lines],
        "form": form,
        "film": film,
        "recorded": sum(line.recording is not None for line in lines),
        "old": sum(line.is_old for line in lines),
        "limit": LIMIT_MB,
        "longest": LONGEST,
        "together": TOGETHER_MB,
        "may_record": may_record,
    }
    return render_page(request, "parents/voices.html", context)


def _keep(request: MemberRequest, language: str, form: VoicesForm, lines: list[selectors.VoiceLine]) -> int | None:
    """What is good is kept, what is not is said beside its sentence; how many were kept, nothing when none was."""
    count = 0
    for line in lines:
        for upload in form.cleaned_data.get(line.name) or []:
            try:
                actions.upload_voice(
                    by=request.member,
                    language=language,
                    scene=line.scene,
                    number=line.number,
                    upload=upload,
                    speaker=form.cleaned_data["speaker"],
                    agrees=form.cleaned_data["agrees"],
                )
            except DomainError as error:
                form.add_error(line.name if error.field not in form.fields else error.field, error.message)
            else:
                count += 1
    return count or None


@require_safe
@requires(Permission.PARENTS_SEE, at_least=Reach.REGION)
def sound(request: MemberRequest, language: str, voice: int) -> HttpResponseBase:
    """One recording, to listen to; a browser asks for it in parts."""
    stored = _recording_or_404(request, language, voice).file
    if stored is None:
        raise Http404
    response = ranged(
        request, BytesIO(content_of(stored)), size=stored.size, mark=stored.sha256, media_type=stored.media_type
    )
    response["Cache-Control"] = "private, no-cache"
    return response


@require_POST
@requires(Permission.PARENTS_CHECK, at_least=Reach.REGION)
def withdraw(request: MemberRequest, language: str, voice: int) -> HttpResponse:
    recording = _recording_or_404(request, language, voice)
    try:
        count = actions.withdraw_voice(by=request.member, recording=recording)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        said = _("The recording is gone.")
        if count:
            said = _("The recording is gone. The film is made anew without it.")
        messages.success(request, said)
    return redirect("parents:voices", region=request.region.slug, language=language)


def _recording_or_404(request: MemberRequest, language: str, pk: int) -> VoiceRecording:
    found = selectors.voice_for(request.member, pk)
    if found is None or found.language != language:
        raise Http404
    return found
