from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.aftercare import actions, selectors
from steiger.aftercare.enums import SupportFor
from steiger.aftercare.forms import HoursForm, PackageForm
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import tried
from steiger.organisations.selectors import municipalities_in_region


@requires(Permission.SUPPORT_WRITE)
def packages(request: MemberRequest) -> HttpResponse:
    """What the region offers by default after a move."""
    context = {"packages": selectors.packages(request.member), "is_desk": _is_desk(request)}
    return render(request, "aftercare/packages.html", context)


def _is_desk(request: MemberRequest) -> bool:
    return request.member.reach(Permission.SUPPORT_WRITE) == Reach.REGION


@requires(Permission.SUPPORT_WRITE, at_least=Reach.REGION)
def new_package(request: MemberRequest) -> HttpResponse:
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        try:
            actions.make_package(
                name=form.cleaned_data["name"],
                municipality_id=form.cleaned_data["municipality"],
                parts=form.parts(),
                by=request.member,
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The package can be chosen from now on."))
            return redirect("aftercare:packages", region=request.region.slug)
    return render(request, "aftercare/package.html", {"form": form, "package": None})


@requires(Permission.SUPPORT_WRITE, at_least=Reach.REGION)
def package(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a package. What was agreed with schools before stays as it was."""
    found = _found(request, pk)
    known = {f"{line.support_for}_{part}": getattr(line, part) for line in found.lines.all() for part in _parts()}
    form = _form(request, {"name": found.name, "municipality": found.municipality_id, **known})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_package(
                package=found,
                name=form.cleaned_data["name"],
                municipality_id=form.cleaned_data["municipality"],
                parts=form.parts(),
                by=request.member,
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The package is changed. What was agreed before stays as it was."))
            return redirect("aftercare:packages", region=request.region.slug)
    return render(request, "aftercare/package.html", {"form": form, "package": found})


def _parts() -> tuple[str, ...]:
    return ("what", "hours", "from_week", "weeks")


def _found(request: MemberRequest, pk: int) -> selectors.SupportPackage:
    found = selectors.package_for(request.member, pk)
    if found is None:
        raise Http404
    return found


def _form(request: MemberRequest, initial: dict[str, object] | None = None) -> PackageForm:
    whom = {f"{one}_from_week": 0 for one in SupportFor.values}
    return PackageForm(
        request.POST or None,
        municipalities=municipalities_in_region(request.region),
        initial={**whom, **(initial or {})},
    )


@requires(Permission.SUPPORT_WRITE, at_least=Reach.REGION)
@require_POST
def end_package(request: MemberRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    tried(
        request,
        lambda: actions.end_package(package=found, by=request.member),
        _("The package is no longer offered. What was agreed stays."),
    )
    return redirect("aftercare:packages", region=request.region.slug)


@requires(Permission.SUPPORT_WRITE)
def hours(request: MemberRequest) -> HttpResponse:
    """The hours that there are for support, what is promised of them, and where they fall short."""
    people = selectors.specialists(request.member)
    form = HoursForm(request.POST or None, people=people) if _is_desk(request) else None
    if request.method == "POST" and form is None:
        raise Http404
    if request.method == "POST" and form is not None and form.is_valid():
        asked = dict(form.cleaned_data)
        try:
            actions.set_hours(user_id=asked.pop("user"), by=request.member, **asked)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The hours are written down."))
            return redirect("aftercare:hours", region=request.region.slug)
    context = {"page": selectors.hours_page(request.member), "form": form, "has_people": bool(people)}
    return render(request, "aftercare/hours.html", context)
