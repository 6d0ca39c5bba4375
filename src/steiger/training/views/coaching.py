from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.links import in_region
from steiger.core.pages import render_page
from steiger.training import actions
from steiger.training.forms import CoachingForm, ReactionForm, ReasonForm, ReportForm
from steiger.training.rules import access
from steiger.training.rules import coaching as rules
from steiger.training.selectors import coaching as selectors
from steiger.training.views.pages import form_page, is_done, to, work_enrolment_or_404

if TYPE_CHECKING:
    from steiger.training.models import CoachingSession


@require_GET
@requires(Permission.TRAINING_SEE)
def session(request: MemberRequest, pk: int) -> HttpResponse:
    """Appointment, report, reaction, and what was agreed the time before."""
    return _page(request, _session_or_404(request, pk))


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_COACH)
def plan(request: MemberRequest, pk: int) -> HttpResponse:
    found = work_enrolment_or_404(request, pk)
    form = CoachingForm(request.POST or None)
    if is_done(
        request,
        form,
        lambda: actions.plan_coaching(by=request.member, enrolment=found, asked=form.asked()),
        _("The session is planned, and the teacher is told."),
    ):
        return to(request, "enrolment", "#coaching", pk=found.pk)
    return form_page(
        request,
        form,
        title=_("Plan a coaching session"),
        lead=_("At %(school)s, with %(teacher)s.") % {"school": found.school.name, "teacher": found.teacher.name},
        button=_("Plan and tell"),
        back=in_region(request.region.slug, "training:enrolment", pk=found.pk),
        crumb=found.teacher.name,
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_COACH)
def change(request: MemberRequest, pk: int) -> HttpResponse:
    found = _session_or_404(request, pk)
    form = CoachingForm(request.POST or None, session=found)
    if is_done(
        request,
        form,
        lambda: actions.change_coaching(by=request.member, session=found, asked=form.asked()),
        _("The session is changed, and the teacher is told."),
    ):
        return to(request, "coaching", pk=found.pk)
    return _form(request, form, found, _("Change the coaching session"), button=_("Change and tell"))


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_COACH)
def cancel(request: MemberRequest, pk: int) -> HttpResponse:
    found = _session_or_404(request, pk)
    form = ReasonForm(request.POST or None)
    if is_done(
        request,
        form,
        lambda: actions.cancel_coaching(by=request.member, session=found, **form.cleaned_data),
        _("The session is cancelled, and the teacher is told."),
    ):
        return to(request, "enrolment", "#coaching", pk=found.enrolment_id)
    return _form(request, form, found, _("Cancel the coaching session"), button=_("Cancel and tell"), danger=True)


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_COACH)
def report(request: MemberRequest, pk: int) -> HttpResponse:
    found = _session_or_404(request, pk)
    access.may_coach(request.member, found.enrolment).require()
    form = ReportForm(request.POST or None)
    if is_done(
        request,
        form,
        lambda: actions.report_coaching(by=request.member, session=found, **form.cleaned_data),
        _("The report is written, and the teacher is asked to react."),
    ):
        return to(request, "coaching", pk=found.pk)
    return _form(
        request,
        form,
        found,
        _("Report of the coaching session"),
        lead=_("Observation focus: %(focus)s") % {"focus": found.focus},
        button=_("Send the report"),
        confirm=_("Send this report? The teacher reads it, and it stays as it is."),
        confirm_button=_("Send"),
        draft=f"coaching-{found.pk}",
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_FOLLOW)
def react(request: MemberRequest, pk: int) -> HttpResponse:
    found = _session_or_404(request, pk)
    form = ReactionForm(request.POST or None)
    if is_done(
        request,
        form,
        lambda: actions.react_to_coaching(by=request.member, session=found, **form.cleaned_data),
        _("Thank you. Your coach reads it."),
    ):
        return to(request, "coaching", pk=found.pk)
    return _page(request, found, form)


def _session_or_404(request: MemberRequest, pk: int) -> CoachingSession:
    found = selectors.coaching_for(request.member, pk)
    if found is None:
        raise Http404
    return found


def _page(request: MemberRequest, found: CoachingSession, form: ReactionForm | None = None) -> HttpResponse:
    goes_on = not found.enrolment.cohort.is_finished
    is_own = bool(access.is_own(request.member, found.enrolment))
    is_coach = bool(access.may_coach(request.member, found.enrolment))
    context = {
        "session": found,
        "earlier": selectors.earlier_agreements(request.member, found),
        "may_move": is_coach and goes_on and bool(rules.may_be_moved(found)),
        "may_report": is_coach and bool(rules.may_be_reported(found)),
        "form": (form or ReactionForm()) if is_own and rules.may_be_answered(found) else None,
    }
    return render_page(request, "training/coaching.html", context)


def _form(
    request: MemberRequest,
    form: CoachingForm | ReasonForm | ReportForm,
    found: CoachingSession,
    title: str,
    **shown: object,
) -> HttpResponse:
    back = in_region(request.region.slug, "training:coaching", pk=found.pk)
    return form_page(request, form, title=title, back=back, crumb=found.enrolment.teacher.name, **shown)
