from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import paginate, render_page
from steiger.organisations import actions, keys, rules, selectors
from steiger.organisations.enums import FacilityKind
from steiger.organisations.forms import BoardForm, FreeDayForm, MarkForm, SchoolFilterForm, UnmarkForm


def _school(request: MemberRequest, code: str) -> selectors.School:
    found = selectors.school_in_region(request.region, code)
    if found is None:
        raise Http404
    return found


def _to_school(request: MemberRequest, code: str) -> HttpResponse:
    return redirect("organisations:school", region=request.region.slug, code=code)


def _may_manage(request: MemberRequest) -> bool:
    return request.member.reach(Permission.SCHOOLS_MANAGE) >= Reach.REGION


@requires(Permission.SCHOOLS_SEE)
def schools(request: MemberRequest) -> HttpResponse:
    form = SchoolFilterForm(
        request.GET,
        places=selectors.places_in_region(request.region),
        boards=selectors.boards_in_region(request.region).values_list("pk", "name"),
    )
    page = paginate(request, selectors.filtered_schools(request.region, form.chosen()))
    context = {"form": form, "page": page, "may_manage": _may_manage(request)}
    return render_page(request, "organisations/schools.html", context, partial="rows")


@requires(Permission.SCHOOLS_SEE)
def school(request: MemberRequest, code: str) -> HttpResponse:
    found = _school(request, code)
    counts = list(selectors.pupil_counts(found))
    context = {
        "school": found,
        "facility": selectors.open_facility(request.region, found),
        "facilities": selectors.facilities_of(request.region, found),
        "counts": counts,
        "most": max((count.pupils or 0 for count in counts), default=0),
        "nearest": selectors.nearest_newcomer_schools(request.region, found),
        "calendar": selectors.calendar_for(found.pk),
        "told": keys.facts_of(request.member, found.pk),
        "may_mark": rules.may_mark_newcomer_school(request.member, found),
        "may_manage": _may_manage(request),
    }
    return render(request, "organisations/school.html", context)


@requires(Permission.SCHOOLS_MANAGE, at_least=Reach.REGION)
def mark(request: MemberRequest, code: str) -> HttpResponse:
    found = _school(request, code)
    kinds = rules.facility_kinds(found.sector)
    form = MarkForm(request.POST or None, kinds=kinds, initial={"kind": kinds[0], "from_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.mark_newcomer_school(
                by=request.member,
                school=found,
                kind=FacilityKind(form.cleaned_data["kind"]),
                from_on=form.cleaned_data["from_on"],
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("%(school)s now teaches newcomers.") % {"school": found.name})
            return _to_school(request, found.code)
    return render(request, "organisations/mark.html", {"form": form, "school": found, "button": _("Mark this school")})


@requires(Permission.SCHOOLS_MANAGE, at_least=Reach.REGION)
def unmark(request: MemberRequest, code: str) -> HttpResponse:
    found = _school(request, code)
    form = UnmarkForm(request.POST or None, initial={"until_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.unmark_newcomer_school(by=request.member, school=found, until_on=form.cleaned_data["until_on"])
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("%(school)s is a regular school.") % {"school": found.name})
            return _to_school(request, found.code)
    return render(request, "organisations/unmark.html", {"form": form, "school": found})


@requires(Permission.SCHOOLS_SEE)
def boards(request: MemberRequest) -> HttpResponse:
    context = {"boards": selectors.boards_in_region(request.region), "may_manage": _may_manage(request)}
    return render(request, "organisations/boards.html", context)


@requires(Permission.SCHOOLS_MANAGE, at_least=Reach.REGION)
def board(request: MemberRequest, number: str) -> HttpResponse:
    found = selectors.board_in_region(request.region, number)
    if found is None:
        raise Http404
    form = BoardForm(request.POST or None, initial={"name": "" if rules.is_unnamed(found) else found.name})
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_board(by=request.member, board=found, name=form.cleaned_data["name"])
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The board has its name."))
            return redirect("organisations:boards", region=request.region.slug)
    context = {"form": form, "board": found, "schools": selectors.schools_of_board(request.region, found)}
    return render(request, "organisations/board.html", context)


@requires(Permission.SCHOOLS_SEE)
def free_days(request: MemberRequest) -> HttpResponse:
    context = {
        "free_days": selectors.free_days(request.member),
        "calendar": selectors.calendar_for_region(request.region),
        "may_manage": _may_manage(request),
    }
    return render(request, "organisations/free_days.html", context)


@requires(Permission.SCHOOLS_MANAGE, at_least=Reach.REGION)
def add_free_day(request: MemberRequest) -> HttpResponse:
    here = selectors.schools_in_region(request.region)
    form = FreeDayForm(request.POST or None, schools=[(s.code, s.name) for s in here])
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data.pop("school")
        try:
            actions.add_free_day(
                by=request.member, school=_school(request, code) if code else None, **form.cleaned_data
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The free day has been added. Due dates set from now on skip it."))
            return redirect("organisations:free_days", region=request.region.slug)
    return render(request, "organisations/add_free_day.html", {"form": form})


@require_POST
@requires(Permission.SCHOOLS_MANAGE, at_least=Reach.REGION)
def remove_free_day(request: MemberRequest, number: int) -> HttpResponse:
    found = selectors.free_days(request.member).filter(pk=number).first()
    if found is None:
        raise Http404
    actions.remove_free_day(by=request.member, free_day=found)
    messages.success(request, _("The free day has been removed."))
    return redirect("organisations:free_days", region=request.region.slug)
