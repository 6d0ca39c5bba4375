from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.newcomers import actions, selectors
from steiger.newcomers.forms import GroupForm
from steiger.newcomers.views.tabs import tabs


@requires(Permission.GROUPS_MANAGE)
def groups(request: MemberRequest) -> HttpResponse:
    """The groups that this person may change, with their places."""
    schools = [s for s in selectors.places_for(request.member, Permission.GROUPS_MANAGE) if s.shows_groups]
    return render(request, "newcomers/groups.html", {"schools": schools, **tabs(request.member)})


@requires(Permission.GROUPS_MANAGE)
def add_group(request: MemberRequest) -> HttpResponse:
    form = GroupForm(request.POST or None, facilities=selectors.facility_choices(request.member))
    if request.method == "POST" and form.is_valid():
        try:
            actions.open_group(by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The group is there."))
            return _to_groups(request)
    return render(request, "newcomers/group.html", {"form": form})


@requires(Permission.GROUPS_MANAGE)
def change_group(request: MemberRequest, group_id: int) -> HttpResponse:
    group = selectors.group_for(request.member, group_id)
    if group is None:
        raise Http404
    known = {name: getattr(group, name) for name in ("name", "places", "age_from", "age_until")}
    form = GroupForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_group(group_id=group.pk, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The group has been changed."))
            return _to_groups(request)
    return render(request, "newcomers/group.html", {"form": form, "group": group})


@requires(Permission.GROUPS_MANAGE)
@require_POST
def close_group(request: MemberRequest, group_id: int) -> HttpResponse:
    group = selectors.group_for(request.member, group_id)
    if group is None:
        raise Http404
    try:
        actions.close_group(group_id=group.pk, by=request.member)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("newcomers:group", region=request.region.slug, group_id=group.pk)
    messages.success(request, _("The group is closed."))
    return _to_groups(request)


def _to_groups(request: MemberRequest) -> HttpResponse:
    return redirect("newcomers:groups", region=request.region.slug)
