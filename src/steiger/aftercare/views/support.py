from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.aftercare import actions, rules, selectors
from steiger.aftercare.forms import ChoosePackageForm, SpendForm, SupportForm
from steiger.aftercare.selectors import SupportLinePage
from steiger.aftercare.views.children import child_with, to_file
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import tried
from steiger.pupils.enums import Relation, Section
from steiger.pupils.selectors import involved_user_ids

if TYPE_CHECKING:
    from steiger.pupils.models import Journey


@requires(Permission.SUPPORT_WRITE)
def support(request: MemberRequest, case: str) -> HttpResponse:
    """Agree on support: the region's package in one click, or a line of its own."""
    found = child_with(request, case, Section.SUPPORT)
    rules.may_write_support(request.member, found).require()
    form = SupportForm(request.POST or None, **givers(request, found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.agree_support(journey=found, by=request.member, **form.as_promise())
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The support is agreed on."))
            return to_file(request, found)
    return _show(request, found, form, _package_form(request, found, None))


@requires(Permission.SUPPORT_WRITE)
@require_POST
def agree_package(request: MemberRequest, case: str) -> HttpResponse:
    """The region's standard support, every line of it."""
    found = child_with(request, case, Section.SUPPORT)
    rules.may_write_support(request.member, found).require()
    form = _package_form(request, found, request.POST)
    if form.is_valid():
        asked = form.as_promise()
        package = selectors.package_for(request.member, asked.pop("package"))
        try:
            actions.agree_package(journey=found, package=package, by=request.member, **asked)  # type: ignore[arg-type]
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The support is agreed on."))
            return to_file(request, found)
    return _show(request, found, SupportForm(**givers(request, found)), form)


def givers(request: MemberRequest, found: Journey) -> dict[str, Any]:
    """Who can give support to this child, and the one who looks after it as who is meant."""
    around = involved_user_ids(found, Relation.SPECIALIST)
    people = selectors.specialists(request.member)
    is_desk = request.member.reach(Permission.SUPPORT_WRITE) == Reach.REGION
    if not is_desk:
        people = people.filter(pk__in=around)
    return {
        "people": people,
        "may_promise_over": is_desk,
        "initial": {"owner": around[0] if around else None},
    }


def _package_form(request: MemberRequest, found: Journey, sent: Any) -> ChoosePackageForm:
    return ChoosePackageForm(sent, packages=selectors.packages_for(request.member, found), **givers(request, found))


def _show(request: MemberRequest, found: Journey, form: SupportForm, package_form: ChoosePackageForm) -> HttpResponse:
    context = {
        "journey": found,
        "form": form,
        "package_form": package_form,
        "packages": selectors.packages_for(request.member, found),
    }
    return render(request, "aftercare/support.html", context)


@requires(Permission.FILE_SEE)
def support_line(request: MemberRequest, case: str, line: int) -> HttpResponse:
    """One line: what was agreed, and the hours that were given of it."""
    found = child_with(request, case, Section.SUPPORT)
    page = _line(request, found, line)
    form = SpendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.spend_hours(line=page.line, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The hours are written down."))
            return _to_line(request, page)
    return render(request, "aftercare/support_line.html", {"journey": found, "page": page, "form": form})


def _line(request: MemberRequest, found: Journey, line: int) -> SupportLinePage:
    one = selectors.support_for(request.member, found, line)
    if one is None:
        raise Http404
    return selectors.support_page(request.member, one)


def _to_line(request: MemberRequest, page: SupportLinePage) -> HttpResponse:
    case = page.line.journey.case_number
    return redirect("aftercare:support_line", region=request.region.slug, case=case, line=page.line.pk)


@requires(Permission.SUPPORT_WRITE)
@require_POST
def strike_hours(request: MemberRequest, case: str, line: int, spent: int) -> HttpResponse:
    page = _line(request, child_with(request, case, Section.SUPPORT), line)
    one = selectors.spent_for(page.line, spent)
    if one is None:
        raise Http404
    tried(request, lambda: actions.strike_hours(spent=one, by=request.member), _("The hours are struck."))
    return _to_line(request, page)


@requires(Permission.SUPPORT_WRITE)
@require_POST
def end_support(request: MemberRequest, case: str, line: int) -> HttpResponse:
    found = child_with(request, case, Section.SUPPORT)
    one = selectors.support_for(request.member, found, line)
    if one is None:
        raise Http404
    tried(request, lambda: actions.end_support(line=one, by=request.member), _("The support has ended today."))
    return to_file(request, found)


@requires(Permission.SUPPORT_WRITE)
def close(request: MemberRequest, case: str) -> HttpResponse:
    """Close the aftercare, or see what is still open."""
    found = child_with(request, case, Section.VISITS)
    if request.method == "POST":
        try:
            actions.close_aftercare(journey=found, by=request.member)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("The aftercare is closed. The way of this child is complete."))
            # The file has closed for all but the coordinator.
            return redirect("aftercare:visits", region=request.region.slug)
    still_open = selectors.still_open(found)
    verdict = rules.may_close(request.member, found, still_open)
    if not verdict and not still_open:
        verdict.require()
    context = {"journey": found, "still_open": still_open, "verdict": verdict}
    return render(request, "aftercare/close.html", context)
