from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.enums import ItemOutcome
from steiger.cooperation.views.agenda import as_file, item_or_404
from steiger.cooperation.views.meetings import meeting_or_404, to_meeting
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.pages import render_page, tried

if TYPE_CHECKING:
    from steiger.cooperation.models import AgendaItem

TEMPLATE = "cooperation/minutes.html"


@require_GET
@requires(Permission.TABLE_WRITE)
def minutes(request: MemberRequest, pk: int) -> HttpResponse:
    """The meeting while it is held: who is there, what is said per item, how each ends."""
    found = meeting_or_404(request, pk)
    page = selectors.meeting_page(request.member, found)
    page.may_lead.require()
    if not page.may_change:
        return to_meeting(request, found)
    return render_page(request, TEMPLATE, {"page": page})


@require_POST
@requires(Permission.TABLE_WRITE)
def write(request: MemberRequest, item: int) -> HttpResponse:
    """Notes while they are typed, and with a button also how the item ended.

    What comes back is all but the field in which somebody is typing.
    """
    found = item_or_404(request, item)
    if found.meeting is None:
        raise Http404
    context: dict[str, Any] = {}
    try:
        found = _written(request, found)
    except NotAllowedError:
        raise
    except DomainError as error:
        found = item_or_404(request, item)
        context = {"refusal": error.message, "theirs": found.notes if found.notes != _typed(request) else ""}
    if request.headers.get("HX-Request") != "true":
        if context:
            messages.error(request, context["refusal"])
        return to_meeting(request, found.meeting, "minutes", f"#item-{found.pk}")  # type: ignore[arg-type]
    return render_page(request, TEMPLATE, {"item": found, "is_saved": not context, **context}, partial="state")


def _written(request: MemberRequest, item: AgendaItem) -> AgendaItem:
    meeting = item.meeting
    item = actions.write_notes(by=request.member, item=item, notes=_typed(request), seen=request.POST.get("seen", ""))
    if request.POST.get("outcome") in ItemOutcome.values:
        item = actions.set_outcome(by=request.member, item=item, outcome=ItemOutcome(request.POST["outcome"]))
    item.meeting = meeting
    return item


def _typed(request: MemberRequest) -> str:
    return request.POST.get("notes", "").replace("\r\n", "\n")


@require_POST
@requires(Permission.TABLE_WRITE)
def attendance(request: MemberRequest, pk: int) -> HttpResponse:
    found = meeting_or_404(request, pk)
    present = {int(one) for one in request.POST.getlist("present") if one.isdigit()}
    tried(request, lambda: actions.tick_attendance(by=request.member, meeting=found, present=present))
    if request.headers.get("HX-Request") == "true":
        page = selectors.meeting_page(request.member, found)
        return render_page(request, TEMPLATE, {"page": page}, partial="attendance")
    return to_meeting(request, found, "minutes", "#attendance")


@require_POST
@requires(Permission.TABLE_WRITE)
def approve(request: MemberRequest, pk: int, earlier: int) -> HttpResponse:
    found, before = meeting_or_404(request, pk), meeting_or_404(request, earlier)
    tried(
        request,
        lambda: actions.approve_minutes(by=request.member, earlier=before, meeting=found),
        _("The minutes are approved."),
    )
    return to_meeting(request, found, "minutes", "#agenda")


@require_POST
@requires(Permission.TABLE_WRITE)
def close(request: MemberRequest, pk: int) -> HttpResponse:
    found = meeting_or_404(request, pk)
    is_closed = tried(
        request,
        lambda: actions.close_meeting(by=request.member, meeting=found),
        _("The meeting is closed, and its minutes are fixed. The next meeting approves them."),
    )
    return to_meeting(request, found, "meeting" if is_closed else "minutes")


@require_GET
@requires(Permission.TABLE_SEE)
def pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """The minutes as they were fixed."""
    kept = selectors.minutes_content(meeting_or_404(request, pk))
    if kept is None:
        raise Http404
    content, name = kept
    return as_file(content, "application/pdf", name)
