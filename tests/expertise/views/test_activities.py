from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.core import clock
from steiger.expertise.actions.activities import cancel_activity
from steiger.expertise.actions.enrolments import enrol
from steiger.expertise.enums.activities import ActivityState, EnrolmentState
from steiger.expertise.models import Activity, ActivityEnrolment, ActivityMaterial
from steiger.organisations.models import Region
from tests.expertise.activities import an_activity, held, teachers
from tests.factories import Places

SignIn = Callable[[Member], Client]
BASE = "/po2601/expertise/activities/"


def _typed(**other: object) -> dict[str, object]:
    """What somebody fills in to plan an activity."""
    return {
        "kind": "workshop",
        "title": "Meertaligheid als kracht",
        "day": (clock.today() + timedelta(days=20)).isoformat(),
        "since": "15:30",
        "until": "17:30",
        "place": "Bibliotheek",
        "places": "12",
        "hours": "2",
        "is_public": "on",
        **other,
    }


def _queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_the_list_costs_as_many_queries_for_three_as_for_one(
    dirk: Member, teun: Member, region: Region, client_for: SignIn
) -> None:
    client = client_for(teun)
    enrol(by=teun, activity=an_activity(dirk))
    one = _queries(client, BASE)

    for _number in range(2):
        enrol(by=teun, activity=an_activity(dirk))

    assert _queries(client, BASE) == one <= 11


def test_a_page_costs_as_many_queries_for_three_people_as_for_one(
    dirk: Member, region: Region, client_for: SignIn
) -> None:
    activity, client = an_activity(dirk, places=2), client_for(dirk)
    [first, *others] = teachers(region, 3)
    enrol(by=first, activity=activity)
    one = _queries(client, f"{BASE}{activity.pk}/")

    for member in others:
        enrol(by=member, activity=activity)

    assert _queries(client, f"{BASE}{activity.pk}/") == one <= 17


def test_the_portfolio_costs_as_many_queries_for_three_as_for_one(
    dirk: Member, teun: Member, client_for: SignIn
) -> None:
    client = client_for(teun)
    held(dirk, teun)
    one = _queries(client, f"{BASE}mine/")

    held(dirk, teun)
    held(dirk, teun, days_ago=400)

    assert _queries(client, f"{BASE}mine/") == one <= 12


def test_planning_keeps_what_was_typed_when_something_is_wrong(dirk: Member, client_for: SignIn) -> None:
    response = client_for(dirk).post(f"{BASE}plan/", _typed(place=""))

    assert response.status_code == 200
    assert "Zeg waar" in response.content.decode()
    assert "Meertaligheid als kracht" in response.content.decode()
    assert not Activity.objects.exists()


def test_planning_at_a_school_leads_to_the_page(amina: Member, places: Places, client_for: SignIn) -> None:
    response = client_for(amina).post(
        f"{BASE}plan/", _typed(place="", school=str(places.newcomer_school.pk), audience=["teacher"])
    )

    made = Activity.objects.get()
    assert response.url == f"{BASE}{made.pk}/"  # type: ignore[attr-defined]
    assert (made.school_id, made.audience, made.organiser_id) == (
        places.newcomer_school.pk, ["teacher"], amina.user_id,
    )  # fmt: skip


def test_planning_like_an_earlier_one_fills_it_in_without_its_day(dirk: Member, client_for: SignIn) -> None:
    activity = an_activity(dirk, title="Elk kwartaal")

    page = client_for(dirk).get(f"{BASE}plan/?like={activity.pk}").content.decode()

    assert "Elk kwartaal" in page
    assert f'value="{(clock.today() + timedelta(days=10)).isoformat()}"' not in page


@pytest.mark.parametrize("odd", ["?like=x", "?like=999999", "?subject=nonsense", "?subject=vocabulary"])
def test_planning_copes_with_odd_addresses(odd: str, dirk: Member, client_for: SignIn) -> None:
    assert client_for(dirk).get(f"{BASE}plan/{odd}").status_code == 200


def test_changing_tells_and_cancelling_asks_why(dirk: Member, teun: Member, client_for: SignIn) -> None:
    activity, client = an_activity(dirk), client_for(dirk)
    enrol(by=teun, activity=activity)

    client.post(f"{BASE}{activity.pk}/change/", _typed(title="Anders"))
    assert Activity.objects.get().title == "Anders"
    refused = client.post(f"{BASE}{activity.pk}/cancel/", {"reason": ""})
    assert refused.status_code == 200
    client.post(f"{BASE}{activity.pk}/cancel/", {"reason": "Ziek"})
    assert Activity.objects.get().state == ActivityState.CANCELLED


def test_only_who_leads_it_changes_it(dirk: Member, carla: Member, tom: Member, client_for: SignIn) -> None:
    activity = an_activity(carla)

    for page in ("change", "cancel", "attendance", "material"):
        assert client_for(tom).get(f"{BASE}{activity.pk}/{page}/").status_code == 403, page
        assert client_for(carla).get(f"{BASE}{activity.pk}/{page}/").status_code == 200, page
        assert client_for(dirk).get(f"{BASE}{activity.pk}/{page}/").status_code == 200, page


def test_enrolling_and_signing_off(dirk: Member, teun: Member, bram: Member, client_for: SignIn) -> None:
    activity = an_activity(dirk, places=1)

    first = client_for(teun).post(f"{BASE}{activity.pk}/enrol/", follow=True).content.decode()
    second = client_for(bram).post(f"{BASE}{activity.pk}/enrol/", follow=True).content.decode()
    again = client_for(bram).post(f"{BASE}{activity.pk}/enrol/", follow=True).content.decode()

    assert "Je hebt een plek" in first
    assert "nummer 1 op de wachtlijst" in second
    assert "al ingeschreven" in again
    client_for(teun).post(f"{BASE}{activity.pk}/sign-off/")
    assert ActivityEnrolment.objects.get(user_id=bram.user_id).state == EnrolmentState.PLACED


