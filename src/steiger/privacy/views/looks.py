from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.audit import selectors as audit
from steiger.core.pages import paginate, render_page
from steiger.privacy.rules.patterns import DAYS
from steiger.privacy.selectors import patterns as selectors


@require_GET
@requires(Permission.REQUEST_SEE)
def home(request: MemberRequest) -> HttpResponse:
    """The first of the pages about privacy that this member may open."""
    sees_log = request.member.reach(Permission.LOOKS_SEE) >= Reach.REGION
    return redirect("privacy:looks" if sees_log else "privacy:requests", region=request.region.slug)


@require_GET
@requires(Permission.LOOKS_SEE, at_least=Reach.REGION)
def looks(request: MemberRequest) -> HttpResponse:
    """Who opened which child's file, for the privacy officer. By case number: no name of a child stands here."""
    case, text = request.GET.get("case", "").strip().upper(), request.GET.get("q", "").strip()
    page = paginate(request, audit.looks(request.member, case_number=case, text=text))
    return render_page(request, "privacy/looks.html", {"page": page, "case": case, "text": text}, partial="rows")


@require_GET
@requires(Permission.LOOKS_SEE, at_least=Reach.REGION)
def patterns(request: MemberRequest) -> HttpResponse:
    """What is worth asking about in the log of looking; each with how it is found."""
    return render(request, "privacy/patterns.html", {"patterns": selectors.patterns(request.member), "days": DAYS})
