from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.forms import show_refusal
from steiger.newcomers import actions, rules, selectors
from steiger.newcomers.forms import DeclineForm, HoldForm, OfferForm, WaitForm
from steiger.pupils.rules import sections_for

if TYPE_CHECKING:
    from steiger.newcomers.models import Referral


def _referral(request: MemberRequest, case: str) -> Referral:
    found = selectors.referral(request.member, case)
    if found is None:
        raise Http404
    return found


@requires(Permission.REFERRAL_SEE)
def referred(request: MemberRequest, case: str) -> HttpResponse:
    """What happens next, to read and to print."""
    found = _referral(request, case)
    context = {
        "referral": found,
        "journey": found.journey,
        "rule": selectors.answer_rule(found.policy),
        **_card_choice(found),
    }
    return render(request, "newcomers/referred.html", context)


@require_GET
@requires(Permission.REFERRAL_SEE)
def card(request: MemberRequest, case: str) -> HttpResponse:
    """For the parents, to print: in their language, or another one with `?language=`."""
    found = _referral(request, case)
    language = request.GET.get("language") or selectors.card_language(found)
    content = selectors.referral_card(found, selectors.running_placement(found.journey), request.region, language)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="application/pdf")
    name = f"kaart-{found.journey.case_number}-{language}.pdf"
    response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or "inline"
    response["Cache-Control"] = "no-store"
    return response


def _card_choice(found: Referral) -> dict[str, Any]:
    return {"card_languages": selectors.card_languages(), "card_language": selectors.card_language(found)}


@requires(Permission.REFERRAL_SEE)
def referral(request: MemberRequest, case: str) -> HttpResponse:
    found = _referral(request, case)
    record_look(by=request.member, looked_at=Looked.REFERRAL, case_number=found.journey.case_number)
    return _page(request, found)


def _page(request: MemberRequest, found: Referral, **bound: forms.Form) -> HttpResponse:
    """The referral with the answers that this person may give; a refused answer keeps what was typed."""
    journey = found.journey
    placement = selectors.running_placement(journey)
    may_answer = rules.may_answer(request.member, found)
    context: dict[str, Any] = {
        "referral": found,
        "journey": journey,
        "placement": placement,
        "waiting": selectors.waiting_entry(found),
        "status": selectors.status_of(found, placement),
        "rule": selectors.answer_rule(found.policy),
        "may_answer": may_answer,
        "may_open_file": bool(sections_for(request.member, journey)),
        "shows_facts": rules.shows_facts(found, may_answer=bool(may_answer)),
        "may_withdraw": bool(may_answer) and placement is not None and placement.placed_on is None,
        "siblings": selectors.siblings_of(request.member, journey),
        "exceptions": selectors.exceptions_of(found),
        "may_ask_exception": rules.may_ask_exception(request.member, found),
        "decides_exceptions": request.member.may(Permission.EXCEPTION_DECIDE),
        "to_compare": selectors.pairs_with(request.member, journey),
        "clocks": selectors.clocks_of(found) if may_answer else [],
        **_card_choice(found),
    }
    if rules.may_see_enrolment(request.member, journey):
        context["enrolment"] = selectors.enrolment_part(request.member, journey)
    if context["may_withdraw"]:
        context |= {"hold_form": HoldForm(), "decisions": selectors.decisions_of(placement)}
    if may_answer and placement is None:
        schools = selectors.places_for(request.member)
        context["schools"] = schools
        context["near"] = selectors.nearest_with_room(
            request.member, origin=found.referring_school, age=rules.whole_years(journey.pupil.birth_on, clock.today())
        )
        context |= {"offer_form": _offer_form(request, schools), "wait_form": WaitForm(), "decline_form": DeclineForm()}
    return render(request, "newcomers/referral.html", {**context, **bound})


def _offer_form(request: MemberRequest, schools: list[selectors.SchoolPlaces], *typed: Any) -> OfferForm:
    groups = selectors.group_choices(schools)
    return OfferForm(*typed, groups=groups, may_overbook=selectors.may_overbook(request.member, groups))


@requires(Permission.PLACE_OFFER)
@require_POST
def offer(request: MemberRequest, case: str) -> HttpResponse:
    found = _referral(request, case)
    form = _offer_form(request, selectors.places_for(request.member), request.POST)
    if form.is_valid():
        try:
            placement = actions.offer_place(journey=found.journey, by=request.member, **form.cleaned_data)
        except NotAllowedError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            school = placement.group.facility.school.name
            messages.success(request, _("A place at %(school)s is reserved.") % {"school": school})
            return _to_sibling_or_file(request, found)
    return _page(request, found, offer_form=form)


@requires(Permission.REFERRAL_ANSWER)
@require_POST
def wait(request: MemberRequest, case: str) -> HttpResponse:
    found = _referral(request, case)
    form = WaitForm(request.POST)
    if form.is_valid():
        try:
            actions.put_on_waiting_list(journey=found.journey, by=request.member, **form.cleaned_data)
        except NotAllowedError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The child is on the waiting list."))
            return _to_desk(request)
    return _page(request, found, wait_form=form)


@requires(Permission.REFERRAL_ANSWER)
@require_POST
def decline(request: MemberRequest, case: str) -> HttpResponse:
    found = _referral(request, case)
    form = DeclineForm(request.POST)
    if form.is_valid():
        try:
            actions.decline_referral(journey=found.journey, by=request.member, **form.cleaned_data)
        except NotAllowedError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The referral has been declined. The referring school is told."))
            return _to_desk(request)
    return _page(request, found, decline_form=form)


@requires(Permission.PLACE_OFFER)
@require_POST
def hold(request: MemberRequest, case: str) -> HttpResponse:
    """Keep the reservation longer, with a reason."""
    found = _referral(request, case)
    form = HoldForm(request.POST)
    if form.is_valid():
        try:
            actions.hold_longer(journey=found.journey, by=request.member, **form.cleaned_data)
        except NotAllowedError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The place is kept longer."))
            return redirect("newcomers:referral", region=request.region.slug, case=case)
    return _page(request, found, hold_form=form)


@requires(Permission.PLACE_OFFER)
@require_POST
def withdraw(request: MemberRequest, case: str) -> HttpResponse:
    found = _referral(request, case)
    actions.withdraw_offer(journey=found.journey, by=request.member)
    messages.success(request, _("The place is free again. The child is on the waiting list."))
    return _to_desk(request)


def _to_sibling_or_file(request: MemberRequest, found: Referral) -> HttpResponse:
    """Brothers and sisters are placed together: whoever has no place yet is the next question."""
    waiting = selectors.siblings_to_place(request.member, found.journey)
    if not waiting:
        return _to_file(request, found.journey.case_number)
    messages.info(request, _("Now a place for %(name)s, of the same family.") % {"name": waiting[0].pupil.name})
    return redirect("newcomers:referral", region=request.region.slug, case=waiting[0].case_number)


def _to_desk(request: MemberRequest) -> HttpResponse:
    return redirect("newcomers:desk", region=request.region.slug)


def _to_file(request: MemberRequest, case: str) -> HttpResponse:
    """Whoever gave the place is of the school that takes the child, or the desk: both may open the file."""
    return redirect("desk:file", region=request.region.slug, case=case)
