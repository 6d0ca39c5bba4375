from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import NotAllowedError
from steiger.core.links import in_region
from steiger.core.pages import render_page, tried
from steiger.training import actions
from steiger.training.forms import ReasonForm, SessionForm
from steiger.training.selectors import cohorts as selectors
from steiger.training.views.pages import cohort_or_404, form_page, is_done, session_or_404, to

if TYPE_CHECKING:
    from steiger.training.models import Cohort, Session


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def plan(request: MemberRequest, pk: int) -> HttpResponse:
    """The hours and the place of the last one are proposed."""
    found = cohort_or_404(request, pk)
    _led_or_refused(request, found)
    modules = found.programme.modules.order_by("position")
    last = selectors.sessions_of(found).last()
    form = SessionForm(request.POST or None, modules=modules, session=last, initial={"day": None})
    if is_done(
        request,
        form,
        lambda: actions.plan_session(by=request.member, cohort=found, asked=form.asked()),
        _("The session is planned, and who takes part is told."),
    ):
        return to(request, "cohort", pk=found.pk)
    return _form(request, form, found, _("Plan a session"), button=_("Plan and tell"))


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def change(request: MemberRequest, pk: int) -> HttpResponse:
    found = _led_session(request, pk)
    modules = found.cohort.programme.modules.order_by("position")
    form = SessionForm(request.POST or None, modules=modules, session=found)
    if is_done(
        request,
        form,
        lambda: actions.change_session(by=request.member, session=found, asked=form.asked()),
        _("The session is changed, and who takes part is told."),
    ):
        return to(request, "cohort", pk=found.cohort_id)
    return _form(request, form, found.cohort, _("Change the session"), button=_("Change and tell"))


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def cancel(request: MemberRequest, pk: int) -> HttpResponse:
    found = _led_session(request, pk)
    form = ReasonForm(request.POST or None)
    if is_done(
        request,
        form,
        lambda: actions.cancel_session(by=request.member, session=found, **form.cleaned_data),
        _("The session is cancelled, and who takes part is told."),
    ):
        return to(request, "cohort", pk=found.cohort_id)
    return _form(
        request,
        form,
        found.cohort,
        _("Cancel the session"),
        lead=_("It counts for nobody's attendance. Who takes part reads why."),
        button=_("Cancel and tell"),
        danger=True,
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def attendance(request: MemberRequest, pk: int) -> HttpResponse:
    """A tick for whoever was there. Until it is recorded everybody is ticked: mostly they are there."""
    found = _led_session(request, pk)
    if request.method == "POST":
        present = {int(one) for one in request.POST.getlist("present") if one.isdigit()}
        if tried(
            request,
            lambda: actions.record_attendance(by=request.member, session=found, present=present),
            _("It is recorded who was there."),
        ):
            return to(request, "cohort", pk=found.cohort_id)
        return to(request, "attendance", pk=found.pk)
    context = {"session": found, "cohort": found.cohort, "seats": selectors.attendance_list(found)}
    return render_page(request, "training/attendance.html", context)


def _led_session(request: MemberRequest, pk: int) -> Session:
    found = session_or_404(request, pk)
    _led_or_refused(request, found.cohort)
    return found


def _led_or_refused(request: MemberRequest, cohort: Cohort) -> None:
    """Others may read when it is; planning is not theirs."""
    if not selectors.is_led_by(request.member, cohort):
        raise NotAllowedError(_("The trainers of this cohort and the coordinator do this. Ask one of them."))


def _form(
    request: MemberRequest, form: SessionForm | ReasonForm, cohort: Cohort, title: str, **shown: object
) -> HttpResponse:
    back = in_region(request.region.slug, "training:cohort", pk=cohort.pk)
    return form_page(request, form, title=title, back=back, crumb=cohort.name, **shown)
