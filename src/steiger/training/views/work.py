from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.pages import render_page
from steiger.training import actions
from steiger.training.enums import WorkState
from steiger.training.forms import AssessForm, HandInForm
from steiger.training.selectors import work as selectors
from steiger.training.views.pages import as_file, is_done, to, work_enrolment_or_404


@require_GET
@requires(Permission.TRAINING_SEE)
def work(request: MemberRequest, pk: int, assignment: int) -> HttpResponse:
    """One assignment to and fro: what is asked, what was handed in, what was said of it."""
    return _page(request, _found(request, pk, assignment))


@require_POST
@requires(Permission.TRAINING_FOLLOW)
def hand_in(request: MemberRequest, pk: int, assignment: int) -> HttpResponse:
    page = _found(request, pk, assignment)
    form = HandInForm(request.POST, request.FILES)
    if is_done(
        request,
        form,
        lambda: actions.hand_in(
            by=request.member,
            enrolment=page.enrolment,
            assignment=page.assignment,
            text=form.cleaned_data["text"],
            files=form.cleaned_data["file"],
        ),
        _("It is handed in. You hear when a trainer has read it."),
    ):
        return to(request, "work", pk=pk, assignment=assignment)
    return _page(request, page, hand_in_form=form)


@require_POST
@requires(Permission.TRAINING_WRITE)
def assess(request: MemberRequest, pk: int) -> HttpResponse:
    """Of the version that was on the page: when a newer one has come meanwhile, that is said."""
    version = selectors.submission_for(request.member, pk)
    if version is None:
        raise Http404
    form = AssessForm(request.POST, criteria=version.assignment.criteria)
    where = {"pk": version.enrolment_id, "assignment": version.assignment_id}
    if is_done(
        request,
        form,
        lambda: actions.assess_work(by=request.member, submission=version, **form.asked()),
        _("The teacher is told."),
    ):
        return to(request, "work", **where)
    return _page(request, _found(request, where["pk"], where["assignment"]), assess_form=form)


@require_GET
@requires(Permission.TRAINING_SEE)
def file(request: MemberRequest, pk: int) -> HttpResponse:
    found = selectors.file_for(request.member, pk)
    if found is None:
        raise Http404
    return as_file(*selectors.file_content(found))


def _found(request: MemberRequest, pk: int, assignment: int) -> selectors.WorkPage:
    enrolment = work_enrolment_or_404(request, pk)
    found = selectors.assignment_of(enrolment, assignment)
    if found is None:
        raise Http404
    return selectors.work_page(request.member, enrolment, found)


def _page(
    request: MemberRequest,
    page: selectors.WorkPage,
    *,
    hand_in_form: HandInForm | None = None,
    assess_form: AssessForm | None = None,
) -> HttpResponse:
    goes_on = page.enrolment.takes_part and not page.enrolment.cohort.is_finished
    context: dict[str, Any] = {"page": page}
    if page.is_own and goes_on and page.state != WorkState.PASSED:
        context["hand_in_form"] = hand_in_form or HandInForm()
        # Kept on the device for a next version too: whoever writes long loses nothing.
        context["hand_in_draft"] = f"work-{page.enrolment.pk}-{page.assignment.pk}-{len(page.rounds) + 1}"
    may_assess = page.is_leading and not page.is_own and page.latest and page.state != WorkState.PASSED
    if may_assess and goes_on:
        context["assess_form"] = assess_form or AssessForm(criteria=page.assignment.criteria)
    return render_page(request, "training/work.html", context)
