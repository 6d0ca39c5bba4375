from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.links import in_region
from steiger.core.pages import render_page
from steiger.expertise.actions import directory as actions
from steiger.expertise.forms.directory import DirectoryFilterForm, EntryForm, ProfileForm
from steiger.expertise.selectors import directory as selectors
from steiger.expertise.selectors import directory_entries as kept
from steiger.expertise.selectors.activities import activities_at
from steiger.organisations.selectors import municipalities_in_region, schools_in_region


def _to_line(request: MemberRequest, key: str) -> HttpResponse:
    return redirect(in_region(request.region.slug, "expertise:line", key=key))


@require_GET
@requires(Permission.DIRECTORY_SEE)
def directory(request: MemberRequest) -> HttpResponse:
    """One box to search in; what was found as a list and on a map."""
    form = DirectoryFilterForm(request.GET or None, schools=schools_in_region(request.region))
    context = {
        "form": form,
        "page": selectors.directory_page(request.member, selectors.DirectoryFilter(**form.asked())),
        "may_write": request.member.reach(Permission.DIRECTORY_WRITE) >= Reach.REGION,
        "may_tell": request.member.may(Permission.DIRECTORY_WRITE),
        "has_profile": kept.own_profile(request.member) is not None,
    }
    return render_page(request, "expertise/directory.html", context, partial="found")


@require_GET
@requires(Permission.DIRECTORY_SEE)
def line(request: MemberRequest, key: str) -> HttpResponse:
    """One place to turn to: who, how, when, where, and how far."""
    found = selectors.directory_row(request.member, key)
    if found is None:
        raise Http404
    row, origin = found
    context = {
        "row": row,
        "origin": origin,
        "activities": activities_at(request.member, school_code=row.line.school_code, user_id=row.line.user_id),
        "may_write": request.member.reach(Permission.DIRECTORY_WRITE) >= Reach.REGION,
        "is_me": row.line.user_id == request.member.user_id,
    }
    return render_page(request, "expertise/line.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.DIRECTORY_WRITE)
def profile(request: MemberRequest) -> HttpResponse:
    """What colleagues can ask somebody: told by that person alone."""
    found = kept.own_profile(request.member)
    initial = {name: getattr(found, name) for name in ("subjects", "languages", "about")} if found else None
    form = ProfileForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.tell_about_oneself(by=request.member, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Colleagues find you by this now."))
            return _to_line(request, f"person-{request.member.user_id}")
    return render_page(request, "expertise/profile.html", {"form": form, "profile": found})


@requires(Permission.DIRECTORY_WRITE)
@require_POST
def withdraw_profile(request: MemberRequest) -> HttpResponse:
    actions.withdraw_profile(by=request.member)
    messages.success(request, _("What you told about yourself is gone."))
    return redirect(in_region(request.region.slug, "expertise:directory"))


@require_http_methods(["GET", "POST"])
@requires(Permission.DIRECTORY_WRITE, at_least=Reach.REGION)
def add_entry(request: MemberRequest) -> HttpResponse:
    form = EntryForm(request.POST or None, organisations=_organisations(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_entry(by=request.member, entry=form.asked())
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("It stands in the directory."))
            return _to_line(request, f"entry-{made.pk}")
    return render_page(request, "expertise/entry_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
@requires(Permission.DIRECTORY_WRITE, at_least=Reach.REGION)
def change_entry(request: MemberRequest, pk: int) -> HttpResponse:
    found = kept.entry_for(request.member, pk)
    if found is None:
        raise Http404
    form = EntryForm(request.POST or None, organisations=_organisations(request), line=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_entry(by=request.member, line=found, entry=form.asked())
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Checked today: it is right as it stands."))
            return _to_line(request, f"entry-{found.pk}")
    return render_page(request, "expertise/entry_form.html", {"form": form, "line": found, "key": f"entry-{found.pk}"})


@require_POST
@requires(Permission.DIRECTORY_WRITE, at_least=Reach.REGION)
def end_entry(request: MemberRequest, pk: int) -> HttpResponse:
    found = kept.entry_for(request.member, pk)
    if found is None:
        raise Http404
    actions.end_entry(by=request.member, line=found)
    messages.success(request, _("It is out of the directory."))
    return redirect(in_region(request.region.slug, "expertise:directory"))


def _organisations(request: MemberRequest) -> list[tuple[int, str]]:
    municipalities = municipalities_in_region(request.region).values_list("pk", "name")
    return [*municipalities, *((school.pk, school.name) for school in schools_in_region(request.region))]
