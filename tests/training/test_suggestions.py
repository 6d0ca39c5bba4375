"""A school is advised to have a teacher trained, and answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import region_scope
from steiger.organisations.models import Region
from steiger.training.actions import refuse_suggestion, suggest_training
from steiger.training.models import Cohort, Suggestion
from steiger.training.selectors.due import due_for
from steiger.training.selectors.suggestions import (
    open_suggestions,
    schools_to_advise,
    suggestion_for,
    suggestion_page,
    suggestions_for_school,
)
from tests import factories
from tests.crowd import at_once
from tests.factories import Places
from tests.training.conftest import TODAY
from tests.training.factories import a_teacher, proposed

WHY = "Twee leraren vragen hoe je woorden aanleert."


@pytest.fixture
def advised(carla: Member, places: Places) -> Suggestion:
    """Carla, who visits Bram's school, advises it."""
    return suggest_training(by=carla, school_id=places.mother_school.pk, why=WHY)


def test_advice_waits_at_the_school_and_with_who_plans_cohorts(
    advised: Suggestion, bram: Member, carla: Member, dirk: Member, tom: Member, rita: Member, teun: Member
) -> None:
    for member in (bram, carla, dirk, tom):
        assert list(open_suggestions(member)) == [advised], member
    for member in (rita, teun):
        assert suggestion_for(member, advised.pk) is None, member


def test_the_care_coordinator_finds_it_among_what_is_due(advised: Suggestion, bram: Member, dirk: Member) -> None:
    [item] = due_for(bram)
    assert item.due_on == TODAY + timedelta(days=14)
    assert f"/training/suggestions/{advised.pk}/" in item.url
    assert due_for(dirk) == []


def test_a_school_is_not_advised_twice_before_it_answered(advised: Suggestion, dirk: Member, bram: Member) -> None:
    with pytest.raises(DomainError, match="has not answered yet"):
        suggest_training(by=dirk, school_id=advised.school_id, why=WHY)
    refuse_suggestion(by=bram, suggestion=advised, reason="Dit jaar niet.")
    again = suggest_training(by=dirk, school_id=advised.school_id, why=WHY)
    assert list(suggestions_for_school(bram)) == [again]


def test_enrolling_a_teacher_answers_it(advised: Suggestion, cohort: Cohort, bram: Member, teun: Member) -> None:
    assert suggestion_page(bram, advised).open_cohorts == [cohort]
    proposed(bram, cohort, teun)
    advised.refresh_from_db()
    assert (advised.state, advised.enrolled_on, advised.answered_by_id) == ("enrolled", TODAY, bram.user_id)
    assert due_for(bram) == []
    assert not suggestion_page(bram, advised).may_answer


def test_a_colleague_of_another_school_enrolling_answers_nothing(
    advised: Suggestion, cohort: Cohort, region: Region, places: Places, rita: Member
) -> None:
    proposed(rita, cohort, a_teacher(region, places.other_school, "Mila"))
    advised.refresh_from_db()
    assert advised.state == "open"


def test_only_the_school_or_the_coordinator_says_not_now_and_why(
    advised: Suggestion, bram: Member, rita: Member, carla: Member
) -> None:
    for member in (rita, carla):
        with pytest.raises(NotAllowedError):
            refuse_suggestion(by=member, suggestion=advised, reason="Nee.")
    with pytest.raises(DomainError, match="why not now"):
        refuse_suggestion(by=bram, suggestion=advised, reason=" ")
    refused = refuse_suggestion(by=bram, suggestion=advised, reason="Twee collega's volgen al iets.")
    assert (refused.state, refused.refused_on) == ("refused", clock.today())
    with pytest.raises(DomainError, match="answered already"):
        refuse_suggestion(by=bram, suggestion=advised, reason="Nog eens.")


def test_a_teacher_or_a_school_advises_nothing(bram: Member, teun: Member, places: Places) -> None:
    for member in (bram, teun):
        with pytest.raises(NotAllowedError):
            suggest_training(by=member, school_id=places.mother_school.pk, why=WHY)


def test_without_a_reason_there_is_no_advice(carla: Member, places: Places) -> None:
    with pytest.raises(DomainError, match="Write down why"):
        suggest_training(by=carla, school_id=places.mother_school.pk, why="  ")
    assert places.mother_school in schools_to_advise(carla)


def test_the_way_from_a_visit_to_the_answer_of_the_school(
    carla: Member, bram: Member, teun: Member, places: Places, client_for: Callable[[Member], Client]
) -> None:
    root, school = "/po2601/training/", places.mother_school
    form = client_for(carla).get(f"{root}suggest/?school={school.pk}").content.decode()
    assert f'<option value="{school.pk}" selected>' in form
    client_for(carla).post(f"{root}suggest/", {"school": school.pk, "why": WHY})
    advised = Suggestion.objects.get()
    page = client_for(bram).get(f"{root}suggestions/{advised.pk}/").content.decode()
    assert WHY in page
    assert "kun je voor geen enkele lichting inschrijven" in page
    assert client_for(teun).get(f"{root}suggestions/{advised.pk}/").status_code == 404
    refused = client_for(bram).post(
        f"{root}suggestions/{advised.pk}/not-now/", {"reason": "Volgend jaar."}, follow=True
    )
    assert "Volgend jaar." in refused.content.decode()


def test_only_a_regular_school_of_the_region_is_advised(carla: Member, places: Places) -> None:
    with pytest.raises(DomainError, match="school of this region"):
        suggest_training(by=carla, school_id=places.newcomer_school.pk, why=WHY)


@pytest.mark.django_db(transaction=True)
def test_of_six_at_the_same_moment_one_advises_and_five_are_told_so() -> None:
    region = factories.make_region("po2601", "Utrecht", "PO2601")
    with region_scope(region.pk):
        places = factories.make_places(region)
        carla = factories.make_member(region, "Carla", Role.SPECIALIST)

    def advise() -> Suggestion:
        return suggest_training(by=carla, school_id=places.mother_school.pk, why=WHY)

    refused = at_once(region, [advise] * 6)

    assert [error.field for error in refused] == ["school"] * 5
    with region_scope(region.pk):
        assert Suggestion.objects.count() == 1
