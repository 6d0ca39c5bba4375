from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.forms import CancelMeetingForm, MeetingForm, TableFilter, TableForm
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.forms import show_refusal
from steiger.core.links import in_region
from steiger.core.pages import paginate, render_page, tried

if TYPE_CHECKING:
    from steiger.cooperation.models import Body, Meeting


def meeting_or_404(request: MemberRequest, number: int) -> Meeting:
    found = selectors.meeting_for(request.member, number)
    if found is None:
        raise Http404
    return found


def to_meeting(request: MemberRequest, found: Meeting, page: str = "meeting", anchor: str = "") -> HttpResponse:
    return redirect(in_region(request.region.slug, f"agreements:{page}", pk=found.pk) + anchor)


@require_GET
@requires(Permission.TABLE_SEE)
def meetings(request: MemberRequest) -> HttpResponse:
    """Of the own tables: what comes, what waits for an agenda, what was."""
    tables = list(selectors.tables(request.member))
    form = TableFilter(request.GET or None, tables=tables)
    body_id = form.body_id()
    page = paginate(request, selectors.past_meetings(request.member, body_id))
    context = {
        "form": form,
        "tables": tables,
        "coming": list(selectors.coming_meetings(request.member, body_id)) if page.number == 1 else [],
        "proposals": list(selectors.proposals(request.member, body_id)) if page.number == 1 else [],
        "led": list(selectors.tables_led(request.member)),
        "page": page,
    }
    return render_page(request, "cooperation/meetings.html", context, partial="rows")


@require_GET
@requires(Permission.TABLE_SEE)
def meeting(request: MemberRequest, pk: int) -> HttpResponse:
    """When, where, who comes, and the agenda; for who leads it also what can still be changed."""
    found = meeting_or_404(request, pk)
    page = selectors.meeting_page(request.member, found)
    context: dict[str, Any] = {"page": page}
    if page.is_leading:
        context["waiting"] = list(selectors.proposals(request.member, found.body_id))
        context["not_invited"] = list(selectors.not_invited(found))
    return render_page(request, "cooperation/meeting.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_WRITE)
def call(request: MemberRequest) -> HttpResponse:
    """First the table, then when and where; what is usual for this table is filled in."""
    led = list(selectors.tables_led(request.member))
    asked = request.POST.get("body") or request.GET.get("body") or (str(led[0].pk) if len(led) == 1 else "")
    body = next((one for one in led if str(one.pk) == asked), None)
    if body is None:
        form = TableForm(request.GET if "body" in request.GET else None, tables=led)
        return render_page(request, "cooperation/choose_table.html", {"form": form, "led": led})
    form_of_meeting = MeetingForm(request.POST or None, meeting=selectors.usual_times(body), is_new=True)
    if request.method == "POST" and form_of_meeting.is_valid():
        try:
            made = actions.call_meeting(by=request.member, body=body, **form_of_meeting.asked())
        except NotAllowedError:
            raise
        except DomainError as error:
            show_refusal(form_of_meeting, error)
        else:
            messages.success(request, _("The meeting is called, and those at the table are invited."))
            return to_meeting(request, made)
    return _meeting_form(request, form_of_meeting, body=body)


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_WRITE)
def change(request: MemberRequest, pk: int) -> HttpResponse:
    found = _led_or_404(request, pk)
    form = MeetingForm(request.POST or None, meeting=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_meeting(by=request.member, meeting=found, **form.asked())
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The meeting is changed, and those invited are told."))
            return to_meeting(request, found)
    return _meeting_form(request, form, body=found.body, meeting=found)


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_WRITE)
def cancel(request: MemberRequest, pk: int) -> HttpResponse:
    found = _led_or_404(request, pk)
    form = CancelMeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_meeting(by=request.member, meeting=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The meeting is cancelled, and those invited are told."))
            return to_meeting(request, found)
    return render_page(request, "cooperation/cancel_meeting.html", {"meeting": found, "form": form})


@require_POST
@requires(Permission.TABLE_SEE)
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    found = meeting_or_404(request, pk)
    comes = request.POST.get("comes") == "yes"
    done = _("Good: you come.") if comes else _("Thank you for saying so. You do not come.")
    tried(request, lambda: actions.answer_invitation(by=request.member, meeting=found, comes=comes), done)
    return to_meeting(request, found)


@require_POST
@requires(Permission.TABLE_WRITE)
def invite(request: MemberRequest, pk: int) -> HttpResponse:
    found = _led_or_404(request, pk)
    tried(request, lambda: actions.invite_the_others(by=request.member, meeting=found), _("They are invited."))
    return to_meeting(request, found)


def _led_or_404(request: MemberRequest, number: int) -> Meeting:
    """Others may read it; changing is not theirs."""
    found = meeting_or_404(request, number)
    if not selectors.tables_led(request.member).filter(pk=found.body_id).exists():
        raise NotAllowedError(_("The chair, the secretary or the coordinator does this. Ask one of them."))
    return found


def _meeting_form(request: MemberRequest, form: MeetingForm, *, body: Body, meeting: Any = None) -> HttpResponse:
    return render_page(request, "cooperation/meeting_form.html", {"form": form, "body": body, "meeting": meeting})
