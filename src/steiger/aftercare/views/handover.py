from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.aftercare import actions, rules, selectors
from steiger.aftercare.forms import ReviewForm
from steiger.aftercare.views.children import child_with, to_file
from steiger.cooperation.selectors import current_policy
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.pupils.enums import Section


@requires(Permission.REVIEW_ANSWER)
def review(request: MemberRequest, case: str) -> HttpResponse:
    """The mother school says how the hand-over was."""
    found = child_with(request, case, Section.VISITS)
    asked = selectors.review_for(request.member, found)
    if asked is None:
        raise Http404
    rules.may_answer_review(request.member, asked).require()
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_review(review=asked, by=request.member, **form.as_answers())
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Thank you. The newcomer school learns from your answers."))
            return to_file(request, found)
    return render(request, "aftercare/review.html", {"journey": found, "form": form})


@requires(Permission.REVIEW_SEE)
def review_results(request: MemberRequest) -> HttpResponse:
    """What mother schools say of the hand-over: per question, no small numbers."""
    results = selectors.review_results(request.member, current_policy().small_cell)
    return render(request, "aftercare/review_results.html", {"results": results})
