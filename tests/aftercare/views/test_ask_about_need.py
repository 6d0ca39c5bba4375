from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.aftercare.models import Visit
from steiger.expertise.models import HelpRequest
from tests.aftercare import factories

SignIn = Callable[[Member], Client]


def url(visit: Visit) -> str:
    return f"/po2601/aftercare/{visit.journey.case_number}/visits/{visit.number}/ask/"


def test_what_the_school_needs_becomes_a_question(visit: Visit, carla: Member, client_for: SignIn) -> None:
    report = factories.reported(visit, by=carla)

    response = client_for(carla).post(url(visit))

    request = HelpRequest.objects.get()
    assert response["Location"] == f"/po2601/expertise/help/{request.pk}/"
    assert (request.question, request.journey_id) == (report.school_needs, visit.journey_id)


def test_it_needs_a_report(visit: Visit, carla: Member, client_for: SignIn) -> None:
    assert client_for(carla).post(url(visit)).status_code == 404


def test_the_school_asks_by_itself(visit: Visit, carla: Member, bram: Member, client_for: SignIn) -> None:
    factories.reported(visit, by=carla)

    assert client_for(bram).post(url(visit)).status_code == 403
    assert not HelpRequest.objects.exists()
