from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.aftercare import actions, selectors
from steiger.aftercare.forms import CalendarForm, TripForm
from steiger.aftercare.selectors import Trip
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.templatetags.core_tags import day


@requires(Permission.VISIT_PLAN)
def calendar(request: MemberRequest) -> HttpResponse:
    """The planned visits by week or month, and what can be planned together."""
    member = request.member
    is_desk = member.reach(Permission.VISIT_PLAN) == Reach.REGION
    form = CalendarForm(request.GET, specialists=selectors.open_specialists(member) if is_desk else [])
    context = {
        "form": form,
        "page": selectors.calendar_page(member, form.asked_span, form.asked_on, form.asked_specialist),
        "trips": selectors.trips(member, form.asked_specialist),
        "is_desk": is_desk,
    }
    return render(request, "aftercare/calendar.html", context)


@requires(Permission.VISIT_PLAN)
def trip(request: MemberRequest, school: int) -> HttpResponse:
    """One day for several children at one school."""
    found = selectors.trip_at(request.member, school)
    if found is None:
        raise Http404
    form = _trip_form(request, found)
    if request.method == "POST" and form.is_valid():
        chosen = [visit for visit in found.visits if visit.pk in form.cleaned_data["visits"]]
        try:
            actions.plan_trip(
                visits=chosen,
                specialist_id=form.cleaned_data["specialist"],
                planned_at=form.planned_at,
                by=request.member,
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            text = ngettext(
                "%(count)s visit is planned. The school gets a mail.",
                "%(count)s visits are planned. The school gets one mail.",
                len(chosen),
            )
            messages.success(request, text % {"count": len(chosen)})
            return redirect("aftercare:calendar", region=request.region.slug)
    return render(request, "aftercare/trip.html", {"trip": found, "form": form})


def _trip_form(request: MemberRequest, found: Trip) -> TripForm:
    asked = [int(pk) for pk in request.GET.getlist("visit") if pk.isdecimal()]
    proposed = [visit for visit in found.visits if visit.pk in asked] or found.visits[:1]
    people = [(one.pk, one.name) for one in selectors.travellers(request.member)]
    initial = {
        "visits": [visit.pk for visit in proposed],
        "planned_on": Trip(found.school_id, found.school, proposed).first,
        "specialist": proposed[0].specialist_id,
    }
    named = [(visit.pk, _named(visit)) for visit in found.visits]
    return TripForm(request.POST or None, visits=named, people=people, initial=initial)


def _named(visit: selectors.Visit) -> str:
    return _("%(child)s, visit %(number)s: between %(first)s and %(last)s") % {
        "child": visit.journey.pupil.name,
        "number": visit.number,
        "first": day(visit.window_from),
        "last": day(visit.window_until),
    }
