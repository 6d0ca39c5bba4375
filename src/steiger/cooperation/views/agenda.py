from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.enums import ItemKind
from steiger.cooperation.forms import ItemForm, PaperForm, ProposeForm, StandingItemForm
from steiger.cooperation.views.meetings import meeting_or_404, to_meeting
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.forms import show_refusal
from steiger.core.links import in_region
from steiger.core.pages import render_page, tried

if TYPE_CHECKING:
    from steiger.cooperation.models import AgendaItem, Body


def item_or_404(request: MemberRequest, number: int) -> AgendaItem:
    found = selectors.item_for(request.member, number)
    if found is None:
        raise Http404
    return found


def _to_where_it_stands(request: MemberRequest, item: AgendaItem) -> HttpResponse:
    if item.meeting is not None:
        return to_meeting(request, item.meeting, anchor=f"#item-{item.pk}" if item.pk else "#agenda")
    return redirect(in_region(request.region.slug, "agreements:meetings"))


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_WRITE)
def propose(request: MemberRequest) -> HttpResponse:
    """For the next meeting of a table at which one sits."""
    tables = list(selectors.tables(request.member))
    initial = {"body": request.GET.get("body") or (tables[0].pk if len(tables) == 1 else None)}
    form = ProposeForm(request.POST or None, tables=tables, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        body = next(one for one in tables if one.pk == typed.pop("body"))
        try:
            actions.propose_item(by=request.member, body=body, **typed)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Your proposal waits for the next meeting."))
            return redirect(in_region(request.region.slug, "agreements:meetings"))
    return render_page(request, "cooperation/propose.html", {"form": form, "tables": tables})


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_WRITE)
def add(request: MemberRequest, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk)
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            item = actions.add_item(by=request.member, meeting=meeting, **form.cleaned_data)
        except NotAllowedError:
            raise
        except DomainError as error:
            show_refusal(form, error)
        else:
            return to_meeting(request, meeting, anchor=f"#item-{item.pk}")
    context = {"form": form, "meeting": meeting, "form_title": _("Put something on the agenda"), "button": _("Add")}
    return render_page(request, "cooperation/item_form.html", context)


@require_POST
@requires(Permission.TABLE_WRITE)
def fill(request: MemberRequest, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk)
    tried(
        request,
        lambda: actions.fill_agenda(by=request.member, meeting=meeting),
        _("All that waited is on the agenda."),
    )
    return to_meeting(request, meeting, anchor="#agenda")


@require_POST
@requires(Permission.TABLE_WRITE)
def take_up(request: MemberRequest, pk: int, item: int) -> HttpResponse:
    meeting, found = meeting_or_404(request, pk), item_or_404(request, item)
    tried(request, lambda: actions.take_up_item(by=request.member, item=found, meeting=meeting))
    return to_meeting(request, meeting, anchor="#agenda")


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_WRITE)
def change(request: MemberRequest, item: int) -> HttpResponse:
    found = item_or_404(request, item)
    form = ItemForm(request.POST or None, initial={"title": found.title, "text": found.text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_item(by=request.member, item=found, **form.cleaned_data)
        except NotAllowedError:
            raise
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The item is changed."))
            return _to_where_it_stands(request, found)
    context = {"form": form, "meeting": found.meeting, "form_title": _("Change the item"), "button": _("Save")}
    return render_page(request, "cooperation/item_form.html", context)


@require_POST
@requires(Permission.TABLE_WRITE)
def move(request: MemberRequest, item: int) -> HttpResponse:
    """One place up or down; with htmx only the agenda comes back, with the focus where it was."""
    found = item_or_404(request, item)
    is_up = request.POST.get("where") == "up"
    tried(request, lambda: actions.move_item(by=request.member, item=found, up=is_up))
    if request.headers.get("HX-Request") == "true" and found.meeting is not None:
        context = {"page": selectors.meeting_page(request.member, found.meeting)}
        return render_page(request, "cooperation/meeting.html", context, partial="agenda")
    return _to_where_it_stands(request, found)


@require_POST
@requires(Permission.TABLE_WRITE)
def remove(request: MemberRequest, item: int) -> HttpResponse:
    found = item_or_404(request, item)
    meeting = found.meeting
    tried(request, lambda: actions.remove_item(by=request.member, item=found), _("The item is off the agenda."))
    if meeting is not None:
        return to_meeting(request, meeting, anchor="#agenda")
    if found.kind == ItemKind.STANDING:
        return redirect(in_region(request.region.slug, "agreements:standing", body=found.body_id))
    return redirect(in_region(request.region.slug, "agreements:meetings"))


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_WRITE)
def papers(request: MemberRequest, item: int) -> HttpResponse:
    """Add what the table reads beforehand, and take it away again."""
    found = item_or_404(request, item)
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.add_paper(
                by=request.member,
                item=found,
                title=form.cleaned_data["title"],
                file_name=file.name,
                content=file.read(),
            )
        except NotAllowedError:
            raise
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The paper is with the item."))
            return redirect(in_region(request.region.slug, "agreements:papers", item=found.pk))
    return render_page(request, "cooperation/papers.html", {"item": found, "form": form})


@require_GET
@requires(Permission.TABLE_SEE)
def paper(request: MemberRequest, paper: int) -> HttpResponse:
    found = selectors.paper_for(request.member, paper)
    if found is None:
        raise Http404
    content, kind, name = selectors.paper_content(found)
    return as_file(content, kind, name)


@require_POST
@requires(Permission.TABLE_WRITE)
def remove_paper(request: MemberRequest, paper: int) -> HttpResponse:
    found = selectors.paper_for(request.member, paper)
    if found is None:
        raise Http404
    item_id = found.item_id
    tried(request, lambda: actions.remove_paper(by=request.member, paper=found), _("The paper is taken away."))
    return redirect(in_region(request.region.slug, "agreements:papers", item=item_id))


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_SEE)
def standing(request: MemberRequest, body: int) -> HttpResponse:
    """What comes on every agenda of this table, or once a year."""
    table = _table(request, body)
    is_leading = selectors.tables_led(request.member).filter(pk=table.pk).exists()
    form = StandingItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_standing_item(by=request.member, body=table, **form.cleaned_data)
        messages.success(request, _("It comes on the agenda by itself."))
        return redirect(in_region(request.region.slug, "agreements:standing", body=table.pk))
    context: dict[str, Any] = {
        "body": table,
        "items": list(selectors.standing_items(table.pk)),
        "form": form,
        "is_leading": is_leading,
    }
    return render_page(request, "cooperation/standing.html", context)


def _table(request: MemberRequest, number: int) -> Body:
    found = selectors.table_for(request.member, number)
    if found is None:
        raise Http404
    return found


def as_file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
