"""The texts of one language beside the Dutch, and one text: written, looked at, published, brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.languages import Language
from steiger.core.pages import render_page
from steiger.parents import actions, selectors
from steiger.parents.catalogue import SOURCE, catalogue, filled
from steiger.parents.enums import Section
from steiger.parents.forms import CheckForm, TextForm
from steiger.parents.rules import may_check_texts, may_write_texts, warnings
from steiger.parents.views.public import render_welcome

SHOWN = ("all", "review", "unchecked", "own", "draft")


def language_or_404(code: str) -> Language:
    found = catalogue(code)
    if found is None:
        raise Http404
    return found.language


def row_or_404(request: MemberRequest, language: str, key: str) -> selectors.TextRow:
    found = selectors.text_row(request.member, language, key)
    if found is None:
        raise Http404
    return found


def to_text(request: MemberRequest, language: str, key: str) -> HttpResponse:
    return redirect("parents:text", region=request.region.slug, language=language, key=key)


@require_GET
@requires(Permission.PARENTS_SEE, at_least=Reach.REGION)
def texts(request: MemberRequest, language: str) -> HttpResponse:
    """Every text of a language with the Dutch beside it, part by part; `?show=` narrows it."""
    spoken = language_or_404(language)
    rows = selectors.text_rows(request.member, language)
    asked = request.GET.get("show", "all")
    shown = [row for row in rows if _is_asked(row, asked)]
    counts = {name: sum(_is_asked(row, name) for row in rows) for name in SHOWN}
    context = {
        "language": spoken,
        "is_source": language == SOURCE,
        "parts": [(part, [row for row in shown if row.section == part]) for part in Section],
        "asked": asked if asked in SHOWN else "all",
        "counts": counts,
        "checked_by": selectors.running_check(rows),
        "translated_by": catalogue(language).translated_by,  # type: ignore[union-attr]
        "may_write": may_write_texts(request.member),
        "may_check": may_check_texts(request.member),
    }
    return render_page(request, "parents/texts.html", context)


def _is_asked(row: selectors.TextRow, asked: str) -> bool:
    answers: dict[str, bool] = {
        "review": row.is_to_review,
        "unchecked": row.is_unchecked,
        "own": row.is_own,
        "draft": row.draft is not None,
    }
    return answers.get(asked, True)


@require_GET
@requires(Permission.PARENTS_SEE, at_least=Reach.REGION)
def preview(request: MemberRequest, language: str) -> HttpResponse:
    """The page as it would be after publishing every draft. Not counted."""
    language_or_404(language)
    beside = request.GET.get("with") == SOURCE
    page = selectors.welcome(request.region, language, beside=beside, with_drafts=True)
    if page is None:
        raise Http404
    return render_welcome(request, page, is_preview=True)


@require_http_methods(["GET", "POST"])
@requires(Permission.PARENTS_SEE, at_least=Reach.REGION)
def text(request: MemberRequest, language: str, key: str) -> HttpResponse:
    """One text: what is said now, the Dutch, the standard text, the draft, and what was said before."""
    spoken, row = language_or_404(language), row_or_404(request, language, key)
    may_write = may_write_texts(request.member)
    words = selectors.words_for(request.region, language)
    values = words.values if words else {}
    form = TextForm(
        request.POST or None,
        key=key,
        language=language,
        is_right_to_left=spoken.is_right_to_left,
        values=values,
        initial=_initial(row),
    )
    if request.method == "POST":
        may_write.require()
        if form.is_valid():
            try:
                actions.write_draft(by=request.member, language=language, key=key, **form.cleaned_data)
            except DomainError as error:
                show_refusal(form, error)
            else:
                messages.success(
                    request, _("The draft is kept. Look at it below; parents read it after you publish it.")
                )
                return to_text(request, language, key)
    context: dict[str, Any] = {
        "language": spoken,
        "row": row,
        "form": form,
        "read": filled(row.shown, values),
        "read_draft": filled(row.draft.text, values) if row.draft else "",
        "warnings": warnings(key, row.draft.text, values) if row.draft else [],
        "versions": selectors.version_lines(request.member, row),
        "may_write": may_write,
        "may_check": may_check_texts(request.member),
        "check_form": CheckForm(),
    }
    return render_page(request, "parents/text.html", context)


def _initial(row: selectors.TextRow) -> dict[str, str]:
    now = row.draft or row.published
    return {"text": now.text, "translator": now.translator} if now else {"text": row.standard}


def _done(
    request: MemberRequest, where: tuple[str, str], act: Callable[..., object], said: str, **what: Any
) -> HttpResponse:
    """One button: do it, say so, and back to the text; a refusal is said there too."""
    language, key = where
    row_or_404(request, language, key)
    try:
        act(by=request.member, **(what or {"language": language, "key": key}))
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, said)
    return to_text(request, language, key)


@require_POST
@requires(Permission.PARENTS_WRITE, at_least=Reach.REGION)
def publish(request: MemberRequest, language: str, key: str) -> HttpResponse:
    said = _("Parents read this text from now on.")
    if language == SOURCE:
        said = _("Parents read this text from now on. In the other languages it is to be reviewed.")
    return _done(request, (language, key), actions.publish_text, said)


@require_POST
@requires(Permission.PARENTS_WRITE, at_least=Reach.REGION)
def discard(request: MemberRequest, language: str, key: str) -> HttpResponse:
    return _done(request, (language, key), actions.discard_draft, _("The draft is gone."))


@require_POST
@requires(Permission.PARENTS_WRITE, at_least=Reach.REGION)
def standard(request: MemberRequest, language: str, key: str) -> HttpResponse:
    said = _("Parents read the standard text again.")
    return _done(request, (language, key), actions.return_to_standard, said)


@require_POST
@requires(Permission.PARENTS_WRITE, at_least=Reach.REGION)
def reviewed(request: MemberRequest, language: str, key: str) -> HttpResponse:
    said = _("It is recorded that this text still says the same as the Dutch.")
    return _done(request, (language, key), actions.mark_reviewed, said)


@require_POST
@requires(Permission.PARENTS_WRITE, at_least=Reach.REGION)
def back(request: MemberRequest, language: str, key: str, number: int) -> HttpResponse:
    version = selectors.version_for(request.member, number, language, key)
    if version is None:
        raise Http404
    said = _("Parents read the earlier text again.")
    return _done(request, (language, key), actions.bring_back, said, version=version)
