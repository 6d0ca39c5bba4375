from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.desk.selectors import SHOWN_DUE
from steiger.newcomers.actions import refer_pupil
from steiger.organisations.models import Region
from steiger.pupils.actions import GuardianInput, PupilInput
from tests.factories import Places
from tests.newcomers.factories import ANOTHER_CHILD

For = Callable[[Member], Client]


def test_it_says_so_when_nothing_is_due(region: Region, esra: Member, client_for: For) -> None:
    response = client_for(esra).get("/po2601/")

    assert response.status_code == 200
    assert "Er wacht niets op je" in response.content.decode()


def _refer(call_name: str, places: Places, *, by: Member) -> None:
    refer_pupil(
        pupil=PupilInput(
            call_name=call_name,
            last_name="Haddad",
            birth_on=clock.today() - timedelta(days=3200),
            home_languages=["ar"],
            arrived_on=clock.today() - timedelta(days=30),
        ),
        guardians=[GuardianInput(name="Moeder", language="ar")],
        referring_school_id=places.mother_school.pk,
        preferred_facility_id=places.facility.pk,
        parents_informed_on=clock.today(),
        note="",
        by=by,
        doubles=ANOTHER_CHILD,
    )


def test_it_shows_a_new_referral_to_the_desk(
    region: Region, places: Places, bram: Member, dirk: Member, amina: Member, client_for: For
) -> None:
    _refer("Amira", places, by=bram)

    for member in (dirk, amina):
        page = client_for(member).get("/po2601/").content.decode()
        assert "Amira" in page, member.name
        assert "beleid" in page, "each deadline names its rule"


def test_it_shows_the_most_urgent_when_more_waits_than_a_page_holds(
    region: Region, places: Places, bram: Member, dirk: Member, client_for: For
) -> None:
    for number in range(SHOWN_DUE + 1):
        _refer(f"Amira{number}", places, by=bram)

    page = client_for(dirk).get("/po2601/").content.decode()

    assert page.count("Beantwoord de aanmelding") >= SHOWN_DUE
    assert f"Dit zijn de {SHOWN_DUE} dringendste dingen" in page


def test_it_sends_somebody_with_one_region_straight_to_it(region: Region, dirk: Member, client_for: For) -> None:
    assert client_for(dirk).get("/")["Location"] == "/po2601/"


def test_it_asks_a_stranger_to_sign_in(region: Region, client: Client) -> None:
    assert client.get("/po2601/")["Location"].startswith("/accounts/login/")


def test_it_does_not_exist_for_another_region(region: Region, zoe: Member, client_for: For) -> None:
    assert client_for(zoe).get("/po2601/").status_code == 404
    assert client_for(zoe).get("/")["Location"] == "/po2602/"
