from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.doors import by_link
from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires, signed_in
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core import clock
from steiger.core.pages import paginate, render_page
from steiger.desk import actions, selectors
from steiger.desk.context import badge_words, counted_for, keep_count
from steiger.desk.enums import CALENDAR_LINK
from steiger.desk.forms import ChildrenFilter
from steiger.messaging.selectors import news
from steiger.organisations.selectors import regions
from steiger.people.selectors import region_ids_of
from steiger.pupils import selectors as pupils
from steiger.pupils.rules import may_act, may_change

if TYPE_CHECKING:
    from steiger.core.models import SecretLink


@signed_in
def door(request: HttpRequest) -> HttpResponse:
    """To the one region where somebody works, or to choose between several."""
    mine = list(regions().filter(pk__in=region_ids_of(request.user)))  # type: ignore[arg-type]
    if len(mine) == 1:
        return redirect("desk:today", region=mine[0].slug)
    return render(request, "desk/door.html", {"regions": mine})


@requires(Permission.TODAY_SEE)
def today(request: MemberRequest) -> HttpResponse:
    due = selectors.due_list(request.member)
    counted = counted_for(request, request.member)
    if counted is None or not counted.is_fresh or counted.count != due.pressing:
        keep_count(request, request.member, due.pressing)
    context = {
        "due": due,
        "news": news(request.member),
        "today": clock.today(),
        "may_refer": request.member.may(Permission.REFERRAL_MAKE),
        "has_policy": selectors.has_policy(),
        "may_make_policy": request.member.reach(Permission.POLICY_WRITE) >= Reach.REGION,
    }
    return render(request, "desk/today.html", context)


@require_POST
@requires(Permission.TODAY_SEE)
def count(request: MemberRequest) -> HttpResponse:
    """How much is pressing, for the menu of a page that is open already; kept for the pages that come."""
    pressing = selectors.due_list(request.member).pressing
    keep_count(request, request.member, pressing)
    return HttpResponse(format_html('<span hx-swap-oob="innerHTML:.due-badge">{}</span>', badge_words(pressing)))


@requires(Permission.FILE_SEE)
def children(request: MemberRequest) -> HttpResponse:
    form = ChildrenFilter(request.GET or None, region=request.region)
    wanted = form.as_filter()
    if request.GET.get("view") == "board":
        columns = selectors.board(request.member, wanted)
        return render_page(request, "desk/board.html", {"form": form, "columns": columns}, partial="rows")
    page = paginate(request, pupils.journeys(request.member, wanted))
    context = {
        "form": form,
        "page": page,
        "rows": selectors.rows(list(page.rows)),
        "may_refer": request.member.may(Permission.REFERRAL_MAKE),
        "may_see_sent": request.member.may(Permission.DOCUMENT_WRITE),
    }
    return render_page(request, "desk/children.html", context, partial="rows")


@requires(Permission.FILE_SEE)
def file(request: MemberRequest, case: str) -> HttpResponse:
    found = selectors.file(request.member, case)
    if found is None:
        raise Http404
    record_look(by=request.member, looked_at=Looked.FILE, case_number=found.journey.case_number)
    sections = {section.value: True for section in found.sections}
    context = {
        "file": found,
        "journey": found.journey,
        "sections": sections,
        "may_edit": may_change(request.member, found.journey, Permission.FILE_WRITE),
        "may_record_request": may_act(request.member, found.journey, Permission.REQUEST_RECORD),
        "may_copy": may_act(request.member, found.journey, Permission.COPY_MAKE),
    }
    return render(request, "desk/file.html", context)


@requires(Permission.FILE_SEE)
def history(request: MemberRequest, case: str) -> HttpResponse:
    found = selectors.history(request.member, case)
    if found is None:
        raise Http404
    journey, lines = found
    record_look(by=request.member, looked_at=Looked.FILE, case_number=journey.case_number)
    context = {"journey": journey, "page": paginate(request, lines)}
    return render_page(request, "desk/history.html", context, partial="rows")


@requires(Permission.TODAY_SEE)
def search(request: MemberRequest) -> HttpResponse:
    text = request.GET.get("q", "")
    context = {"text": text, "found": selectors.found(request.member, text)}
    return render_page(request, "desk/search.html", context, partial="results")


@requires(Permission.TODAY_SEE)
def calendar(request: MemberRequest) -> HttpResponse:
    """The own address for the own calendar: made here and told once, made anew, withdrawn."""
    context: dict[str, object] = {}
    if request.method == "POST" and request.POST.get("wish") == "withdraw":
        actions.withdraw_calendar_address(by=request.member)
        messages.success(request, _("The address is withdrawn: it opens nothing any more."))
        return redirect("desk:calendar", region=request.region.slug)
    if request.method == "POST":
        context["address"] = actions.make_calendar_address(by=request.member)
    response = render(request, "desk/calendar.html", {**context, "link": selectors.calendar_link(request.member)})
    response["Cache-Control"] = "no-store, private"
    return response


@by_link(CALENDAR_LINK)
def calendar_feed(request: HttpRequest, link: SecretLink) -> HttpResponse:  # noqa: ARG001 - asked by a program
    """Asked by a calendar program. It names meetings and visits: no agenda, and of children initials only."""
    found = selectors.calendar_of_link(link)
    if found is None:
        return HttpResponse(status=404)
    return HttpResponse(found, content_type="text/calendar; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    reason = _("Your role does not open this page. Ask the coordinator of your region.")
    return render(request, "403.html", {"reason": reason}, status=403)
