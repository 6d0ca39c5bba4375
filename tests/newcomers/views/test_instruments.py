from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.newcomers.actions import take_standard_instruments
from steiger.newcomers.models import Instrument
from tests.factories import Places
from tests.newcomers.factories import placed

ClientFor = Callable[[Member], Client]
LIST = "/po2601/newcomers/instruments/"
TYPED = {"name": "Eigen toets", "domains": ["vocabulary"], "scale": "steps", "steps": "begin\nverder\nklaar"}


def test_it_offers_the_standard_list_to_who_has_none(client_for: ClientFor, dirk: Member) -> None:
    client = client_for(dirk)
    assert "De lijst is leeg" in client.get(LIST).content.decode()

    client.post(f"{LIST}standard/")

    page = client.get(LIST).content.decode()
    assert "TAK passieve woordenschat" in page
    assert "De norm past niet bij dit kind" in page


def test_it_asks_as_many_questions_for_one_as_for_many(client_for: ClientFor, dirk: Member) -> None:
    client = client_for(dirk)
    client.post(f"{LIST}add/", TYPED)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    take_standard_instruments(by=dirk)
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)

    assert len(few) == len(many)


def test_it_adds_changes_and_takes_off(client_for: ClientFor, dirk: Member) -> None:
    client = client_for(dirk)
    client.post(f"{LIST}add/", TYPED)
    added = Instrument.objects.get()
    assert added.steps == ["begin", "verder", "klaar"]

    client.post(f"{LIST}{added.pk}/", {**TYPED, "name": "Andere toets"})
    client.post(f"{LIST}{added.pk}/retire/")

    added.refresh_from_db()
    assert (added.name, added.retired_on is not None) == ("Andere toets", True)
    assert client.get(f"{LIST}{added.pk}/").status_code == 404


def test_staff_read_the_list_and_change_nothing(client_for: ClientFor, amina: Member, bram: Member) -> None:
    client = client_for(amina)

    assert "/instruments/add/" not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}standard/").status_code == 403
    assert client_for(bram).get(LIST).status_code == 403


def test_the_table_of_levels_offers_the_list(
    client_for: ClientFor, dirk: Member, amina: Member, places: Places
) -> None:
    take_standard_instruments(by=dirk)
    journey = placed(amina, places)

    page = client_for(amina).get(f"/po2601/newcomers/stay/{journey.case_number}/levels/").content.decode()

    assert 'list="listed-vocabulary"' in page
    assert '<option value="TAK passieve woordenschat">' in page
