"""The programme is written: from the template or from the version before, module by module."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.training.models import Assignment, Module, Programme
from steiger.training.rules import template
from steiger.training.rules.access import may_write_programme
from steiger.training.rules.cohorts import may_change_programme, refuse
from steiger.training.selectors.programmes import cohorts_following


@dataclass(frozen=True, slots=True)
class ModuleInput:
    title: str
    year: int
    hours: int
    goals: str


@dataclass(frozen=True, slots=True)
class AssignmentInput:
    title: str
    brief: str
    criteria: Sequence[str]
    weeks: int


@transaction.atomic
def start_programme(*, by: Member) -> Programme:
    """A first version from the template of seven modules; every word of it can be changed."""
    require(by, Permission.TRAINING_WRITE)
    may_write_programme(by).require()
    if Programme.objects.filter(region_id=by.region_id).exists():
        raise DomainError(_("There is a programme already. Make a next version of it."))
    programme = _make(by, 1, template.TITLE, template.ABOUT, template.YEARS)
    for position, one in enumerate(template.MODULES, start=1):
        asked = ModuleInput(one.title, one.year, one.hours, "\n".join(one.goals))
        module = _make_module(programme, position, asked)
        work = one.assignment
        _make_assignment(module, 1, AssignmentInput(work.title, work.brief, list(work.criteria), 4))
    record(by=by, kind="start_programme", subject=f"programme {programme.pk}")
    return programme


@transaction.atomic
def next_version(*, by: Member, programme: Programme) -> Programme:
    """Begins as a copy; cohorts that follow the one before go on with that."""
    require(by, Permission.TRAINING_WRITE)
    may_write_programme(by).require()
    newest = Programme.objects.select_for_update(of=("self",)).order_by("-number")[0]
    if newest.pk != programme.pk:
        raise DomainError(_("There is a newer version. Go on with that one."))
    if not cohorts_following(programme):
        raise DomainError(_("No cohort follows this version yet. Change it as it is."))
    made = _make(by, programme.number + 1, programme.title, programme.about, programme.years)
    for module in programme.modules.order_by("position").prefetch_related("assignments"):
        asked = ModuleInput(module.title, module.year, module.hours, module.goals)
        copy = _make_module(made, module.position, asked)
        for work in module.assignments.all():
            _make_assignment(
                copy, work.position, AssignmentInput(work.title, work.brief, list(work.criteria), work.weeks)
            )
    record(by=by, kind="next_programme", subject=f"programme {made.pk}", after=programme.number)
    return made


@transaction.atomic
def change_programme(*, by: Member, programme: Programme, title: str, about: str, years: int) -> Programme:
    programme = _changeable(by, programme.pk)
    latest = max((module.year for module in programme.modules.all()), default=1)
    if years < latest:
        raise DomainError(
            _("There are modules in year %(year)s. Move them first, or choose more years.") % {"year": latest},
            field="years",
        )
    programme.title, programme.about, programme.years = _worded(title, "title"), about.strip(), years
    programme.save(update_fields=["title", "about", "years"])
    record(by=by, kind="change_programme", subject=f"programme {programme.pk}")
    return programme


@transaction.atomic
def add_module(*, by: Member, programme: Programme, asked: ModuleInput) -> Module:
    """At the end; from there it can be moved up."""
    programme = _changeable(by, programme.pk)
    _check_module(programme, asked)
    last = programme.modules.aggregate(last=Max("position"))["last"] or 0
    module = _make_module(programme, last + 1, asked)
    record(by=by, kind="add_module", subject=f"programme {programme.pk}", module=module.pk)
    return module


@transaction.atomic
def change_module(*, by: Member, module: Module, asked: ModuleInput) -> Module:
    programme = _changeable(by, module.programme_id)
    _check_module(programme, asked)
    module.title, module.year = asked.title.strip(), asked.year
    module.hours, module.goals = asked.hours, asked.goals.strip()
    module.save(update_fields=["title", "year", "hours", "goals"])
    record(by=by, kind="change_module", subject=f"programme {programme.pk}", module=module.pk)
    return module


@transaction.atomic
def move_module(*, by: Member, module: Module, up: bool) -> None:
    """One place; at the end of the row it stays where it is."""
    programme = _changeable(by, module.programme_id)
    order = list(programme.modules.order_by("position", "pk"))
    place = next(at for at, one in enumerate(order) if one.pk == module.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(order):
        first, second = order[place], order[other]
        first.position, second.position = second.position, first.position
        for one in (first, second):
            one.save(update_fields=["position"])
        record(by=by, kind="move_module", subject=f"programme {programme.pk}", module=module.pk)


@transaction.atomic
def remove_module(*, by: Member, module: Module) -> None:
    """With its assignments: nobody has worked on them yet."""
    programme = _changeable(by, module.programme_id)
    record(by=by, kind="remove_module", subject=f"programme {programme.pk}", module=module.pk)
    module.delete()


@transaction.atomic
def add_assignment(*, by: Member, module: Module, asked: AssignmentInput) -> Assignment:
    programme = _changeable(by, module.programme_id)
    _check_assignment(asked)
    last = module.assignments.aggregate(last=Max("position"))["last"] or 0
    made = _make_assignment(module, last + 1, asked)
    record(by=by, kind="add_assignment", subject=f"programme {programme.pk}", assignment=made.pk)
    return made


@transaction.atomic
def change_assignment(*, by: Member, assignment: Assignment, asked: AssignmentInput) -> Assignment:
    programme = _changeable(by, assignment.module.programme_id)
    _check_assignment(asked)
    assignment.title, assignment.brief = asked.title.strip(), asked.brief.strip()
    assignment.criteria, assignment.weeks = list(asked.criteria), asked.weeks
    assignment.save(update_fields=["title", "brief", "criteria", "weeks"])
    record(by=by, kind="change_assignment", subject=f"programme {programme.pk}", assignment=assignment.pk)
    return assignment


@transaction.atomic
def remove_assignment(*, by: Member, assignment: Assignment) -> None:
    programme = _changeable(by, assignment.module.programme_id)
    record(by=by, kind="remove_assignment", subject=f"programme {programme.pk}", assignment=assignment.pk)
    assignment.delete()


def _changeable(by: Member, programme_id: int) -> Programme:
    """Locked, so that no cohort begins with it while it changes."""
    require(by, Permission.TRAINING_WRITE)
    may_write_programme(by).require()
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme_id)
    refuse(may_change_programme(cohorts=cohorts_following(programme)))
    return programme


def _check_module(programme: Programme, asked: ModuleInput) -> None:
    _worded(asked.title, "title")
    _worded(asked.goals, "goals")
    if not 1 <= asked.year <= programme.years:
        raise DomainError(
            _("The programme takes %(years)s years. Choose one of them.") % {"years": programme.years}, field="year"
        )
    if asked.hours < 1:
        raise DomainError(_("Choose at least one hour."), field="hours")


def _check_assignment(asked: AssignmentInput) -> None:
    _worded(asked.title, "title")
    _worded(asked.brief, "brief")
    if not asked.criteria:
        raise DomainError(_("Write at least one criterion: by it the work is assessed."), field="criteria")


def _worded(text: str, field: str) -> str:
    if not text.strip():
        raise DomainError(_("Fill this in."), field=field)
    return text.strip()


def _make(by: Member, number: int, title: str, about: str, years: int) -> Programme:
    return Programme.objects.create(
        region_id=by.region_id,
        number=number,
        title=title,
        about=about,
        years=years,
        made_on=clock.today(),
        made_by_id=by.user_id,
    )


def _make_module(programme: Programme, position: int, asked: ModuleInput) -> Module:
    return Module.objects.create(
        region_id=programme.region_id,
        programme=programme,
        position=position,
        title=asked.title.strip(),
        year=asked.year,
        hours=asked.hours,
        goals=asked.goals.strip(),
    )


def _make_assignment(module: Module, position: int, asked: AssignmentInput) -> Assignment:
    return Assignment.objects.create(
        region_id=module.region_id,
        module=module,
        position=position,
        title=asked.title.strip(),
        brief=asked.brief.strip(),
        criteria=list(asked.criteria),
        weeks=asked.weeks,
    )
