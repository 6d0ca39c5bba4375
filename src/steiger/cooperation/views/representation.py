from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import selectors
from steiger.cooperation.forms import RepresentationFilterForm
from steiger.cooperation.rules import may_run_campaign
from steiger.core.pages import render_page


@require_GET
@requires(Permission.COVENANT_SEE, at_least=Reach.REGION)
def representation(request: MemberRequest) -> HttpResponse:
    """Who receives newcomers and is not at the table."""
    form = RepresentationFilterForm({"kind": "", "covenant": "", "sort": "", **request.GET.dict()})
    wanted = form.wanted()
    page = selectors.representation(request.member, wanted)
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "answer": selectors.representation_answer(page),
        "shares": selectors.shares_over_time(request.member, page.k),
        "may_run": may_run_campaign(request.member),
        "approached": selectors.open_approaches(request.member),
        "is_narrowed": bool(wanted.kind) or wanted.is_party is not None,
    }
    return render_page(request, "cooperation/representation.html", context, partial="rows")
