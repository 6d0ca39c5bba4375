"""Questions as one reads them: the list, one of them, what was sent along, the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core.pages import paginate, render_page
from steiger.documents.selectors import content_of
from steiger.expertise import selectors
from steiger.expertise.enums import Destination
from steiger.expertise.forms import (
    AnswerForm,
    AskBackForm,
    AssignForm,
    FiguresForm,
    HelpedForm,
    HelpFilterForm,
    NoteForm,
    ReferForm,
    ReplyForm,
    SortForm,
)
from steiger.expertise.views.files import as_file

if TYPE_CHECKING:
    from steiger.expertise.models import HelpRequest
    from steiger.expertise.selectors import HelpPage

# What is said in the commonest case comes first and stands open.
ANSWERING = ("answer", "ask_back", "refer", "note")


@require_GET
@requires(Permission.HELP_SEE)
def help_requests(request: MemberRequest) -> HttpResponse:
    """What is asked, narrowed by the filters in the address; what is settled only when asked for."""
    form = HelpFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    wanted = selectors.HelpFilter(
        text=chosen.get("q", ""),
        state=chosen.get("state") or "open",
        subject=chosen.get("subject", ""),
        whose=chosen.get("whose", ""),
    )
    page = paginate(request, selectors.help_requests(request.member, wanted))
    context = {
        "form": form,
        "page": page,
        "names": selectors.children_named(request.member, page.rows),
        "is_narrowed": wanted != selectors.HelpFilter(),
        "may_ask": request.member.may(Permission.HELP_ASK),
        "sees_figures": request.member.reach(Permission.FIGURES_SEE) >= Reach.REGION,
    }
    return render_page(request, "expertise/help_requests.html", context, partial="rows")


@require_GET
@requires(Permission.HELP_SEE)
def help_request(request: MemberRequest, pk: int) -> HttpResponse:
    """One question, what was said about it, and what this person can do."""
    found = request_or_404(request, pk)
    if found.journey is not None:
        record_look(by=request.member, looked_at=Looked.HELP, case_number=found.journey.case_number)
    return show(request, found)


@require_GET
@requires(Permission.HELP_SEE)
def help_file(request: MemberRequest, pk: int, file: int) -> HttpResponse:
    found = selectors.file_for(request.member, request_or_404(request, pk), file)
    if found is None:
        raise Http404
    return as_file(content_of(found.file), found.file.media_type, found.file.name)


@require_GET
@requires(Permission.ARTICLE_SEE)
def answered_question(request: MemberRequest, pk: int) -> HttpResponse:
    """A question of another school with its answer, as everybody in the region may find it."""
    found = selectors.answered_question(request.member, pk)
    if found is None:
        raise Http404
    may_ask = request.member.may(Permission.HELP_ASK)
    return render_page(request, "expertise/answered_question.html", {"question": found, "may_ask": may_ask})


@require_GET
@requires(Permission.FIGURES_SEE, at_least=Reach.REGION)
def help_figures(request: MemberRequest) -> HttpResponse:
    """What schools ask, and how soon they get an answer."""
    asked = request.GET.get("year", "")
    figures = selectors.help_figures(request.member, int(asked) if asked.isdecimal() and len(asked) == 4 else None)
    form = FiguresForm(initial={"year": figures.first_year}, years=figures.years)
    return render_page(request, "expertise/help_figures.html", {"figures": figures, "form": form})


def request_or_404(request: MemberRequest, pk: int) -> HelpRequest:
    found = selectors.help_request(request.member, pk)
    if found is None:
        raise Http404
    return found


def to_request(request: MemberRequest, pk: int) -> HttpResponse:
    return redirect("expertise:help_request", region=request.region.slug, pk=pk)


def show(request: MemberRequest, found: HelpRequest, **refused: Any) -> HttpResponse:
    """The page of one question; a form that was refused comes back as it was typed, and open."""
    page = selectors.help_page(request.member, found)
    forms = {**_forms(page), **refused}
    shown = next(iter(refused), "")
    context = {
        "page": page,
        "help": found,
        "forms": forms,
        "shown": shown or "answer",
        "answering": [(key, forms[key]) for key in ANSWERING],
        # The summary of what is wrong stands on top of the page.
        "form": refused.get(shown),
    }
    return render_page(request, "expertise/help_request.html", context)


def destinations(found: HelpRequest) -> list[tuple[str, Any]]:
    """The table talks about a child: a question that names none cannot go there."""
    return [
        (one.value, one.label) for one in Destination if one != Destination.CONSULTATION or found.journey_id is not None
    ]


def _forms(page: HelpPage) -> dict[str, Any]:
    found = page.request
    return {
        "answer": AnswerForm(auto_id="answer_%s"),
        "ask_back": AskBackForm(auto_id="ask_back_%s"),
        "refer": ReferForm(auto_id="refer_%s", destinations=destinations(found)),
        "note": NoteForm(auto_id="note_%s"),
        "reply": ReplyForm(auto_id="reply_%s"),
        "helped": HelpedForm(auto_id="helped_%s", initial={"helped": found.helped, "remark": found.helped_remark}),
        "assign": AssignForm(auto_id="assign_%s", handlers=page.handlers, initial={"handler": found.handler_id}),
        "sort": SortForm(auto_id="sort_%s", initial={"subject": found.subject, "urgency": found.urgency}),
    }
