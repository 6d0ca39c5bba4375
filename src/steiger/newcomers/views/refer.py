from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.newcomers import actions, selectors
from steiger.newcomers.forms import FamilyForms, PairForm


@requires(Permission.REFERRAL_MAKE)
def refer(request: MemberRequest) -> HttpResponse:
    """One child, or brothers and sisters; whoever is known already is shown before anything is saved."""
    choices = selectors.refer_choices(request.member)
    if request.method != "POST":
        return _page(request, FamilyForms.blank(choices))
    if "add_sibling" in request.POST or "remove_sibling" in request.POST:
        without = request.POST.get("remove_sibling", "")
        forms = FamilyForms.again(
            request.POST,
            choices,
            without=int(without) if without.isdecimal() else None,
            adding="add_sibling" in request.POST,
        )
        return _page(request, forms)
    if "follow" in request.POST:
        return _follow(request, choices)
    return _refer(request, FamilyForms.typed(request.POST, choices))


def _page(
    request: MemberRequest, forms: FamilyForms, known: list[list[selectors.KnownChild]] | None = None
) -> HttpResponse:
    marks = " ".join(one.mark for of_child in known or [] for one in of_child)
    context = {"forms": forms, "form": forms.main, "known": known, "marks": marks}
    return render(request, "newcomers/refer.html", context)


def _refer(request: MemberRequest, forms: FamilyForms) -> HttpResponse:
    if not forms.is_valid():
        return _page(request, forms)
    typed = forms.main.cleaned_data
    seen = frozenset(request.POST.get("doubles_seen", "").split())
    try:
        made = actions.refer_family(
            pupils=forms.pupils(),
            guardians=forms.main.guardians(),
            referring_school_id=typed["referring_school_id"],
            preferred_facility_id=typed["preferred_facility_id"],
            parents_informed_on=typed["parents_informed_on"],
            note=typed["note"],
            by=request.member,
            doubles=actions.AnswerToDoubles(seen=seen, reason=typed["another_child_reason"]),
        )
    except actions.LikelyDoubleError as likely:
        if seen:
            show_refusal(forms.main, likely)
        _tell_that_it_is_known(request, likely)
        return _page(request, forms, likely.found)
    except actions.OneChildError as refusal:
        show_refusal(forms.of_child(refusal.child), refusal)
        return _page(request, forms)
    except DomainError as refusal:
        show_refusal(forms.main, refusal)
        return _page(request, forms)
    return redirect("newcomers:referred", region=request.region.slug, case=made[0].journey.case_number)


def _tell_that_it_is_known(request: MemberRequest, likely: actions.LikelyDoubleError) -> None:
    """Also that a child is known is something that somebody learned of it."""
    for one in (one for of_child in likely.found for one in of_child):
        record_look(by=request.member, looked_at=Looked.KNOWN, case_number=one.case_number)


def _follow(request: MemberRequest, choices: dict[str, object]) -> HttpResponse:
    """The same child: the typed form is let go, and the school follows the referral that there is."""
    found = selectors.referral(request.member, request.POST["follow"])
    if found is None:
        raise Http404
    typed = request.POST.get("referring_school_id", "")
    school_id = int(typed) if typed.isdecimal() else None
    try:
        actions.follow_referral(referral=found, school_id=school_id, by=request.member)
    except DomainError as refusal:
        forms = FamilyForms.typed(request.POST, choices)
        show_refusal(forms.main, refusal)
        return _page(request, forms)
    messages.success(request, _("Nothing was referred twice. Here you follow the referral that there is."))
    return redirect("newcomers:referral", region=request.region.slug, case=found.journey.case_number)


@requires(Permission.REFERRAL_ANSWER)
def compare(request: MemberRequest, pk: int) -> HttpResponse:
    """Two children who look like one, side by side."""
    found = selectors.pair(request.member, pk)
    if found is None:
        raise Http404
    form = PairForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.compare_pair(pair=found, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Noted. Nobody is asked this again."))
            return redirect("newcomers:referral", region=request.region.slug, case=found.first.journey.case_number)
    for referral in (found.first, found.second):
        record_look(by=request.member, looked_at=Looked.REFERRAL, case_number=referral.journey.case_number)
    return render(request, "newcomers/compare.html", {"pair": found, "form": form})
