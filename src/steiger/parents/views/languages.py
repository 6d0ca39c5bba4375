from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.pages import render_page
from steiger.parents import selectors
from steiger.parents.catalogue import refused
from steiger.parents.rules import may_write_texts
from steiger.parents.selectors.languages import DAYS


@require_GET
@requires(Permission.PARENTS_SEE, at_least=Reach.REGION)
def languages(request: MemberRequest) -> HttpResponse:
    """How every language stands, and what most asks for attention."""
    lines = selectors.language_lines(request.member)
    context = {
        "lines": lines,
        "to_review": sum(line.to_review for line in lines),
        "unchecked": sum(line.unchecked > 0 for line in lines),
        "days": DAYS,
        "refused": refused(),
        "reached": selectors.contact_of(request.region),
        "may_write": may_write_texts(request.member),
        "sees_figures": request.member.reach(Permission.FIGURES_SEE) >= Reach.REGION,
    }
    return render_page(request, "parents/languages.html", context)
