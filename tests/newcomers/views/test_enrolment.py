from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.cooperation.enums import Enroller
from steiger.core import clock
from steiger.newcomers import actions
from steiger.newcomers.enums import Notice, Urgency
from steiger.newcomers.models import LegalNotice, Placement, TemporaryLessons
from steiger.organisations.models import Region
from steiger.pupils.models import Journey, SchoolEnrolment
from tests import factories
from tests.factories import Places
from tests.newcomers.factories import offered, placed, referred

ClientFor = Callable[[Member], Client]


def _url(journey: Journey, rest: str = "") -> str:
    return f"/po2601/newcomers/enrolment/{journey.case_number}/{rest}"


@pytest.fixture
def waiting(bram: Member, dirk: Member, places: Places) -> Journey:
    journey = referred(bram, places)
    actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)
    return journey


def test_it_says_that_a_child_is_enrolled_nowhere_until_it_is(
    client_for: ClientFor, bram: Member, places: Places, waiting: Journey
) -> None:
    client = client_for(bram)
    assert "Nergens ingeschreven." in client.get(_url(waiting)).content.decode()

    client.post(_url(waiting, "enrol/"), {"school_id": places.mother_school.pk, "from_on": clock.today().isoformat()})

    assert SchoolEnrolment.objects.get(journey=waiting).school_id == places.mother_school.pk
    page = client.get(_url(waiting)).content.decode()
    assert "Nergens ingeschreven." not in page
    assert "binnen 7 dagen (Leerplichtwet, art. 18)" in page


def test_it_records_temporary_lessons_and_keeps_what_was_typed(
    client_for: ClientFor, bram: Member, places: Places, waiting: Journey
) -> None:
    client = client_for(bram)
    typed = {"school_id": places.mother_school.pk, "from_on": clock.today().isoformat(), "supported_by": "Carla"}

    refused = client.post(_url(waiting, "lessons/"), typed)
    assert refused.context["lessons_form"]["supported_by"].value() == "Carla"
    client.post(_url(waiting, "lessons/"), {**typed, "weekdays": ["1", "3"]})
    lessons = TemporaryLessons.objects.get(journey=waiting)
    assert lessons.weekdays == [1, 3]

    client.post(_url(waiting, "lessons/end/"), {"until_on": clock.today().isoformat()})
    lessons.refresh_from_db()
    assert lessons.until_on == clock.today()


def test_a_notice_is_done_by_its_school_only(
    client_for: ClientFor, amina: Member, bram: Member, places: Places
) -> None:
    journey = placed(amina, places)
    notice = LegalNotice.objects.get(journey=journey, kind=Notice.NUMBER)
    url = _url(journey, f"notices/{notice.pk}/")

    assert client_for(bram).post(url).status_code == 404
    client_for(amina).post(url, {"not_needed_reason": "Heeft al een BSN"})

    notice.refresh_from_db()
    assert (notice.not_needed_reason, notice.done_by_id) == ("Heeft al een BSN", amina.user_id)


@pytest.mark.parametrize("path", ["", "enrol/", "days/", "lessons/", "lessons/end/"])
def test_another_region_and_another_school_get_404(
    client_for: ClientFor, zoe: Member, rita: Member, waiting: Journey, path: str
) -> None:
    for member in (zoe, rita):
        answer = client_for(member).post(_url(waiting, path)) if path else client_for(member).get(_url(waiting))
        assert answer.status_code in {403, 404}, member.name
        assert waiting.pupil.last_name not in answer.content.decode()


def test_the_days_are_a_page_for_both_schools(
    client_for: ClientFor, region: Region, bram: Member, amina: Member, dirk: Member, places: Places
) -> None:
    factories.make_policy(region, number=2, valid_from=date(2026, 1, 1), enroller=Enroller.FIXED_DAY)
    journey = offered(dirk, places)

    for member in (bram, amina):
        assert journey.pupil.last_name in client_for(member).get("/po2601/newcomers/days/").content.decode()
    answer = client_for(amina).post(_url(journey, "days/"), {"weekdays": ["1", "2", "3", "4", "5"]})
    assert "elke dag" in answer.content.decode() or "alle dagen" in answer.content.decode()


def test_the_first_day_asks_why_only_when_there_was_a_gap(
    client_for: ClientFor, amina: Member, dirk: Member, places: Places
) -> None:
    journey = offered(dirk, places)
    SchoolEnrolment.objects.create(
        region_id=journey.region_id,
        journey=journey,
        school=places.other_school,
        from_on=date(2020, 1, 6),
        until_on=date(2020, 2, 1),
        recorded_by_id=dirk.user_id,
    )
    url = f"/po2601/newcomers/stay/{journey.case_number}/start/"
    typed = {"placed_on": clock.today().isoformat()}

    assert "gap_reason" not in client_for(amina).get(url).content.decode()
    assert "gap_reason" in client_for(amina).post(url, typed).content.decode()
    client_for(amina).post(url, {**typed, "gap_reason": "Woonde in België"})

    assert Placement.objects.get(journey=journey).placed_on == clock.today()


def test_the_months_ahead_find_the_nearest_place(
    client_for: ClientFor, bram: Member, esra: Member, places: Places
) -> None:
    for member in (bram, esra):
        page = (
            client_for(member)
            .get("/po2601/newcomers/ahead/", {"school": places.mother_school.code, "age": "9"})
            .content.decode()
        )
        assert "Taalschool Utrecht" in page
        assert "Gezien vanaf De Regenboog." in page
    assert client_for(bram).get("/po2601/newcomers/ahead/", {"school": "nonsense", "age": "x"}).status_code == 200
