"""Secondary education: the way out, the language per skill, and the region's list of ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.newcomers import actions, selectors
from steiger.newcomers.forms import ProfileForm, RouteForm, SkillsForm
from steiger.newcomers.views.evaluations import saved
from steiger.newcomers.views.stay import writable
from steiger.newcomers.views.tabs import tabs
from steiger.pupils.enums import Section
from steiger.pupils.rules import may_change, sections_for
from steiger.pupils.selectors import journey

if TYPE_CHECKING:
    from steiger.pupils.models import Journey


@require_GET
@requires(Permission.FILE_SEE)
def route(request: MemberRequest, case: str) -> HttpResponse:
    """Where the pupil learns towards and how far the language is; only in secondary education."""
    found = journey(request.member, case)
    if found is None or Section.STAY not in sections_for(request.member, found):
        raise Http404
    _only_secondary(request, found)
    record_look(by=request.member, looked_at=Looked.FILE, case_number=found.case_number)
    context = {
        "journey": found,
        "page": selectors.route_page(found),
        "may_write": may_change(request.member, found, Permission.STAY_WRITE),
        "may_record": may_change(request.member, found, Permission.LEVELS_RECORD),
    }
    return render(request, "newcomers/route.html", context)


def _only_secondary(request: MemberRequest, found: Journey) -> None:
    if not selectors.in_secondary(request.member, found):
        raise Http404


def _to_route(request: MemberRequest, case: str) -> HttpResponse:
    return redirect("newcomers:route", region=request.region.slug, case=case)


@requires(Permission.STAY_WRITE)
def choose_route(request: MemberRequest, case: str) -> HttpResponse:
    found = writable(request, case, Section.STAY, Permission.STAY_WRITE)
    _only_secondary(request, found)
    form = RouteForm(request.POST or None, profiles=selectors.profiles())
    if saved(
        request,
        form,
        lambda: actions.choose_route(journey=found, route=form.as_input(), by=request.member),
        _("The way out is recorded."),
    ):
        return _to_route(request, case)
    return render(
        request, "newcomers/route_form.html", {"journey": found, "form": form, "title": _("Choose a way out")}
    )


@requires(Permission.LEVELS_RECORD)
def skills(request: MemberRequest, case: str) -> HttpResponse:
    found = writable(request, case, Section.LEVELS, Permission.LEVELS_RECORD)
    _only_secondary(request, found)
    form = SkillsForm(request.POST or None)
    if saved(
        request,
        form,
        lambda: actions.record_skills(
            journey=found,
            assessed_on=form.cleaned_data["assessed_on"],
            instrument=form.cleaned_data["instrument"],
            levels=form.levels(),
            by=request.member,
        ),
        _("The levels are recorded."),
    ):
        return _to_route(request, case)
    context = {"journey": found, "form": form, "title": _("Record the language per skill")}
    return render(request, "newcomers/route_form.html", context)


@require_GET
@requires(Permission.LEVELS_RECORD)
def profiles(request: MemberRequest) -> HttpResponse:
    context = {
        "profiles": selectors.profiles(),
        "may_manage_list": request.member.reach(Permission.INSTRUMENTS_MANAGE) == Reach.REGION,
        **tabs(request.member),
    }
    return render(request, "newcomers/profiles.html", context)


@requires(Permission.INSTRUMENTS_MANAGE, at_least=Reach.REGION)
def add_profile(request: MemberRequest) -> HttpResponse:
    return _profile(request, None)


@requires(Permission.INSTRUMENTS_MANAGE, at_least=Reach.REGION)
def change_profile(request: MemberRequest, profile_id: int) -> HttpResponse:
    if selectors.profile(profile_id) is None:
        raise Http404
    return _profile(request, profile_id)


def _profile(request: MemberRequest, pk: int | None) -> HttpResponse:
    known = selectors.profile(pk) if pk is not None else None
    initial = {name: getattr(known, name) for name in ProfileForm.base_fields} if known is not None else {}
    form = ProfileForm(request.POST or None, initial=initial)
    if saved(
        request,
        form,
        lambda: actions.save_profile(profile=form.as_input(), pk=pk, by=request.member),
        _("It is on the list."),
    ):
        return _to_profiles(request)
    return render(request, "newcomers/profile.html", {"form": form, "profile": known})


@requires(Permission.INSTRUMENTS_MANAGE, at_least=Reach.REGION)
@require_POST
def retire_profile(request: MemberRequest, profile_id: int) -> HttpResponse:
    if selectors.profile(profile_id) is None:
        raise Http404
    actions.retire_profile(pk=profile_id, by=request.member)
    messages.success(request, _("Nobody chooses this any more. What pupils chose stays on the files."))
    return _to_profiles(request)


@requires(Permission.INSTRUMENTS_MANAGE, at_least=Reach.REGION)
@require_POST
def take_standard_profiles(request: MemberRequest) -> HttpResponse:
    count = actions.take_standard_profiles(by=request.member)
    said = ngettext("%(count)s was added to the list.", "%(count)s were added to the list.", count) % {"count": count}
    messages.success(request, said)
    return _to_profiles(request)


def _to_profiles(request: MemberRequest) -> HttpResponse:
    return redirect("newcomers:profiles", region=request.region.slug)
