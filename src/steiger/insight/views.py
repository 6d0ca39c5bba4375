from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.insight import selectors
from steiger.insight.selectors.languages import family_languages
from steiger.insight.selectors.support_strategy import plan_in_schools


@requires(Permission.FIGURES_SEE)
def figures(request: MemberRequest) -> HttpResponse:
    """The region in numbers, or the own school. Holds no child, so opening it is no look at one."""
    context = {
        "figures": selectors.figures(request.member),
        "may_read_reviews": request.member.may(Permission.REVIEW_SEE),
    }
    return render(request, "insight/figures.html", context)


@requires(Permission.FIGURES_SEE, at_least=Reach.REGION)
def languages(request: MemberRequest) -> HttpResponse:
    """Which languages our families need, which are missing and which were not reviewed. In bands; names nobody."""
    return render(request, "insight/languages.html", {"families": family_languages(request.member)})


@requires(Permission.FIGURES_SEE, at_least=Reach.REGION)
def support_strategy(request: MemberRequest, number: int | None = None) -> HttpResponse:
    """Whether schools know the support plan and what they do with a version of it. Names no child, school or person."""
    found = plan_in_schools(request.member, number)
    if found is None:
        raise Http404
    return render(request, "insight/support_strategy.html", {"plan": found})
