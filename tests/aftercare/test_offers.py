"""A school says yes or names other moments by a link; and everything that somebody else could try with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from steiger.access.doors import GUESSES
from steiger.access.member import Member
from steiger.aftercare import actions, selectors
from steiger.aftercare.enums import SchoolAnswer
from steiger.aftercare.models import DateOffer, OtherMoment, Visit
from steiger.core import clock
from steiger.core.errors import NotAllowedError
from steiger.core.secret_links import make_link
from steiger.messaging.models import Letter, Notice
from steiger.organisations.models import Region
from tests.aftercare import factories, plans
from tests.factories import Places

SignIn = Callable[[Member], Client]
FIRST = date(2026, 9, 24)


@pytest.fixture(autouse=True)
def _nobody_guessed_before() -> None:
    cache.clear()


@pytest.fixture
def planned(visit: Visit, carla: Member) -> Visit:
    return actions.plan_visit(visit=visit, specialist_id=carla.user_id, planned_at=factories.at(FIRST, 9), by=carla)


def offered(visit: Visit, places: Places, by: Member, **changed: Any) -> str:
    visit = Visit.objects.select_related("journey__pupil", "specialist").get(pk=visit.pk)
    address = actions.offer_dates(visits=[visit], school_id=places.mother_school.pk, by=by, **changed)
    return "/" + address.split("/", 3)[3]


def answered(path: str, **changed: str) -> tuple[int, str]:
    response = Client().post(path, {"answer": "accepted", **changed})
    return response.status_code, response.content.decode()


def other(**changed: str) -> dict[str, str]:
    return {
        "answer": "other",
        "moment_1_on": "2026-09-29",
        "moment_1_from": "10:00",
        "moment_1_until": "12:00",
        "note": "Dan is er studiedag",
        **changed,
    }


def test_the_mail_goes_to_the_school_and_holds_initials(
    planned: Visit, places: Places, bram: Member, rita: Member, carla: Member
) -> None:
    Letter.objects.all().delete()
    path = offered(planned, places, carla)

    letter = Letter.objects.get()
    assert letter.to.startswith("bram")
    assert path in letter.body
    assert "A.H." in letter.body
    assert "Amira" not in letter.body + letter.subject


def test_a_yes_stands_with_the_visit_and_is_told(
    planned: Visit, places: Places, carla: Member, client_for: SignIn
) -> None:
    path = offered(planned, places, carla)
    content = Client().get(path).content.decode()
    assert "A.H." in content
    for name in ("Amira", "Haddad", planned.journey.case_number):
        assert name not in content

    assert answered(path, name="Juf Mieke")[0] == 200

    offer = DateOffer.objects.get()
    assert (offer.answer, offer.name) == (SchoolAnswer.ACCEPTED, "Juf Mieke")
    assert Notice.objects.filter(reader_id=carla.user_id, fact__startswith="offer-").count() == 1
    planned.refresh_from_db()
    assert planned.planned_at == factories.at(FIRST, 9)


def test_another_moment_frees_the_visit_and_the_next_plan_keeps_to_it(
    planned: Visit, places: Places, carla: Member, dirk: Member
) -> None:
    plans.lay_out(places)
    plans.works(carla)
    path = offered(planned, places, dirk)

    assert answered(path, **other())[0] == 200

    planned.refresh_from_db()
    assert (planned.planned_at, planned.specialist_id) == (None, carla.user_id)
    assert set(Notice.objects.filter(fact__startswith="offer-").values_list("reader_id", flat=True)) == {
        carla.user_id,
        dirk.user_id,
    }
    row = plans.proposed(dirk).visits.get(visit=planned)
    at = timezone.localtime(row.starts_at)
    assert at.date() == date(2026, 9, 29)
    assert 10 <= at.hour < 12
    assert selectors.offered_stops(dirk)[0].answer == SchoolAnswer.OTHER


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"moment_1_on": ""}, "moment_1_on"),
        ({"moment_1_until": "09:00"}, "moment_1_until"),
        ({"moment_1_on": "2026-09-26"}, "moment_1_on"),
        ({"moment_1_on": "2027-03-02"}, "moment_1_on"),
        ({"moment_1_on": "2026-09-01"}, "moment_1_on"),
        ({"moment_1_on": "", "moment_1_from": "", "moment_1_until": ""}, "moment_1_on"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_and_uses_nothing_up(
    changed: dict[str, str], field: str, planned: Visit, places: Places, carla: Member
) -> None:
    path = offered(planned, places, carla)
    status, content = answered(path, **other(**changed))

    assert status == 200
    assert f'id="id_{field}_error"' in content or "errorlist" in content
    assert "Dan is er studiedag" in content
    assert DateOffer.objects.get().answer == ""
    assert answered(path)[0] == 200


def test_more_moments_are_folded_until_one_is_filled_in(planned: Visit, places: Places, carla: Member) -> None:
    page = offered(planned, places, carla)
    assert '<details class="fold"><summary>' in Client().get(page).content.decode()

    refused = Client().post(page, other(moment_2_on="2026-09-30")).content.decode()
    assert '<details class="fold" open>' in refused
    assert "errorlist" in refused


def test_a_link_answers_once(planned: Visit, places: Places, carla: Member) -> None:
    path = offered(planned, places, carla)
    assert answered(path)[0] == 200

    assert Client().get(path).status_code == 404
    assert answered(path, **other())[0] == 404
    planned.refresh_from_db()
    assert planned.planned_at is not None
    assert not OtherMoment.objects.exists()


def test_asking_again_closes_the_first_link(planned: Visit, places: Places, carla: Member) -> None:
    first, second = offered(planned, places, carla), offered(planned, places, carla, email="school@example.org")

    assert answered(first)[0] == 404
    assert answered(second)[0] == 200
    assert Letter.objects.filter(to="school@example.org").exists()


def test_a_link_ends_with_its_term(planned: Visit, places: Places, carla: Member) -> None:
    path = offered(planned, places, carla)

    with clock.on(FIRST + timedelta(days=1)):
        assert Client().get(path).status_code == 404
        assert answered(path)[0] == 404
    assert DateOffer.objects.get().answer == ""


def test_what_was_planned_otherwise_cannot_be_answered_any_more(planned: Visit, places: Places, carla: Member) -> None:
    path = offered(planned, places, carla)
    moved = factories.at(FIRST + timedelta(days=4), 11)
    actions.plan_visit(visit=planned, specialist_id=carla.user_id, planned_at=moved, by=carla)

    assert Client().get(path).status_code == 410
    assert answered(path, **other())[0] == 410
    planned.refresh_from_db()
    assert planned.planned_at == moved


def test_a_link_is_for_one_stop_whatever_is_sent(
    planned: Visit, region: Region, places: Places, amina: Member, carla: Member, dirk: Member
) -> None:
    elsewhere = factories.entrusted(factories.make_moved(region, places, by=amina, call_name="Karim"), carla, by=dirk)
    actions.plan_visit(visit=elsewhere, specialist_id=carla.user_id, planned_at=factories.at(FIRST, 13), by=carla)
    offered(elsewhere, places, carla)
    path = offered(planned, places, carla)
    foreign = DateOffer.objects.get(visit=elsewhere)

    answered(f"{path}?stop={foreign.stop}", stop=str(foreign.stop), visit=str(elsewhere.pk), **other())

    foreign.refresh_from_db()
    elsewhere.refresh_from_db()
    assert foreign.answer == ""
    assert elsewhere.planned_at is not None


def test_a_link_for_something_else_opens_no_offer(planned: Visit, places: Places, carla: Member) -> None:
    offered(planned, places, carla)
    offer = DateOffer.objects.get()
    made = make_link(
        region_id=planned.region_id,
        purpose="teacher",
        subject=str(offer.stop),
        expires_at=clock.now() + timedelta(days=1),
    )

    assert answered(f"/visit-offer/{made.secret}/")[0] == 404


def test_who_guesses_waits(planned: Visit, places: Places, carla: Member) -> None:
    path = offered(planned, places, carla)
    for _ in range(GUESSES.misses):
        assert answered(f"{path[:-5]}wrong/")[0] == 404

    assert Client().get(path).status_code == 429
    assert DateOffer.objects.get().answer == ""


@pytest.mark.parametrize("who", ["cees", "amina", "bram", "teun", "esra"])
def test_asking_is_for_who_plans_the_visit(
    who: str, planned: Visit, places: Places, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotAllowedError):
        offered(planned, places, request.getfixturevalue(who))


def test_the_link_is_told_once_on_the_page(planned: Visit, carla: Member, client_for: SignIn) -> None:
    page = f"/po2601/aftercare/{planned.journey.case_number}/visits/1/school/"
    client = client_for(carla)

    response = client.post(page, {"email": ""})
    assert "/visit-offer/sl_" in response.content.decode()
    assert response["Cache-Control"] == "no-store, private"
    assert "sl_" not in client.get(page).content.decode()
    assert client.post(page, {"email": "school@example.org"}).status_code == 302
    assert not Letter.objects.filter(to__startswith="bram", body__contains="sl_").exists()


def test_after_a_no_the_calendar_of_the_specialist_is_empty(planned: Visit, places: Places, carla: Member) -> None:
    since = factories.at(factories.MOVED_ON)
    assert len(selectors.own_appointments(carla, since)) == 1
    answered(offered(planned, places, carla), **other())

    assert selectors.own_appointments(carla, since) == []
