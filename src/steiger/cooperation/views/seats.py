from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.forms import LeaveSeatForm, SeatForm, SeatsOfPartiesForm, TakeSeatForm
from steiger.cooperation.views.bodies import body_form, body_or_404, to_body
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.people.selectors import organisations_to_choose

if TYPE_CHECKING:
    from steiger.cooperation.models import Seat


def _seat_or_404(request: MemberRequest, pk: int, seat: int) -> Seat:
    found = selectors.seat_for(request.member, pk, seat)
    if found is None:
        raise Http404
    return found


def _seat_named(seat: Seat) -> str:
    return f"{seat.get_function_display()} · {seat.organisation or seat.get_role_display()}"


@require_http_methods(["GET", "POST"])
@requires(Permission.BODIES_MANAGE, at_least=Reach.REGION)
def add(request: MemberRequest, pk: int) -> HttpResponse:
    found = body_or_404(request, pk)
    form = SeatForm(request.POST or None, organisations=organisations_to_choose(request.member))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_seat(by=request.member, body=found, **form.asked())
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The seat is there. Choose who sits in it."))
            return to_body(request, found)
    return body_form(request, found, form, _("Add a seat"), _("Add the seat"))


@require_http_methods(["GET", "POST"])
@requires(Permission.BODIES_MANAGE, at_least=Reach.REGION)
def propose(request: MemberRequest, pk: int) -> HttpResponse:
    """The seats as they follow from the covenant, to look at and confirm."""
    found = body_or_404(request, pk)
    parties = selectors.parties_without_seat(request.member, found)
    form = SeatsOfPartiesForm(request.POST or None, parties=parties)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["organisations"]
        try:
            made = actions.add_seats_of_parties(by=request.member, body=found, organisation_ids=chosen)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Seats added: %(count)s.") % {"count": len(made)})
            return to_body(request, found)
    lead = _("Each party that signed the covenant has a seat. Take away the tick where you agreed something else.")
    more = {"lead": lead, "is_empty": not parties}
    return body_form(request, found, form, _("Seats from the covenant"), _("Add these seats"), **more)


@require_http_methods(["GET", "POST"])
@requires(Permission.BODIES_MANAGE, at_least=Reach.REGION)
def fill(request: MemberRequest, pk: int, seat: int) -> HttpResponse:
    found = _seat_or_404(request, pk, seat)
    people = selectors.may_sit_in(found, clock.today())
    form = TakeSeatForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            actions.take_seat(by=request.member, seat=found, user_id=typed.pop("user"), **typed)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The seat is taken."))
            return to_body(request, found.body)
    more = {"lead": _seat_named(found), "nobody_fits": not people}
    return body_form(request, found.body, form, _("Who sits here?"), _("Fill the seat"), **more)


@require_http_methods(["GET", "POST"])
@requires(Permission.BODIES_MANAGE, at_least=Reach.REGION)
def leave(request: MemberRequest, pk: int, seat: int) -> HttpResponse:
    found = _seat_or_404(request, pk, seat)
    sitting = selectors.sitting_in(found)
    if sitting is None:
        raise Http404
    form = LeaveSeatForm(request.POST or None, initial={"until_on": sitting.until_on or clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.leave_seat(by=request.member, sitting=sitting, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The last day is recorded."))
            return to_body(request, found.body)
    title = _("%(name)s leaves the seat") % {"name": sitting.user.name}
    return body_form(request, found.body, form, title, _("Record the last day"), lead=_seat_named(found))


@require_POST
@requires(Permission.BODIES_MANAGE, at_least=Reach.REGION)
def end(request: MemberRequest, pk: int, seat: int) -> HttpResponse:
    found = _seat_or_404(request, pk, seat)
    try:
        actions.end_seat(by=request.member, seat=found)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The seat has ended. Who sat there stays to be read."))
    return to_body(request, found.body)
