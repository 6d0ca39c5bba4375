from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.pages import paginate, render_page
from steiger.training.enums import Moment
from steiger.training.rules.access import may_plan_cohorts
from steiger.training.selectors import cohorts, home, programmes, scans, suggestions, trained
from steiger.training.views.pages import to


@require_GET
@requires(Permission.TRAINING_SEE, at_least=Reach.COUNTS)
def index(request: MemberRequest) -> HttpResponse:
    """The own training first, then whom one coaches, then the cohorts. Who sees numbers only comes to the figures."""
    if not request.member.may(Permission.TRAINING_SEE):
        return to(request, "figures")
    context = {
        "own": home.own_training(request.member),
        "coached": list(cohorts.coached_by(request.member)),
        "suggestions": list(suggestions.open_suggestions(request.member)),
        "may_suggest": request.member.may(Permission.TRAINING_COACH),
        "page": paginate(request, cohorts.cohorts(request.member)),
        "programme": programmes.programmes(request.member).first(),
        "may_plan": bool(may_plan_cohorts(request.member)),
        "may_write": request.member.may(Permission.TRAINING_WRITE),
    }
    return render_page(request, "training/index.html", context)


@require_GET
@requires(Permission.TRAINING_SEE, at_least=Reach.COUNTS)
def figures(request: MemberRequest) -> HttpResponse:
    """How many teachers are trained, and how they grow; small numbers are hidden."""
    growth = scans.growth(request.member)
    context = {
        "boards": trained.boards(request.member),
        "growth": growth,
        "moments": list(zip(Moment.labels, growth.counts, strict=True)),
        "may_see": request.member.may(Permission.TRAINING_SEE),
    }
    return render_page(request, "training/figures.html", context)
