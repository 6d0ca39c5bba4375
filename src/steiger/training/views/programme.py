from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core import clock
from steiger.core.links import in_region
from steiger.core.pages import render_page, tried
from steiger.training import actions
from steiger.training.forms import AssignmentForm, ModuleForm, ProgrammeForm
from steiger.training.keys import terms_on
from steiger.training.rules.cohorts import may_change_programme
from steiger.training.selectors import programmes as selectors
from steiger.training.views.pages import form_page, is_done, to

if TYPE_CHECKING:
    from steiger.training.models import Assignment, Module, Programme


@require_GET
@requires(Permission.TRAINING_SEE)
def latest(request: MemberRequest) -> HttpResponse:
    return _page(request, selectors.latest_programme(request.member))


@require_GET
@requires(Permission.TRAINING_SEE)
def version(request: MemberRequest, number: int) -> HttpResponse:
    return _page(request, _programme_or_404(request, number))


@requires(Permission.TRAINING_WRITE)
@require_POST
def start(request: MemberRequest) -> HttpResponse:
    tried(
        request,
        lambda: actions.start_programme(by=request.member),
        _("The programme is there. Change what is different in your region."),
    )
    return to(request, "programme")


@require_POST
@requires(Permission.TRAINING_WRITE)
def next_version(request: MemberRequest, number: int) -> HttpResponse:
    found = _programme_or_404(request, number)
    tried(
        request,
        lambda: actions.next_version(by=request.member, programme=found),
        _("This is the next version. Cohorts that run go on with the one before."),
    )
    return to(request, "programme")


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def change(request: MemberRequest, number: int) -> HttpResponse:
    found = _programme_or_404(request, number)
    now = {"title": found.title, "about": found.about, "years": found.years}
    form = ProgrammeForm(request.POST or None, initial=now)
    if is_done(
        request,
        form,
        lambda: actions.change_programme(by=request.member, programme=found, **form.cleaned_data),
        _("The programme is changed."),
    ):
        return to(request, "programme")
    return _form(request, form, _("Change the programme"))


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def add_module(request: MemberRequest, number: int) -> HttpResponse:
    found = _programme_or_404(request, number)
    form = ModuleForm(request.POST or None, years=found.years, initial={"year": found.years, "hours": 30})
    if is_done(
        request,
        form,
        lambda: actions.add_module(by=request.member, programme=found, asked=form.asked()),
        _("The module is added. Give it an assignment too."),
    ):
        return to(request, "programme")
    return _form(request, form, _("Add a module"))


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def change_module(request: MemberRequest, module: int) -> HttpResponse:
    found = _module_or_404(request, module)
    now = {"title": found.title, "year": found.year, "hours": found.hours, "goals": found.goals}
    form = ModuleForm(request.POST or None, years=found.programme.years, initial=now)
    if is_done(
        request,
        form,
        lambda: actions.change_module(by=request.member, module=found, asked=form.asked()),
        _("The module is changed."),
    ):
        return to(request, "programme", f"#module-{found.pk}")
    return _form(request, form, _("Change the module"))


@require_POST
@requires(Permission.TRAINING_WRITE)
def move_module(request: MemberRequest, module: int) -> HttpResponse:
    found = _module_or_404(request, module)
    is_up = request.POST.get("where") == "up"
    tried(request, lambda: actions.move_module(by=request.member, module=found, up=is_up))
    return to(request, "programme", f"#module-{found.pk}")


@require_POST
@requires(Permission.TRAINING_WRITE)
def remove_module(request: MemberRequest, module: int) -> HttpResponse:
    found = _module_or_404(request, module)
    tried(request, lambda: actions.remove_module(by=request.member, module=found), _("The module is taken away."))
    return to(request, "programme")


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def add_assignment(request: MemberRequest, module: int) -> HttpResponse:
    found = _module_or_404(request, module)
    form = AssignmentForm(request.POST or None)
    if is_done(
        request,
        form,
        lambda: actions.add_assignment(by=request.member, module=found, asked=form.asked()),
        _("The assignment is added."),
    ):
        return to(request, "programme", f"#module-{found.pk}")
    return _form(request, form, _("Add an assignment"), lead=found.title)


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def change_assignment(request: MemberRequest, assignment: int) -> HttpResponse:
    found = _assignment_or_404(request, assignment)
    now = {
        "title": found.title,
        "brief": found.brief,
        "criteria": "\n".join(found.criteria),
        "weeks": found.weeks,
    }
    form = AssignmentForm(request.POST or None, initial=now)
    if is_done(
        request,
        form,
        lambda: actions.change_assignment(by=request.member, assignment=found, asked=form.asked()),
        _("The assignment is changed."),
    ):
        return to(request, "programme", f"#module-{found.module_id}")
    return _form(request, form, _("Change the assignment"), lead=found.module.title)


@require_POST
@requires(Permission.TRAINING_WRITE)
def remove_assignment(request: MemberRequest, assignment: int) -> HttpResponse:
    found = _assignment_or_404(request, assignment)
    tried(
        request,
        lambda: actions.remove_assignment(by=request.member, assignment=found),
        _("The assignment is taken away."),
    )
    return to(request, "programme", f"#module-{found.module_id}")


def _page(request: MemberRequest, found: Programme | None) -> HttpResponse:
    may_write = request.member.may(Permission.TRAINING_WRITE)
    context = {
        "programme": found,
        "versions": list(selectors.programmes(request.member)),
        # What a cohort that begins today would have to show.
        "terms": terms_on(clock.today()),
        "may_write": may_write,
        "may_change": bool(found and may_write and may_change_programme(cohorts=found.followers)),  # type: ignore[attr-defined]
        "hours": sum(module.hours for module in found.modules.all()) if found else 0,
    }
    return render_page(request, "training/programme.html", context)


def _form(
    request: MemberRequest, form: ProgrammeForm | ModuleForm | AssignmentForm, title: str, lead: str = ""
) -> HttpResponse:
    back = in_region(request.region.slug, "training:programme")
    return form_page(request, form, title=title, lead=lead, back=back, crumb=_("Programme"))


def _programme_or_404(request: MemberRequest, number: int) -> Programme:
    found = selectors.programme_for(request.member, number)
    if found is None:
        raise Http404
    return found


def _module_or_404(request: MemberRequest, pk: int) -> Module:
    found = selectors.module_for(request.member, pk)
    if found is None:
        raise Http404
    return found


def _assignment_or_404(request: MemberRequest, pk: int) -> Assignment:
    found = selectors.assignment_for(request.member, pk)
    if found is None:
        raise Http404
    return found
