from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core.pages import paginate, render_page, saved
from steiger.privacy import actions
from steiger.privacy.forms import AnswerForm, ExtendForm, HandOverForm, RequestForm
from steiger.privacy.rules.requests import may_record
from steiger.privacy.selectors import requests as selectors
from steiger.pupils.selectors import journey


@require_GET
@requires(Permission.REQUEST_SEE)
def requests(request: MemberRequest) -> HttpResponse:
    """What parents asked, with the term of each; of one child when its case number is given."""
    case = request.GET.get("case", "").strip().upper()
    page = paginate(request, selectors.data_requests(request.member, case))
    context = {"page": page, "rows": selectors.request_rows(request.member, page.rows), "case": case}
    return render_page(request, "privacy/requests.html", context, partial="rows")


@require_http_methods(["GET", "POST"])
@requires(Permission.REQUEST_RECORD)
def new_request(request: MemberRequest, case: str) -> HttpResponse:
    found = journey(request.member, case)
    if found is None or not may_record(request.member, found):
        raise Http404
    form = RequestForm(request.POST or None, initial={"kind": request.GET.get("kind", "")})
    write_down = partial(actions.record_request, by=request.member, journey=found)
    if made := saved(request, form, write_down, _("Written down. Somebody else decides on it.")):
        return redirect("privacy:request", region=request.region.slug, request_id=made.pk)
    return render(request, "privacy/new_request.html", {"form": form, "journey": found})


@require_http_methods(["GET", "POST"])
@requires(Permission.REQUEST_SEE)
def data_request(request: MemberRequest, request_id: int) -> HttpResponse:
    """One request: what was asked, its term, and the answer or the form for it."""
    page = _page(request, request_id)
    form = AnswerForm(request.POST or None)
    answer = partial(actions.answer_request, by=request.member, request=page.request)
    if saved(request, form, answer, _("Answered. Tell it to the parents too, in their language.")):
        return _back(request, request_id)
    record_look(by=request.member, looked_at=Looked.FILE, case_number=page.request.journey.case_number)
    return render(request, "privacy/request.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Permission.COPY_MAKE)
def hand_over(request: MemberRequest, request_id: int) -> HttpResponse:
    """Write down that the parents have their copy, and who got it."""
    page = _page(request, request_id)
    form = HandOverForm(request.POST or None, initial={"to": page.request.asked_by})
    give = partial(actions.hand_over_copy, by=request.member, request=page.request)
    if saved(request, form, give, _("Written down: the copy was handed over.")):
        return _back(request, request_id)
    return render(request, "privacy/hand_over.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Permission.REQUEST_ANSWER)
def extend(request: MemberRequest, request_id: int) -> HttpResponse:
    page = _page(request, request_id)
    form = ExtendForm(request.POST or None)
    longer = partial(actions.extend_request, by=request.member, request=page.request)
    if saved(request, form, longer, _("The term is two months longer. Tell the parents today.")):
        return _back(request, request_id)
    return render(request, "privacy/extend.html", {"page": page, "form": form})


def _back(request: MemberRequest, request_id: int) -> HttpResponse:
    return redirect("privacy:request", region=request.region.slug, request_id=request_id)


def _page(request: MemberRequest, request_id: int) -> selectors.RequestPage:
    page = selectors.request_page(request.member, request_id)
    if page is None:
        raise Http404
    return page
