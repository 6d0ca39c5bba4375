from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.expertise.actions import ask_for_help
from steiger.expertise.enums.subjects import Subject
from steiger.expertise.selectors.demand import asked_since, demand
from steiger.organisations.models import Region
from tests.expertise.activities import an_activity
from tests.factories import Places

SignIn = Callable[[Member], Client]


def _ask(by: Member, places: Places, subject: Subject, *, days_ago: int = 10) -> None:
    with clock.on(clock.today() - timedelta(days=days_ago)):
        ask_for_help(
            by=by,
            question="Hoe pakken wij dit het beste aan?",
            school_id=places.mother_school.pk,
            subject=subject.value,
        )


def _three(bram: Member, places: Places) -> None:
    _ask(bram, places, Subject.VOCABULARY)
    _ask(bram, places, Subject.VOCABULARY)
    _ask(bram, places, Subject.READING)
    _ask(bram, places, Subject.WRITING, days_ago=500)


def test_demand_sets_what_is_asked_beside_what_is_offered(
    dirk: Member, bram: Member, places: Places, region: Region
) -> None:
    _three(bram, places)
    an_activity(dirk, subjects=(Subject.VOCABULARY.value, Subject.PARENTS.value))

    assert [(one.subject, one.asked, one.offered) for one in demand(dirk)] == [
        (Subject.VOCABULARY, 2, 1),
        (Subject.READING, 1, 0),
    ]


def test_what_is_asked_suggests_the_next_activity(
    dirk: Member, bram: Member, places: Places, client_for: SignIn
) -> None:
    _three(bram, places)

    page = client_for(dirk).get("/po2601/expertise/activities/").content.decode()
    assert "?subject=vocabulary" in page
    assert "?subject=" not in client_for(bram).get("/po2601/expertise/activities/").content.decode()


def test_what_is_asked_suggests_the_next_support_plan(
    dirk: Member, bram: Member, places: Places, client_for: SignIn
) -> None:
    _three(bram, places)

    assert [one.times for one in asked_since(since=clock.today() - timedelta(days=365))] == [2, 1]
    page = client_for(dirk).get("/po2601/agreements/plan/start/").content.decode()
    assert "Waar scholen naar vroegen" in page
    assert "Woordenschat" in page
