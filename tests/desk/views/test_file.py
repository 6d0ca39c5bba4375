from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.audit.models import Happening, Look
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey
from tests.factories import Places, make_journey

For = Callable[[Member], Client]


@pytest.fixture
def journey(region: Region) -> Journey:
    journey = make_journey(region, last_name="Haddad")
    journey.pupil.earlier_school = "De Fontein, Zeist"
    journey.pupil.address = "Kanaalstraat 9"
    journey.pupil.save()
    return journey


def url(journey: Journey) -> str:
    return f"/po2601/children/{journey.case_number}/"


def _mother_school(journey: Journey, places: Places, level: Disclosure) -> None:
    Involvement.objects.create(
        region_id=journey.region_id,
        journey=journey,
        relation=Relation.MOTHER_SCHOOL,
        school=places.mother_school,
        level=level,
        from_on=clock.today(),
    )


def test_it_shows_everything_to_the_coordinator(journey: Journey, dirk: Member, client_for: For) -> None:
    page = client_for(dirk).get(url(journey)).content.decode()

    for shown in ("Haddad", "De Fontein", "Kanaalstraat", "0612345678", journey.case_number):
        assert shown in page


def test_it_keeps_arrival_from_the_mother_school(
    journey: Journey, bram: Member, places: Places, client_for: For
) -> None:
    _mother_school(journey, places, Disclosure.MOVED)

    page = client_for(bram).get(url(journey)).content.decode()

    assert "Haddad" in page
    assert "De Fontein" not in page


def test_it_does_not_exist_for_a_school_that_was_only_asked(
    journey: Journey, bram: Member, places: Places, client_for: For
) -> None:
    _mother_school(journey, places, Disclosure.ASKED)

    assert client_for(bram).get(url(journey)).status_code == 404


def test_it_hides_a_secret_address(journey: Journey, dirk: Member, client_for: For) -> None:
    journey.pupil.has_secret_address = True
    journey.pupil.save()

    assert "Kanaalstraat" not in client_for(dirk).get(url(journey)).content.decode()


def test_it_logs_each_opening_with_person_and_role(journey: Journey, dirk: Member, client_for: For) -> None:
    client = client_for(dirk)
    client.get(url(journey))
    client.get(url(journey))

    looks = Look.objects.filter(case_number=journey.case_number)
    assert [(look.user_name, look.roles, look.looked_at) for look in looks] == [("Dirk", ["coordinator"], "file")] * 2


def test_it_refuses_another_region(journey: Journey, zoe: Member, client_for: For) -> None:
    response = client_for(zoe).get(url(journey))

    assert response.status_code == 404
    assert "Haddad" not in response.content.decode()


def test_it_logs_nothing_when_it_did_not_open(journey: Journey, carla: Member, client_for: For) -> None:
    assert client_for(carla).get(url(journey)).status_code == 404
    assert not Look.objects.exists()


def test_it_stays_within_its_questions(journey: Journey, dirk: Member, client_for: For) -> None:
    client = client_for(dirk)
    client.get(url(journey))
    with CaptureQueriesContext(connection) as asked:
        client.get(url(journey))

    assert len(asked) <= 60


def _happen(journey: Journey, times: int) -> None:
    for number in range(times):
        Happening.objects.create(
            region_id=journey.region_id,
            case_number=journey.case_number,
            kind="change_pupil",
            user_name=f"Somebody {number}",
            roles=[],
            at=clock.now() + timedelta(seconds=number),
            on=clock.today(),
        )


def test_the_latest_of_its_history_stands_on_the_file_and_all_of_it_on_a_page(
    journey: Journey, dirk: Member, client_for: For
) -> None:
    _happen(journey, 12)

    file = client_for(dirk).get(url(journey)).content.decode()
    history = client_for(dirk).get(f"{url(journey)}history/").content.decode()

    assert "Somebody 11" in file
    assert "Somebody 3" not in file
    assert f"{url(journey)}history/" in file
    assert all(f"Somebody {number}" in history for number in range(12))


def test_a_short_history_needs_no_page_of_its_own(journey: Journey, dirk: Member, client_for: For) -> None:
    _happen(journey, 2)

    assert f"{url(journey)}history/" not in client_for(dirk).get(url(journey)).content.decode()


def test_whoever_does_not_see_the_history_on_the_file_does_not_open_its_page(
    journey: Journey, bram: Member, places: Places, client_for: For
) -> None:
    _mother_school(journey, places, Disclosure.MOVED)

    assert client_for(bram).get(f"{url(journey)}history/").status_code == 404


def test_opening_the_history_is_logged(journey: Journey, dirk: Member, client_for: For) -> None:
    client_for(dirk).get(f"{url(journey)}history/")

    assert Look.objects.filter(case_number=journey.case_number).count() == 1
