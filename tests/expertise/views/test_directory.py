from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.expertise.actions.directory import EntryInput, add_entry, tell_about_oneself
from steiger.expertise.enums.directory import DirectoryKind
from steiger.expertise.models import DirectoryEntry, ExpertProfile
from tests.expertise.activities import an_activity
from tests.factories import Places

SignIn = Callable[[Member], Client]
BASE = "/po2601/expertise/directory/"
TOLK = EntryInput(kind=DirectoryKind.INTERPRETERS, name="Tolkenloket", phone="030", languages=("ti",))


def _typed(**other: object) -> dict[str, object]:
    return {"kind": "interpreters", "name": "Tolkenloket", "phone": "030 1", **other}


@pytest.mark.parametrize("asked", ["", "?q=tolk", "?q=3511+AB", "?kind=coach", "?kind=x&school=nonsense", "?q=%00"])
def test_everybody_searches(asked: str, dirk: Member, esra: Member, teun: Member, client_for: SignIn) -> None:
    add_entry(by=dirk, entry=TOLK)

    for member in (dirk, esra, teun):
        assert client_for(member).get(BASE + asked).status_code == 200


def test_typing_gets_only_what_was_found(dirk: Member, client_for: SignIn) -> None:
    add_entry(by=dirk, entry=TOLK)

    page = client_for(dirk).get(f"{BASE}?q=tolk", headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in page
    assert "Tolkenloket" in page


def test_nothing_found_says_what_to_try(dirk: Member, client_for: SignIn) -> None:
    assert "Probeer één woord" in client_for(dirk).get(f"{BASE}?q=qqqq").content.decode()


def test_each_line_has_a_page(
    dirk: Member, carla: Member, amina: Member, femke: Member, places: Places, client_for: SignIn
) -> None:
    made = add_entry(by=dirk, entry=TOLK)
    an_activity(amina, school=places.newcomer_school)
    client = client_for(carla)

    for key, told in {
        f"entry-{made.pk}": "Tolkenloket",
        f"school-{places.newcomer_school.code}": "Woordenschat bij zaakvakken",
        f"person-{carla.user_id}": "Wijzig wat ik vertel",
        f"municipality-{places.municipality.pk}": "Femke",
    }.items():
        assert told in client.get(f"{BASE}{key}/").content.decode(), key
    assert client.get(f"{BASE}entry-999999/").status_code == 404
    assert client.get(f"{BASE}nonsense/").status_code == 404


def test_a_line_of_another_region_does_not_exist(dirk: Member, zoe: Member, client_for: SignIn) -> None:
    made = add_entry(by=dirk, entry=TOLK)

    assert client_for(zoe).get(f"/po2602/expertise/directory/entry-{made.pk}/").status_code == 404


def test_lines_are_added_changed_and_taken_out(dirk: Member, carla: Member, client_for: SignIn) -> None:
    client = client_for(dirk)

    refused = client.post(f"{BASE}add/", _typed(phone="", postcode="12"))
    assert "Vier cijfers" in refused.content.decode()
    client.post(f"{BASE}add/", _typed(languages=["ti", "ar"]))
    made = DirectoryEntry.objects.get()
    assert made.languages == ["ti", "ar"]

    client.post(f"{BASE}entries/{made.pk}/change/", _typed(name="Tolken"))
    made.refresh_from_db()
    assert made.name == "Tolken"
    assert client_for(carla).get(f"{BASE}entries/{made.pk}/change/").status_code == 403
    client.post(f"{BASE}entries/{made.pk}/end/")
    assert client.get(f"{BASE}entry-{made.pk}/").status_code == 404


def test_one_tells_and_withdraws_what_one_can_be_asked(teun: Member, client_for: SignIn) -> None:
    client = client_for(teun)

    assert "minstens één ding" in client.post(f"{BASE}me/", {"about": " "}).content.decode()
    client.post(f"{BASE}me/", {"languages": ["ti"], "about": "Bel me"})
    assert ExpertProfile.objects.get().languages == ["ti"]
    client.post(f"{BASE}me/withdraw/")
    assert not ExpertProfile.objects.exists()


def test_the_page_costs_as_many_queries_for_many_lines_as_for_one(
    dirk: Member, carla: Member, tom: Member, client_for: SignIn
) -> None:
    client = client_for(dirk)

    def count() -> int:
        client.get(BASE)
        with CaptureQueriesContext(connection) as asked:
            client.get(BASE)
        return len(asked)

    add_entry(by=dirk, entry=TOLK)
    one = count()
    for _number in range(3):
        add_entry(by=dirk, entry=TOLK)
    tell_about_oneself(by=carla, languages=["tr"])
    tell_about_oneself(by=tom, languages=["tr"])

    assert count() == one <= 17


def test_the_search_box_of_the_house_leads_there(dirk: Member, teun: Member, client_for: SignIn) -> None:
    made = add_entry(by=dirk, entry=TOLK)
    activity = an_activity(dirk)
    client = client_for(teun)

    assert f"{BASE}entry-{made.pk}/" in client.get("/po2601/search/?q=tolkenloket").content.decode()
    found = client.get("/po2601/search/?q=woordenschat").content.decode()
    assert f"/po2601/expertise/activities/{activity.pk}/" in found