def test_who_comes_is_for_who_leads_it(dirk: Member, teun: Member, bram: Member, client_for: SignIn) -> None:
    activity = an_activity(dirk)
    enrol(by=bram, activity=activity)

    assert "Bram" in client_for(dirk).get(f"{BASE}{activity.pk}/").content.decode()
    assert "Bram" not in client_for(teun).get(f"{BASE}{activity.pk}/").content.decode()


def test_attendance_is_ticked(dirk: Member, teun: Member, bram: Member, client_for: SignIn) -> None:
    with clock.on(clock.today() - timedelta(days=5)):
        activity = an_activity(dirk, days=5)
        there = enrol(by=teun, activity=activity)
        enrol(by=bram, activity=activity)

    client_for(dirk).post(f"{BASE}{activity.pk}/attendance/", {"present": [str(there.pk), "x", "99"]})

    assert set(ActivityEnrolment.objects.filter(was_present=True)) == {there}
    assert Activity.objects.get().state == ActivityState.HELD


def test_somebody_is_signed_off_by_who_leads_it(dirk: Member, carla: Member, teun: Member, client_for: SignIn) -> None:
    made = enrol(by=teun, activity=an_activity(dirk))
    url = f"{BASE}people/{made.pk}/sign-off/"

    assert client_for(carla).post(url).status_code == 404
    client_for(dirk).post(url)

    made.refresh_from_db()
    assert made.state == EnrolmentState.CANCELLED


def test_how_it_was_is_said_by_who_was_there(dirk: Member, teun: Member, bram: Member, client_for: SignIn) -> None:
    activity = held(dirk, teun)
    url = f"{BASE}{activity.pk}/evaluate/"

    assert client_for(teun).post(url, {}).status_code == 200
    assert client_for(bram).post(url, {"score": "4"}).status_code == 200
    client_for(teun).post(url, {"score": "4", "learned": "Meer plaatjes"})

    made = ActivityEnrolment.objects.get(user_id=teun.user_id)
    assert (made.score, made.learned) == (4, "Meer plaatjes")


def test_material_is_refused_by_name_and_kept_when_it_is_good(
    dirk: Member, teun: Member, client_for: SignIn, zoe: Member
) -> None:
    activity, client = an_activity(dirk), client_for(dirk)
    url = f"{BASE}{activity.pk}/material/"

    refused = client.post(url, {"file": SimpleUploadedFile("woorden.pdf", b"MZ\x90\x00")}).content.decode()
    assert "woorden.pdf" in refused
    empty = client.post(url, {"file": SimpleUploadedFile("leeg.pdf", b"")})
    assert empty.status_code == 200
    client.post(url, {"file": SimpleUploadedFile("woorden.pdf", b"%PDF-1.7 x"), "title": "Themawoorden"})

    made = ActivityMaterial.objects.get()
    download = client_for(teun).get(f"{BASE}material/{made.pk}/")
    assert download.content == b"%PDF-1.7 x"
    assert "attachment" in download["Content-Disposition"]
    assert client_for(zoe).get(f"{BASE}material/{made.pk}/").status_code == 404
    assert client_for(teun).post(f"{BASE}material/{made.pk}/remove/").status_code == 403
    client.post(f"{BASE}material/{made.pk}/remove/")
    assert not ActivityMaterial.objects.exists()


def test_the_appointment_can_be_taken_over(dirk: Member, teun: Member, client_for: SignIn) -> None:
    response = client_for(teun).get(f"{BASE}{an_activity(dirk).pk}/calendar/")

    assert response["Content-Type"].startswith("text/calendar")
    assert b"BEGIN:VEVENT" in response.content


@pytest.mark.parametrize("asked", ["", "?when=past", "?when=led", "?kind=nonsense&subject=1", "?subject=vocabulary"])
def test_the_list_opens_for_everybody(asked: str, dirk: Member, esra: Member, client_for: SignIn) -> None:
    an_activity(dirk)

    for member in (dirk, esra):
        assert client_for(member).get(BASE + asked).status_code == 200


def test_the_list_gives_htmx_its_rows(dirk: Member, client_for: SignIn) -> None:
    an_activity(dirk)

    page = client_for(dirk).get(BASE, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in page
    assert "Woordenschat bij zaakvakken" in page


def test_schools_read_what_is_to_come_without_an_account(region: Region, dirk: Member, teun: Member) -> None:
    shown, hidden = an_activity(dirk), an_activity(dirk, title="Besloten", is_public=False)
    enrol(by=teun, activity=shown)
    cancel_activity(by=dirk, activity=an_activity(dirk, title="Vervallen"), reason="Ziek")
    client = Client()

    page = client.get("/po2601/activiteiten/").content.decode()

    assert shown.title in page
    for unseen in ("Besloten", "Vervallen", "Teun"):
        assert unseen not in page
    assert client.get(f"/po2601/activiteiten/{shown.pk}/").status_code == 200
    assert client.get(f"/po2601/activiteiten/{hidden.pk}/").status_code == 404
    assert b"BEGIN:VEVENT" in client.get("/po2601/activiteiten/agenda.ics").content
    assert client.get("/nergens/activiteiten/").status_code == 404


def test_schools_read_nothing_of_another_region(other_region: Region, region: Region, dirk: Member) -> None:
    shown = an_activity(dirk)

    assert shown.title not in Client().get("/po2602/activiteiten/").content.decode()
    assert Client().get(f"/po2602/activiteiten/{shown.pk}/").status_code == 404
