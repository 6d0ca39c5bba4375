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
from steiger.pupils.enums import Section
from steiger.transitions import actions, rules, selectors
from steiger.transitions.forms import AskForm, ChoiceForm, WithdrawForm
from steiger.transitions.views.children import child_with, to_file, to_page


@requires(Permission.BOND_ANSWER)
def question(request: MemberRequest, bond: int) -> HttpResponse:
    """Is there a place? The asked school sees no name here, and nothing that leads to one."""
    asked = selectors.question_for(request.member, bond)
    if asked is None:
        return _closed_question(request, bond)
    answer = request.POST.get("answer", "")
    if request.method == "POST" and answer in {"yes", "no"}:
        actions.answer_question(bond=asked.bond, has_place=answer == "yes", by=request.member)
        messages.success(request, _("Thank you. The newcomer school sees your answer."))
        return redirect("desk:today", region=request.region.slug)
    return render(request, "transitions/question.html", {"question": asked})


def _closed_question(request: MemberRequest, bond: int) -> HttpResponse:
    """Whoever comes by the link of a mail reads why nobody waits for an answer any more."""
    closed = selectors.closed_question(request.member, bond)
    if closed is None:
        raise Http404
    return render(request, "transitions/question_closed.html", {"bond": closed})


@requires(Permission.BOND_MANAGE)
def choice(request: MemberRequest, case: str, bond: int) -> HttpResponse:
    """What the parents said about their choice, and how they were understood."""
    found = child_with(request, case, Section.BOND)
    one = selectors.bond(request.member, found, bond)
    if one is None:
        raise Http404
    one.journey = found
    rules.may_record_choice(request.member, one).require()
    guardian = found.pupil.guardians.first()
    known = (
        {"chosen_by": guardian.name, "language": guardian.language, "with_interpreter": guardian.needs_interpreter}
        if guardian
        else {}
    )
    form = ChoiceForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_choice(bond=one, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The parents' choice is recorded."))
            return to_page(request, "mother_school", found)
    return render(request, "transitions/choice.html", {"journey": found, "bond": one, "form": form})


@requires(Permission.BOND_MANAGE)
def mother_school(request: MemberRequest, case: str) -> HttpResponse:
    """The schools that were asked, how far each bond has grown, and asking another one."""
    found = child_with(request, case, Section.BOND)
    lines = selectors.all_bond_lines(request.member, found)
    form = AskForm(
        request.POST or None, region=request.region, taken={line.school_id for line in lines if line.is_running}
    )
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        act = actions.choose_mother_school if asked["parents_chose"] else actions.ask_mother_school
        try:
            act(
                journey=found,
                school_id=asked["school"],
                year_group=asked["year_group"],
                note=asked["note"],
                by=request.member,
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The school has been told."))
            return to_page(request, "mother_school", found)
    context = {
        "journey": found,
        "questions": selectors.side_by_side(request.member, found),
        "bonds": [line for line in lines if line.is_running],
        "ended": [line for line in lines if not line.is_running],
        "form": form,
        "may_ask": rules.may_manage_bonds(request.member, found),
    }
    return render(request, "transitions/mother_school.html", context)


@requires(Permission.BOND_MANAGE)
@require_POST
def announce(request: MemberRequest, case: str, bond: int) -> HttpResponse:
    found = child_with(request, case, Section.BOND)
    one = selectors.bond(request.member, found, bond)
    if one is None:
        raise Http404
    try:
        actions.announce_to_mother_school(bond=one, by=request.member)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("%(school)s now knows who is coming.") % {"school": one.school.name})
    return to_page(request, "mother_school", found)


@requires(Permission.BOND_MANAGE)
def withdraw(request: MemberRequest, case: str, bond: int) -> HttpResponse:
    found = child_with(request, case, Section.BOND)
    one = selectors.bond(request.member, found, bond)
    if one is None:
        raise Http404
    rules.may_withdraw(request.member, one).require()
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_bond(bond=one, reason=form.cleaned_data["reason"], by=request.member)
        messages.success(request, _("What was open to %(school)s is closed.") % {"school": one.school.name})
        return to_page(request, "mother_school", found)
    return render(request, "transitions/withdraw.html", {"journey": found, "bond": one, "form": form})


@requires(Permission.BOND_ANSWER)
def agree(request: MemberRequest, case: str) -> HttpResponse:
    """The care coordinator of the chosen school agrees to enrol."""
    found = child_with(request, case, Section.BOND)
    bond = selectors.chosen_bond(found)
    if bond is None:
        raise Http404
    bond.journey = found
    if request.method == "POST":
        actions.agree_to_bond(bond=bond, by=request.member)
        messages.success(
            request, _("Agreed. The placement document opens for your school once the parents have seen it.")
        )
        return to_file(request, found)
    verdict = rules.may_agree(request.member, bond)
    return render(request, "transitions/agree.html", {"journey": found, "bond": bond, "verdict": verdict})
