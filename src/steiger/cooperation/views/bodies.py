from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.forms import BodyForm
from steiger.cooperation.rules.bodies import may_manage_bodies, may_write_at
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page

if TYPE_CHECKING:
    from steiger.cooperation.models import Body


def body_or_404(request: MemberRequest, number: int) -> Body:
    found = selectors.body_for(request.member, number)
    if found is None:
        raise Http404
    return found


def to_body(request: MemberRequest, found: Body) -> HttpResponse:
    return redirect("agreements:body", region=request.region.slug, pk=found.pk)


@require_GET
@requires(Permission.TABLE_SEE)
def bodies(request: MemberRequest) -> HttpResponse:
    """The tables at which one sits; for the coordinator all of them."""
    context = {
        "bodies": list(selectors.bodies(request.member)),
        "ended": list(selectors.bodies(request.member, ended=True)),
        "may_manage": may_manage_bodies(request.member),
    }
    return render_page(request, "cooperation/bodies.html", context)


@require_GET
@requires(Permission.TABLE_SEE)
def body(request: MemberRequest, pk: int) -> HttpResponse:
    """What the table is for, who sits there, and who sat there before."""
    found = body_or_404(request, pk)
    may_manage = may_manage_bodies(request.member)
    context = {
        "page": selectors.body_page(found),
        "body": found,
        "may_manage": may_manage if found.ended_on is None else None,
        "may_write": found.ended_on is None and may_write_at(request.member, found),
        "parties": selectors.parties_without_seat(request.member, found) if may_manage else [],
    }
    return render_page(request, "cooperation/body.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.BODIES_MANAGE, at_least=Reach.REGION)
def found_body(request: MemberRequest) -> HttpResponse:
    form = BodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.found_body(by=request.member, asked=form.asked(), founded_on=form.cleaned_data["founded_on"])
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The body is there. Next come its seats."))
            return to_body(request, made)
    return body_form(request, None, form, _("Found a body"), _("Found the body"))


@require_http_methods(["GET", "POST"])
@requires(Permission.BODIES_MANAGE, at_least=Reach.REGION)
def change_body(request: MemberRequest, pk: int) -> HttpResponse:
    found = body_or_404(request, pk)
    known = {name: getattr(found, name) for name in BodyForm.base_fields}
    form = BodyForm(request.POST or None, initial=known, is_new=False)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_body(by=request.member, body=found, asked=form.asked())
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The body is saved."))
            return to_body(request, found)
    return body_form(request, found, form, _("Change the body"), _("Save"))


@require_POST
@requires(Permission.BODIES_MANAGE, at_least=Reach.REGION)
def end_body(request: MemberRequest, pk: int) -> HttpResponse:
    found = body_or_404(request, pk)
    try:
        actions.end_body(by=request.member, body=found)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The body has ended. What it did stays to be read."))
    return to_body(request, found)


def body_form(
    request: MemberRequest, found: Body | None, form: Any, title: str, button: str, **more: Any
) -> HttpResponse:
    context = {"body": found, "form": form, "form_title": title, "button": button, **more}
    return render_page(request, "cooperation/body_form.html", context)
