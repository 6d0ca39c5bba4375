from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.links import in_region
from steiger.core.pages import render_page
from steiger.training import actions
from steiger.training.forms import ReasonForm, SuggestForm
from steiger.training.selectors import suggestions as selectors
from steiger.training.views.pages import form_page, is_done, suggestion_or_404, to


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_COACH)
def suggest(request: MemberRequest) -> HttpResponse:
    """Who comes from a visit or a question of a school finds that school chosen."""
    form = SuggestForm(
        request.POST or None,
        schools=selectors.schools_to_advise(request.member),
        initial={"school": request.GET.get("school", "")},
    )
    if is_done(
        request,
        form,
        lambda: actions.suggest_training(
            by=request.member, school_id=form.cleaned_data["school"], why=form.cleaned_data["why"]
        ),
        _("The care coordinator of the school finds your advice under Today, and answers it."),
    ):
        return to(request, "index")
    return form_page(
        request,
        form,
        title=_("Advise the training to a school"),
        lead=_("The school decides whether a teacher takes part, and who."),
        button=_("Send the advice"),
        back=in_region(request.region.slug, "training:index"),
        crumb=_("Training"),
    )


@require_GET
@requires(Permission.TRAINING_SEE)
def suggestion(request: MemberRequest, pk: int) -> HttpResponse:
    found = suggestion_or_404(request, pk)
    return render_page(request, "training/suggestion.html", {"page": selectors.suggestion_page(request.member, found)})


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_ENROL)
def refuse(request: MemberRequest, pk: int) -> HttpResponse:
    found = suggestion_or_404(request, pk)
    form = ReasonForm(request.POST or None)
    if is_done(
        request,
        form,
        lambda: actions.refuse_suggestion(by=request.member, suggestion=found, **form.cleaned_data),
        _("Thank you for answering. Who advised it is told."),
    ):
        return to(request, "suggestion", pk=found.pk)
    return form_page(
        request,
        form,
        title=_("Not now"),
        lead=_("Later the school can be advised again."),
        button=_("Send the answer"),
        back=in_region(request.region.slug, "training:suggestion", pk=found.pk),
        crumb=_("Advice to have a teacher trained"),
    )
