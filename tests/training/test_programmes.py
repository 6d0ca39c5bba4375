from __future__ import annotations

from typing import Any

import pytest

from steiger.access.member import Member
from steiger.core.errors import DomainError, NotAllowedError
from steiger.training import actions
from steiger.training.actions import AssignmentInput, ModuleInput
from steiger.training.models import Assignment, Module
from steiger.training.selectors.programmes import hours_of, latest_programme, programmes
from tests.training.factories import a_cohort, a_programme

MODULE = ModuleInput("Digitale hulp", 3, 12, "Je kiest hulpmiddelen die de taal vooruit helpen.")
ASSIGNMENT = AssignmentInput("Probeer een vertaalapp", "Gebruik hem een week.", ["Je zegt wat het deed."], 2)


def test_it_starts_with_seven_modules_with_work(tom: Member) -> None:
    programme = actions.start_programme(by=tom)

    assert programme.modules.count() == 7
    assert Assignment.objects.count() == 7
    assert hours_of(programme.pk) == 240
    with pytest.raises(DomainError, match="already"):
        actions.start_programme(by=tom)


def test_only_trainers_and_the_coordinator_write_it(teun: Member, bram: Member, esra: Member) -> None:
    for member in (teun, bram, esra):
        with pytest.raises(NotAllowedError):
            actions.start_programme(by=member)


def test_modules_are_added_changed_moved_and_taken_away(dirk: Member) -> None:
    programme = a_programme(dirk)
    module = actions.add_module(by=dirk, programme=programme, asked=MODULE)
    actions.move_module(by=dirk, module=module, up=True)
    assert [one.title for one in programme.modules.order_by("position")].index(MODULE.title) == 6
    first = programme.modules.order_by("position")[0]
    actions.move_module(by=dirk, module=first, up=True)
    work = actions.add_assignment(by=dirk, module=module, asked=ASSIGNMENT)
    actions.change_assignment(by=dirk, assignment=work, asked=AssignmentInput("Anders", "Doe iets.", ["Klaar"], 1))
    actions.change_module(by=dirk, module=module, asked=ModuleInput("Korter", 3, 8, "Je weet het."))

    assert Assignment.objects.get(pk=work.pk).title == "Anders"
    actions.remove_assignment(by=dirk, assignment=work)
    actions.remove_module(by=dirk, module=module)
    assert not Module.objects.filter(pk=module.pk).exists()


@pytest.mark.parametrize("changed, field", [({"title": " "}, "title"), ({"year": 4}, "year"), ({"goals": ""}, "goals")])
def test_a_module_that_says_too_little_is_refused(dirk: Member, changed: dict[str, Any], field: str) -> None:
    asked = ModuleInput(**{"title": "x", "year": 1, "hours": 1, "goals": "x", **changed})

    with pytest.raises(DomainError) as refused:
        actions.add_module(by=dirk, programme=a_programme(dirk), asked=asked)

    assert refused.value.field == field


def test_an_assignment_needs_a_criterion(dirk: Member) -> None:
    module = a_programme(dirk).modules.all()[0]

    with pytest.raises(DomainError) as refused:
        actions.add_assignment(by=dirk, module=module, asked=AssignmentInput("x", "x", [], 1))

    assert refused.value.field == "criteria"


def test_fewer_years_than_its_modules_is_refused(dirk: Member) -> None:
    with pytest.raises(DomainError, match="year 3"):
        actions.change_programme(by=dirk, programme=a_programme(dirk), title="x", about="", years=2)


def test_what_a_cohort_follows_stays_as_it_is_and_goes_on_in_a_next_version(dirk: Member) -> None:
    first = a_programme(dirk)
    with pytest.raises(DomainError, match="No cohort"):
        actions.next_version(by=dirk, programme=first)
    cohort = a_cohort(dirk)
    module = first.modules.all()[0]
    for act in (
        lambda: actions.change_programme(by=dirk, programme=first, title="Nieuw", about="", years=3),
        lambda: actions.add_module(by=dirk, programme=first, asked=MODULE),
        lambda: actions.remove_module(by=dirk, module=module),
        lambda: actions.change_assignment(by=dirk, assignment=module.assignments.get(), asked=ASSIGNMENT),
    ):
        with pytest.raises(DomainError, match="next version"):
            act()

    second = actions.next_version(by=dirk, programme=first)
    actions.change_programme(by=dirk, programme=second, title="Nieuw", about="", years=3)

    cohort.refresh_from_db()
    assert cohort.programme_id == first.pk
    assert second.modules.count() == 7
    latest = latest_programme(dirk)
    assert latest
    assert (latest.number, latest.title) == (2, "Nieuw")
    assert [(one.number, one.followers) for one in programmes(dirk)] == [(2, 0), (1, 1)]  # type: ignore[attr-defined]
