from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.forms import CovenantDraft, EvaluateCovenantForm, with_one_more_article
from steiger.cooperation.rules import may_write_covenant
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page

if TYPE_CHECKING:
    from steiger.cooperation.models import Covenant


def covenant_or_404(request: MemberRequest, number: int | None = None) -> Covenant:
    found = selectors.covenant_for(request.member, number)
    if found is None:
        raise Http404
    return found


def to_covenant(request: MemberRequest, name: str, found: Covenant) -> HttpResponse:
    return redirect(reverse(f"agreements:{name}", kwargs={"region": request.region.slug, "covenant": found.pk}))


@require_GET
@requires(Permission.COVENANT_SEE, at_least=Reach.REGION)
def current(request: MemberRequest) -> HttpResponse:
    """The region's covenant; or how to begin one."""
    found = selectors.covenant_for(request.member)
    if found is None:
        return render_page(request, "cooperation/no_covenant.html", {"may_write": may_write_covenant(request.member)})
    return to_covenant(request, "covenant", found)


@require_GET
@requires(Permission.COVENANT_SEE, at_least=Reach.REGION)
def covenant(request: MemberRequest, covenant: int, number: int | None = None) -> HttpResponse:
    """Read a version, with what it changed and who signed it."""
    found = covenant_or_404(request, covenant)
    reading = selectors.covenant_reading(request.member, found, number)
    if reading is None:
        raise Http404
    others = [one for one in selectors.covenants(request.member) if one.pk != found.pk]
    context = {"reading": reading, "others": others, "may_write": may_write_covenant(request.member)}
    return render_page(request, "cooperation/covenant.html", context)


@require_GET
@requires(Permission.COVENANT_SEE, at_least=Reach.REGION)
def pdf(request: MemberRequest, covenant: int, number: int) -> HttpResponse:
    found = covenant_or_404(request, covenant)
    reading = selectors.covenant_reading(request.member, found, number)
    if reading is None:
        raise Http404
    response = HttpResponse(selectors.covenant_pdf(reading, request.region), content_type="application/pdf")
    header = content_disposition_header(as_attachment=True, filename=f"convenant-v{number}.pdf")
    response["Content-Disposition"] = header or "attachment"
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "POST"])
@requires(Permission.COVENANT_WRITE, at_least=Reach.REGION)
def start(request: MemberRequest) -> HttpResponse:
    """Begin with the customary articles."""
    if request.method == "GET":
        return _page(request, CovenantDraft(wording=selectors.customary_wording()), None)
    draft = _typed(request)
    if request.POST.get("wish") == "more" or not draft.is_valid():
        return _page(request, draft, None)
    wording = draft.wording()
    try:
        made = actions.start_covenant(
            by=request.member, title=wording.title, term=wording.term, articles=wording.articles
        )
    except DomainError as error:
        draft.refuse(error)
        return _page(request, draft, None)
    messages.success(request, _("The covenant has begun. Next come the parties."))
    return to_covenant(request, "parties", made)


@require_http_methods(["GET", "POST"])
@requires(Permission.COVENANT_WRITE, at_least=Reach.REGION)
def write(request: MemberRequest, covenant: int) -> HttpResponse:
    """Write on, or the next version when somebody has signed; look at what changes; keep it."""
    found = covenant_or_404(request, covenant)
    latest = selectors.latest_text(found)
    if request.method == "GET":
        draft = CovenantDraft(wording=selectors.text_in(latest), seen=latest.checksum)
        return _page(request, draft, found)
    draft = _typed(request)
    wish = request.POST.get("wish", "check")
    if wish == "more" or not draft.is_valid():
        return _page(request, draft, found)
    if wish != "save":
        wording = draft.wording()
        checked = {
            "is_checked": True,
            "changes": selectors.wording_changes_against(latest, wording),
            "is_other_text": selectors.is_other_text(latest, wording),
        }
        return _page(request, draft, found, **checked)
    try:
        version = actions.write_covenant(by=request.member, covenant=found, seen=draft.seen, wording=draft.wording())
    except DomainError as error:
        draft.refuse(error)
        return _page(request, draft, found)
    messages.success(request, _("The text is kept as version %(number)s.") % {"number": version.number})
    return to_covenant(request, "covenant", found)


def _typed(request: MemberRequest) -> CovenantDraft:
    is_more = request.POST.get("wish") == "more"
    return CovenantDraft(posted=with_one_more_article(request.POST) if is_more else request.POST)


def _page(request: MemberRequest, draft: CovenantDraft, found: Covenant | None, **more: Any) -> HttpResponse:
    latest = selectors.latest_text(found) if found else None
    context = {"draft": draft, "covenant": found, "latest": latest, **more}
    return render_page(request, "cooperation/write_covenant.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.COVENANT_WRITE, at_least=Reach.REGION)
def evaluate(request: MemberRequest, covenant: int) -> HttpResponse:
    found = covenant_or_404(request, covenant)
    form = EvaluateCovenantForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.evaluate_covenant(by=request.member, covenant=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The evaluation is recorded."))
            return to_covenant(request, "covenant", found)
    return render_page(request, "cooperation/evaluate_covenant.html", {"covenant": found, "form": form})
