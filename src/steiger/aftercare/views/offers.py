from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from steiger.access.doors import by_link
from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.aftercare import actions, selectors
from steiger.aftercare.enums import OFFER_LINK
from steiger.aftercare.forms import AskSchoolForm, OfferForm
from steiger.aftercare.views.children import visit_of
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal

if TYPE_CHECKING:
    from steiger.core.models import SecretLink


@requires(Permission.VISIT_PLAN)
def ask_school(request: MemberRequest, case: str, number: int) -> HttpResponse:
    """Put the moment of a planned visit to its school once more: by mail, or with a link to pass on."""
    found = visit_of(request, case, number)
    stop = selectors.stop_of(request.member, found)
    if not stop:
        raise Http404
    form = AskSchoolForm(request.POST if request.method == "POST" else None)
    context = {"journey": found.journey, "visit": found, "form": form, "offer": selectors.offer_of(found)}
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            address = actions.offer_dates(
                visits=stop, school_id=stop[0].school_at, email=email, is_passed_on=not email, by=request.member
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            if email:
                messages.success(request, _("The school is asked by mail."))
                return redirect("aftercare:visit", region=request.region.slug, case=case, number=number)
            context["address"] = address
    response = render(request, "aftercare/ask_school.html", context)
    response["Cache-Control"] = "no-store, private"
    return response


@by_link(OFFER_LINK)
def answer(request: HttpRequest, link: SecretLink) -> HttpResponse:
    """A day and time, for who has the link. Of the children stand here the initials."""
    offers = selectors.current_offers(link)
    if not offers:
        return render(request, "aftercare/offer_over.html", status=410)
    form = OfferForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        asked = form.as_answer()
        try:
            actions.answer_offer(link=link, **asked)
        except DomainError as refusal:
            if refusal.field is None:
                raise
            show_refusal(form, refusal)
        else:
            return render(request, "aftercare/offer_thanks.html", {"offers": offers, "answer": asked["answer"]})
    context = {"offers": offers, "first": offers[0], "form": form}
    return render(request, "aftercare/offer.html", context)
