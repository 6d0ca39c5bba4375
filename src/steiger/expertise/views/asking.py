"""The school's side: ask, while similar answers appear; reply, withdraw, say whether it helped."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page
from steiger.expertise import actions, selectors
from steiger.expertise.forms import AskForm, HelpedForm, ReplyForm
from steiger.expertise.views.help_requests import request_or_404, show, to_request
from steiger.pupils.selectors import journey

SIMILAR = 5


@require_http_methods(["GET", "POST"])
@requires(Permission.HELP_ASK)
def ask(request: MemberRequest) -> HttpResponse:
    """One field first. From a child's file (`?case=`) the child is chosen already."""
    member, case = request.member, request.GET.get("case", "")
    form = AskForm(
        request.POST or None,
        request.FILES or None,
        schools=selectors.schools_to_ask_for(member),
        children=selectors.children_to_ask_about(member, case),
        case=case.upper(),
        initial={"question": request.GET.get("question", "")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.ask_for_help(by=member, **_asked(request, form))
        except NotAllowedError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(
                request,
                _("Your question is number %(number)s. You get a mail as soon as there is an answer.")
                % {"number": made.number},
            )
            return to_request(request, made.pk)
    text = form["question"].value() or ""
    context = {"form": form, "results": selectors.results(member, text, most=SIMILAR), "text": text}
    return render_page(request, "expertise/ask.html", context)


@requires(Permission.HELP_ASK)
@require_POST
def similar(request: MemberRequest) -> HttpResponse:
    """While somebody types: what is known about it. Sent as a form, so that a question stands in no address."""
    text = request.POST.get("question", "")[:1000]
    context = {"results": selectors.results(request.member, text, most=SIMILAR), "text": text}
    return render_page(request, "expertise/ask.html", context, partial="similar")


@require_POST
@requires(Permission.HELP_ASK)
def reply(request: MemberRequest, pk: int) -> HttpResponse:
    found = request_or_404(request, pk)
    form = ReplyForm(request.POST, request.FILES, auto_id="reply_%s")
    if form.is_valid():
        try:
            actions.reply(
                by=request.member, request=found, text=form.cleaned_data["text"], uploads=form.cleaned_data["uploads"]
            )
        except NotAllowedError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("What you wrote is with your question."))
            return to_request(request, pk)
    return show(request, found, reply=form)


@require_POST
@requires(Permission.HELP_ASK)
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    found = request_or_404(request, pk)
    actions.withdraw_request(by=request.member, request=found)
    messages.success(request, _("The question is withdrawn. Nobody needs to answer any more."))
    return to_request(request, pk)


@require_POST
@requires(Permission.HELP_ASK)
def helped(request: MemberRequest, pk: int) -> HttpResponse:
    """One click; a line as well for who wants to."""
    found = request_or_404(request, pk)
    form = HelpedForm(request.POST, auto_id="helped_%s")
    if form.is_valid():
        actions.say_whether_it_helped(by=request.member, request=found, **form.cleaned_data)
        messages.success(request, _("Thank you: with this the next answer gets better."))
        return to_request(request, pk)
    return show(request, found, helped=form)


def _asked(request: MemberRequest, form: AskForm) -> dict[str, Any]:
    typed = form.cleaned_data
    case = typed.get("case", "")
    return {
        "question": typed["question"],
        "school_id": typed.get("school"),
        "journey": journey(request.member, case) if case else None,
        "subject": typed["subject"],
        "urgency": typed["urgency"],
        "uploads": typed["uploads"],
    }
