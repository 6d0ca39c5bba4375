from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.pupils.enums import Section
from steiger.transitions import actions, rules, selectors
from steiger.transitions.forms import EndingForm, ReturnForm
from steiger.transitions.views.children import child_with, to_file


@requires(Permission.FILE_WRITE)
def end(request: MemberRequest, case: str) -> HttpResponse:
    """The journey ends before the aftercare does: each ending in its own words, with what it closes."""
    found = child_with(request, case, Section.WAY)
    rules.may_end(request.member, found).require()
    choices = selectors.ending_choices(found)
    form = EndingForm(request.POST or None, choices=[(one.value, one.label) for one in choices])
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_way(journey=found, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The journey has ended. The file is now closed for the schools."))
            return redirect("desk:children", region=request.region.slug)
    context = {
        "journey": found,
        "form": form,
        "choices": choices,
        "closes": selectors.words_of_open(selectors.open_things(found)),
        "may_depart": rules.may_depart(request.member, found),
    }
    return render(request, "transitions/end.html", context)


@requires(Permission.MOVE_PLAN)
def return_(request: MemberRequest, case: str) -> HttpResponse:
    """Terugplaatsing: a decision with a reason, and a place in a group."""
    found = child_with(request, case, Section.STEPS)
    rules.may_return(request.member, found).require()
    form = ReturnForm(request.POST or None, groups=selectors.groups_to_return_to(request.member))
    if request.method == "POST" and form.is_valid():
        try:
            actions.return_to_newcomer_school(journey=found, by=request.member, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(
                request, _("The child is at the newcomer school again. Plan the next move when it is time.")
            )
            return to_file(request, found)
    context = {"journey": found, "form": form, "bond": selectors.chosen_bond(found)}
    return render(request, "transitions/return.html", context)
