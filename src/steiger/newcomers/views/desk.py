from __future__ import annotations

from django.http import HttpResponse

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.pages import paginate, render_page
from steiger.newcomers import selectors
from steiger.newcomers.forms import OriginForm
from steiger.newcomers.views.tabs import tabs


@requires(Permission.PLACES_SEE, at_least=Reach.COUNTS)
def desk(request: MemberRequest) -> HttpResponse:
    """Referrals to answer, places, who waits. Whoever has no part in placing sees the numbers."""
    member = request.member
    schools = selectors.places_for(member)
    page = paginate(request, selectors.waiting_list(member))
    context = {
        "schools": schools,
        "free": sum(school.free for school in schools),
        "places": sum(school.places for school in schools),
        "coming": selectors.coming_months(member),
        "waiting_count": selectors.waiting_count(member),
        "answers": member.may(Permission.REFERRAL_ANSWER),
        "to_answer": list(selectors.referrals_to_answer(member)[: selectors.SHOWN_TO_ANSWER]),
        "nowhere": selectors.enrolled_nowhere(member).count() if member.may(Permission.ENROLMENT_RECORD) else 0,
        "page": page,
        "waiting": selectors.waiting_rows(page.rows),
        **tabs(member),
    }
    return render_page(request, "newcomers/desk.html", context)


@requires(Permission.PLACES_SEE, at_least=Reach.COUNTS)
def ahead(request: MemberRequest) -> HttpResponse:
    """Places in the months to come, and from a school: where the nearest place is."""
    form = OriginForm(request.GET or None, schools=selectors.origins(request.member))
    origin, age = form.chosen()
    school = selectors.origin_school(request.member, origin)
    context = {
        "schools": selectors.places_ahead(request.member),
        "form": form,
        "origin": school,
        "near": selectors.nearest_with_room(request.member, origin=school, age=age) if school else [],
        **tabs(request.member),
    }
    return render_page(request, "newcomers/ahead.html", context)


@requires(Permission.REFERRAL_MAKE)
def mine(request: MemberRequest) -> HttpResponse:
    """What became of the children that my school referred."""
    page = paginate(request, selectors.mine(request.member))
    context = {"page": page, "rows": selectors.rows_with_status(page.rows), **tabs(request.member)}
    return render_page(request, "newcomers/mine.html", context)
