from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core import clock
from steiger.core.links import in_region
from steiger.core.pages import render_page, tried
from steiger.core.school_years import first_year_of
from steiger.training import actions
from steiger.training.forms import CohortForm, EnrolForm
from steiger.training.selectors import calendar as calendars
from steiger.training.selectors import cohorts as selectors
from steiger.training.selectors import programmes, progress
from steiger.training.views.pages import as_file, cohort_or_404, form_page, is_done, to


@require_GET
@requires(Permission.TRAINING_SEE)
def cohort(request: MemberRequest, pk: int) -> HttpResponse:
    """When it comes together and who takes part, as far as one may know."""
    found = cohort_or_404(request, pk)
    context = {"page": selectors.cohort_page(request.member, found), "cohort": found}
    return render_page(request, "training/cohort.html", context)


@require_GET
@requires(Permission.TRAINING_SEE)
def progress_matrix(request: MemberRequest, pk: int) -> HttpResponse:
    """The cohort at a glance; a school sees its own colleagues, without what they handed in."""
    found = cohort_or_404(request, pk)
    rows = list(selectors.enrolments_in(request.member, found))
    context = {
        "cohort": found,
        "matrix": progress.matrix(found, rows),
        "is_leading": selectors.is_led_by(request.member, found),
    }
    return render_page(request, "training/matrix.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE, at_least=Reach.REGION)
def begin(request: MemberRequest) -> HttpResponse:
    programme = programmes.latest_programme(request.member)
    if programme is None:
        return to(request, "programme")
    form = CohortForm(
        request.POST or None, trainers=selectors.trainers_to_choose(request.member), initial=_usual(programme.years)
    )
    if is_done(
        request,
        form,
        lambda: actions.begin_cohort(by=request.member, programme=programme, asked=form.asked()),
        _("The cohort is there. Schools can enrol their teachers, and the sessions can be planned."),
    ):
        return to(request, "index")
    return form_page(
        request,
        form,
        title=_("Begin a cohort"),
        lead=_("It follows “%(programme)s”, version %(number)s.")
        % {"programme": programme.title, "number": programme.number},
        button=_("Begin the cohort"),
        back=in_region(request.region.slug, "training:index"),
        crumb=_("Training"),
    )


def _usual(years: int) -> dict[str, object]:
    """From the next school year on, for as long as the programme takes."""
    first = first_year_of(clock.today()) + 1
    return {
        "name": _("Cohort %(year)s") % {"year": first},
        "begins_on": date(first, 9, 1),
        "ends_on": date(first + years, 7, 1),
        "enrol_until": date(first, 9, 15),
    }


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def change(request: MemberRequest, pk: int) -> HttpResponse:
    found = cohort_or_404(request, pk)
    names = ("name", "begins_on", "ends_on", "enrol_until", "places")
    now = {name: getattr(found, name) for name in names}
    leading = [one.user for one in found.trainers.all()]
    choice = {one.pk: one for one in [*selectors.trainers_to_choose(request.member), *leading]}
    form = CohortForm(
        request.POST or None, trainers=choice.values(), initial={**now, "trainers": [one.pk for one in leading]}
    )
    if is_done(
        request,
        form,
        lambda: actions.change_cohort(by=request.member, cohort=found, asked=form.asked()),
        _("The cohort is changed."),
    ):
        return to(request, "cohort", pk=found.pk)
    return form_page(
        request,
        form,
        title=_("Change the cohort"),
        back=in_region(request.region.slug, "training:cohort", pk=found.pk),
        crumb=found.name,
    )


@require_POST
@requires(Permission.TRAINING_WRITE)
def finish(request: MemberRequest, pk: int) -> HttpResponse:
    found = cohort_or_404(request, pk)
    tried(
        request,
        lambda: actions.finish_cohort(by=request.member, cohort=found),
        _("The cohort has finished. Who has everything can still get the certificate."),
    )
    return to(request, "cohort", pk=found.pk)


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_ENROL)
def enrol(request: MemberRequest, pk: int) -> HttpResponse:
    """A school enrols its own colleagues, one by one."""
    found = cohort_or_404(request, pk)
    people = selectors.learners(request.member, found)
    form = EnrolForm(request.POST or None, learners=people)
    if is_done(
        request,
        form,
        lambda: actions.enrol_teacher(by=request.member, cohort=found, **form.chosen()),
        _("The teacher gets a mail, and takes part after saying yes."),
    ):
        return to(request, "cohort", "#people", pk=found.pk)
    context = {
        "cohort": found,
        "form": form,
        "has_people": bool(people),
        "page": selectors.cohort_page(request.member, found),
        "may_invite": request.member.may(Permission.PEOPLE_MANAGE),
    }
    return render_page(request, "training/enrol.html", context)


@require_GET
@requires(Permission.TRAINING_SEE)
def calendar(request: MemberRequest, pk: int) -> HttpResponse:
    """All sessions, for the own calendar."""
    found = cohort_or_404(request, pk)
    written = calendars.cohort_calendar(found, request.region)
    return as_file(written.encode(), "text/calendar; charset=utf-8", f"{found.name}.ics")
