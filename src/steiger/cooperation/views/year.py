from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import selectors
from steiger.core import clock
from steiger.core.pages import render_page
from steiger.core.school_years import first_year_of, year_label

FARTHEST = 5


@require_GET
@requires(Permission.POLICY_SEE)
def year(request: MemberRequest) -> HttpResponse:
    """One school year: this one when none is asked for, or none that makes sense."""
    now = first_year_of(clock.today())
    asked = request.GET.get("from", "")
    first_year = int(asked) if asked.isdecimal() and abs(int(asked) - now) <= FARTHEST else now
    context = {
        "label": year_label(first_year),
        "months": selectors.year_calendar(request.member, first_year),
        "today": clock.today(),
        "before": first_year - 1 if first_year > now - FARTHEST else None,
        "after": first_year + 1 if first_year < now + FARTHEST else None,
    }
    return render_page(request, "cooperation/year.html", context)
