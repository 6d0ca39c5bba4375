"""The side that answers: divide, ask back, answer, refer on, note, let others find it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page
from steiger.expertise import actions, rules, selectors
from steiger.expertise.forms import AnswerForm, AskBackForm, AssignForm, NoteForm, ReferForm, ShareForm, SortForm
from steiger.expertise.views.help_requests import destinations, request_or_404, show, to_request

if TYPE_CHECKING:
    from steiger.expertise.models import HelpRequest


@require_POST
@requires(Permission.HELP_TRIAGE, at_least=Reach.REGION)
def take(request: MemberRequest, pk: int) -> HttpResponse:
    found = request_or_404(request, pk)
    actions.assign_request(by=request.member, request=found, handler_id=request.member.user_id)
    messages.success(request, _("This question is yours."))
    return to_request(request, pk)


@require_POST
@requires(Permission.HELP_TRIAGE, at_least=Reach.REGION)
def assign(request: MemberRequest, pk: int) -> HttpResponse:
    found = request_or_404(request, pk)
    handlers = selectors.help_page(request.member, found).handlers
    form = AssignForm(request.POST, auto_id="assign_%s", handlers=handlers)

    def act() -> object:
        return actions.assign_request(by=request.member, request=found, handler_id=form.cleaned_data["handler"])

    return _done(request, found, "assign", form, act, _("They get a mail that this question is theirs."))


@require_POST
@requires(Permission.HELP_ANSWER)
def sort(request: MemberRequest, pk: int) -> HttpResponse:
    found = request_or_404(request, pk)
    form = SortForm(request.POST, auto_id="sort_%s")

    def act() -> object:
        return actions.sort_request(by=request.member, request=found, **form.cleaned_data)

    return _done(request, found, "sort", form, act, _("Subject and term are changed."))


@require_POST
@requires(Permission.HELP_ANSWER)
def ask_back(request: MemberRequest, pk: int) -> HttpResponse:
    found = request_or_404(request, pk)
    form = AskBackForm(request.POST, auto_id="ask_back_%s")

    def act() -> object:
        return actions.ask_back(by=request.member, request=found, text=form.cleaned_data["text"])

    return _done(request, found, "ask_back", form, act, _("The school gets a mail with your question waiting here."))


@require_POST
@requires(Permission.HELP_ANSWER)
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    found = request_or_404(request, pk)
    form = AnswerForm(request.POST, request.FILES, auto_id="answer_%s")

    def act() -> object:
        typed = form.cleaned_data
        return actions.answer_request(by=request.member, request=found, text=typed["text"], uploads=typed["uploads"])

    return _done(request, found, "answer", form, act, _("The school gets a mail that your answer is here."))


@require_POST
@requires(Permission.HELP_ANSWER)
def refer(request: MemberRequest, pk: int) -> HttpResponse:
    found = request_or_404(request, pk)
    form = ReferForm(request.POST, auto_id="refer_%s", destinations=destinations(found))

    def act() -> object:
        return actions.refer_on(by=request.member, request=found, **form.cleaned_data)

    return _done(request, found, "refer", form, act, _("The school gets a mail about where this question goes."))


@require_POST
@requires(Permission.HELP_ANSWER)
def note(request: MemberRequest, pk: int) -> HttpResponse:
    found = request_or_404(request, pk)
    form = NoteForm(request.POST, auto_id="note_%s")

    def act() -> object:
        return actions.note_with_request(by=request.member, request=found, text=form.cleaned_data["text"])

    return _done(request, found, "note", form, act, _("The note stands with the question."))


@require_http_methods(["GET", "POST"])
@requires(Permission.HELP_ANSWER)
def share(request: MemberRequest, pk: int) -> HttpResponse:
    """Let other schools find question and answer, in words that name nobody."""
    found = request_or_404(request, pk)
    verdict = rules.help_requests.may_share(request.member, found)
    begun = {
        "question": found.shared_question or found.question,
        "answer": found.shared_answer or selectors.last_answer(found),
    }
    form = ShareForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            actions.share_request(by=request.member, request=found, **form.cleaned_data)
        except NotAllowedError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Other schools find this question and its answer from now on."))
            return to_request(request, pk)
    return render_page(request, "expertise/share.html", {"help": found, "form": form, "verdict": verdict})


@require_POST
@requires(Permission.HELP_ANSWER)
def stop_sharing(request: MemberRequest, pk: int) -> HttpResponse:
    found = request_or_404(request, pk)
    actions.stop_sharing(by=request.member, request=found)
    messages.success(request, _("Other schools find it no more."))
    return to_request(request, pk)


def _done(
    request: MemberRequest, found: HelpRequest, key: str, form: forms.Form, act: Callable[[], Any], message: str
) -> HttpResponse:
    """Back to the question, with what was done; or with what was wrong, beside the field."""
    if form.is_valid():
        try:
            act()
        except NotAllowedError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, message)
            return to_request(request, found.pk)
    return show(request, found, **{key: form})
