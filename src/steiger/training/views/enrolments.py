from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.links import in_region
from steiger.core.pages import render_page, tried
from steiger.training import actions
from steiger.training.enums import Moment
from steiger.training.forms import CoachForm, ReasonForm, ScanForm
from steiger.training.selectors import cohorts as selectors
from steiger.training.selectors import enrolments, scans
from steiger.training.views.pages import enrolment_or_404, form_page, is_done, to

if TYPE_CHECKING:
    from steiger.training.models import Enrolment


@require_GET
@requires(Permission.TRAINING_SEE)
def enrolment(request: MemberRequest, pk: int) -> HttpResponse:
    """One teacher on the way: the same page for the teacher, the school, the coach and the trainer, each its part."""
    found = enrolment_or_404(request, pk)
    return render_page(request, "training/enrolment.html", {"page": enrolments.enrolment_page(request.member, found)})


@require_POST
@requires(Permission.TRAINING_FOLLOW)
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    found = enrolment_or_404(request, pk)
    agrees = request.POST.get("agrees") == "yes"
    done = _("Good: you take part.") if agrees else _("Thank you for saying so. Your school is told.")
    tried(request, lambda: actions.answer_enrolment(by=request.member, enrolment=found, agrees=agrees), done)
    return to(request, "enrolment", pk=found.pk)


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_SEE)
def stop(request: MemberRequest, pk: int) -> HttpResponse:
    found = enrolment_or_404(request, pk)
    form = ReasonForm(request.POST or None)
    if is_done(
        request,
        form,
        lambda: actions.stop_enrolment(by=request.member, enrolment=found, **form.cleaned_data),
        _("The training is stopped. What was done stays on record."),
    ):
        return to(request, "enrolment", pk=found.pk)
    return form_page(
        request,
        form,
        title=_("Stop the training"),
        lead=_("The place becomes free. What was handed in and said stays on record."),
        button=_("Stop the training"),
        confirm=_("Stop this training? It cannot be taken up again: the teacher would have to be enrolled anew."),
        confirm_button=_("Stop it"),
        danger=True,
        **_back(request, found),
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def coach(request: MemberRequest, pk: int) -> HttpResponse:
    found = enrolment_or_404(request, pk)
    form = CoachForm(
        request.POST or None,
        coaches=selectors.coaches_to_choose(request.member),
        initial={"coach": found.coach_id},
    )
    if is_done(
        request,
        form,
        lambda: actions.assign_coach(by=request.member, enrolment=found, coach_id=form.cleaned_data["coach"]),
        _("The coach is told, and plans the first session."),
    ):
        return to(request, "enrolment", pk=found.pk)
    return form_page(
        request,
        form,
        title=_("Who coaches this teacher?"),
        lead=_("The coach comes to the school, looks at lessons and writes the reports."),
        **_back(request, found),
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_FOLLOW)
def scan(request: MemberRequest, pk: int) -> HttpResponse:
    """The scan of this moment. Between two moments there is nothing to fill in."""
    found = enrolment_or_404(request, pk)
    moment = scans.moment_to_fill(found)
    if moment is None or found.teacher_id != request.member.user_id:
        return to(request, "enrolment", "#scan", pk=found.pk)
    form = ScanForm(request.POST or None)
    if is_done(
        request,
        form,
        lambda: actions.fill_in_scan(by=request.member, enrolment=found, moment=moment, scores=form.cleaned_data),
        _("Thank you. Later you can see how you grow."),
    ):
        return to(request, "enrolment", "#scan", pk=found.pk)
    return form_page(
        request,
        form,
        title=_("Self-scan: %(moment)s") % {"moment": Moment(moment).label},
        lead=_("How far is this true for you? Your trainers and coach read it; your school sees averages only."),
        button=_("Keep my answers"),
        confirm=_("Keep these answers? They stay as they are."),
        confirm_button=_("Keep"),
        **_back(request, found),
    )


def _back(request: MemberRequest, found: Enrolment) -> dict[str, str]:
    return {
        "back": in_region(request.region.slug, "training:enrolment", pk=found.pk),
        "crumb": found.teacher.name,
    }
