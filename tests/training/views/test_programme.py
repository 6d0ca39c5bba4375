from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from steiger.access.member import Member
from steiger.training.models import Assignment, Cohort, Module, Programme
from tests.training.factories import a_programme

SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}
ROOT = "/po2601/training/"


def _page(client: Client, address: str) -> str:
    response = client.get(ROOT + address, headers=ENGLISH)
    assert response.status_code == 200, address
    return response.content.decode()


def _send(client: Client, address: str, typed: dict[str, Any] | None = None) -> Any:
    return client.post(ROOT + address, typed or {}, headers=ENGLISH)


def test_without_a_programme_it_says_how_to_begin(tom: Member, teun: Member, client_for: SignIn) -> None:
    assert "Start with seven modules" in _page(client_for(tom), "programme/")
    assert "Start with seven modules" not in _page(client_for(teun), "programme/")
    assert "There is no training yet" in _page(client_for(tom), "")
    assert _send(client_for(teun), "programme/start/").status_code == 403

    _send(client_for(tom), "programme/start/")

    assert "240 hours of study" in _page(client_for(teun), "programme/")


def test_it_is_written_module_by_module(tom: Member, client_for: SignIn) -> None:
    client, programme = client_for(tom), a_programme(tom)
    typed = {"title": "Digitale hulp", "year": "3", "hours": "12", "goals": "Je kiest hulpmiddelen."}
    assert "Digitale hulp" in _send(client, "programme/1/modules/add/", {**typed, "goals": ""}).content.decode()
    _send(client, "programme/1/modules/add/", typed)
    module = Module.objects.get(title="Digitale hulp")
    _send(client, f"modules/{module.pk}/move/", {"where": "up"})
    work = {"title": "App", "brief": "Probeer hem.", "criteria": "Een\n\nTwee\n", "weeks": "2"}
    _send(client, f"modules/{module.pk}/assignments/add/", work)
    made = Assignment.objects.get(title="App")
    assert made.criteria == ["Een", "Twee"]
    assert "Een\nTwee" in _page(client, f"assignments/{made.pk}/change/")
    _send(client, f"assignments/{made.pk}/change/", {**work, "title": "Andere app"})
    assert "Andere app" in _page(client, "programme/")
    _send(client, f"assignments/{made.pk}/remove/")
    _send(client, f"modules/{module.pk}/change/", {**typed, "title": "Hulp"})
    _send(client, f"modules/{module.pk}/remove/")
    _send(client, "programme/1/change/", {"title": "Nieuw", "about": "", "years": "3"})

    assert "Nieuw" in _page(client, "programme/")
    assert programme.modules.count() == 7


def test_once_followed_it_goes_on_in_a_next_version(dirk: Member, cohort: Cohort, client_for: SignIn) -> None:
    client = client_for(dirk)
    page = _page(client, "programme/")
    assert "Add a module" not in page
    assert "Make a next version" in page

    _send(client, "programme/1/next/")

    assert Programme.objects.count() == 2
    assert "Version 1" in _page(client, "programme/")
    assert "Add a module" in _page(client, "programme/")
    assert "Add a module" not in _page(client, "programme/1/")


def test_the_coordinator_begins_a_cohort(dirk: Member, tom: Member, client_for: SignIn) -> None:
    client = client_for(dirk)
    assert client.get(f"{ROOT}cohorts/begin/").status_code == 302
    a_programme(dirk)
    assert "Begin a cohort" in _page(client, "cohorts/begin/")
    assert client_for(tom).get(f"{ROOT}cohorts/begin/").status_code == 403
    typed = {
        "name": "Lichting 2027", "begins_on": "2026-09-01", "ends_on": "2029-07-01", "enrol_until": "2026-09-15",
        "places": "18", "trainers": [tom.user_id],
    }  # fmt: skip
    refused = _send(client, "cohorts/begin/", {**typed, "trainers": []}).content.decode()
    assert "at least one trainer" in refused
    assert "Lichting 2027" in refused

    _send(client, "cohorts/begin/", typed)

    cohort = Cohort.objects.get()
    _send(client_for(tom), f"cohorts/{cohort.pk}/change/", {**typed, "places": "20"})
    module = cohort.programme.modules.order_by("position")[0]
    when = {"day": "2026-09-10", "since": "14:00", "until": "17:00", "place": "Centrum", "link": ""}
    early = _send(
        client_for(tom), f"cohorts/{cohort.pk}/sessions/plan/", {**when, "module": module.pk, "day": "2026-08-01"}
    )
    assert "This cohort runs from" in early.content.decode()
    _send(client_for(tom), f"cohorts/{cohort.pk}/sessions/plan/", {**when, "module": module.pk})
    page = _page(client_for(tom), f"cohorts/{cohort.pk}/")
    assert "0 of 20 taken" in page
    assert "Thu 10 September" in page
    session = cohort.sessions.get()
    _send(client_for(tom), f"sessions/{session.pk}/change/", {**when, "module": module.pk, "place": "School"})
    _send(client_for(tom), f"sessions/{session.pk}/cancel/", {"reason": "Ziek"})
    assert "Ziek" in _page(client_for(tom), f"cohorts/{cohort.pk}/")
