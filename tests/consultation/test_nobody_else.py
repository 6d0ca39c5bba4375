"""Whoever sits at another table finds a case by no page, search, feed, PDF or address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice, product

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.consultation.models import Case
from steiger.cooperation.enums import BodyKind, SeatFunction
from steiger.cooperation.models import Meeting
from steiger.organisations.models import Region
from steiger.people.models import Membership
from tests.architecture.test_routes import REGIONAL
from tests.consultation import factories
from tests.factories import Places

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
MOST_PER_ROUTE = 8
WORDS = ("zeldzaamwoord", "overdenkwoord", "adviesvraagwoord")
Hidden = tuple[str, ...]


@pytest.fixture
def hidden(case: Case) -> Hidden:
    """What must not be found: number, initials, and every word that was written."""
    Case.objects.filter(pk=case.pk).update(**dict(zip(("question", "tried", "asked"), WORDS, strict=True)))
    return (case.journey.case_number, case.journey.pupil.initials, case.journey.pupil.last_name, *WORDS)


@pytest.fixture
def outsiders(
    region: Region, rita: Member, esra: Member, femke: Member, tom: Member, teun: Member, ad: Member, carla: Member,
    dirk: Member,
) -> dict[str, Member]:  # fmt: skip
    """Each at a table, most of them in its chair."""
    steering = factories.make_body(region, BodyKind.STEERING_GROUP, "Stuurgroep")
    working = factories.make_body(region, BodyKind.WORKING_GROUP, "Werkgroep")
    other = factories.make_body(region, BodyKind.CONSULTATION, "Ander IB-overleg")
    factories.sit(steering, esra, SeatFunction.CHAIR)
    factories.sit(steering, femke)
    factories.sit(working, rita, SeatFunction.CHAIR)
    factories.sit(working, tom)
    factories.sit(other, carla, SeatFunction.CHAIR)
    for body in (steering, working, other):
        factories.call(body, dirk)
    return {"rita": rita, "esra": esra, "femke": femke, "tom": tom, "teun": teun, "ad": ad, "carla": carla}


def _addresses(path: str, values: dict[str, list[str]]) -> Iterator[str]:
    """This route with everything that might stand in it."""
    names = PARAMETER.findall(path)
    for chosen in islice(product(*(values.get(name, ["1"]) for name in names)), MOST_PER_ROUTE):
        address = path
        for value in chosen:
            address = PARAMETER.sub(value, address, count=1)
        yield f"/{address}"


def _values(region: Region, case: Case, places: Places) -> dict[str, list[str]]:
    meetings = [str(pk) for pk in Meeting.objects.values_list("pk", flat=True)]
    bodies = [str(pk) for pk in {*Meeting.objects.values_list("body_id", flat=True)}]
    people = [str(pk) for pk in Membership.objects.order_by("-pk").values_list("pk", flat=True)[:2]]
    return {
        "region": [region.slug],
        "case": [case.journey.case_number, case.journey.case_number.lower()],
        "pk": [str(case.pk), "1"],
        "meeting": meetings,
        "body": bodies,
        "membership_id": people,
        "code": [places.newcomer_school.code, places.mother_school.code],
    }


@pytest.mark.parametrize("who", ["rita", "esra", "femke", "carla"])
def test_no_route_tells_of_a_case(
    who: str, hidden: Hidden, case: Case, region: Region, places: Places, outsiders: dict[str, Member],
    client_for: Callable[[Member], Client],
) -> None:  # fmt: skip
    client = client_for(outsiders[who])
    values = _values(region, case, places)
    asked = [address for path, _name, _pattern in REGIONAL for address in _addresses(path, values)]
    asked += [f"/po2601/search/?q={word}" for word in hidden]
    asked += [f"/po2601/{page}/?{name}={hidden[0]}" for page in ("children", "people") for name in ("q", "text")]
    for address in asked:
        _tells_nothing(client, address, case, hidden)


def _tells_nothing(client: Client, address: str, case: Case, hidden: Hidden) -> None:
    response = client.get(address)
    content = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    text = content.decode(errors="replace")
    if case.journey.case_number.casefold() in address.casefold():
        assert response.status_code in {403, 404, 405} or "?" in address, (address, response.status_code)
        # What somebody typed into the address, the page may repeat; what the case says, never.
        told = [word for word in hidden[1:] if word in text and word not in address]
    else:
        told = [word for word in hidden if word in text and word not in address]
    assert not told, (address, told)


def test_the_routes_of_the_consultation_are_among_them() -> None:
    names = {name for _path, name, _pattern in REGIONAL}

    assert {f"consultation:{page}" for page in ("cases", "case", "bring", "schedule", "conclude", "withdraw")} <= names


@pytest.mark.parametrize("who", ["rita", "carla"])
def test_posting_changes_nothing(
    who: str, case: Case, outsiders: dict[str, Member], client_for: Callable[[Member], Client]
) -> None:
    client, base = client_for(outsiders[who]), f"/po2601/consultation/{case.journey.case_number}"
    for page in ("bring", "agenda", "outcome", "withdraw"):
        sent = {"outcome": "support", "advice": "Zomaar", "agenda": f"{case.body_id}-{case.meeting_id}"}
        assert client.post(f"{base}/{page}/", sent).status_code == 404
    case.refresh_from_db()

    assert case.is_open


def test_the_log_of_looking_names_the_case_and_not_its_words(
    hidden: Hidden, case: Case, bram: Member, paula: Member, client_for: Callable[[Member], Client]
) -> None:
    client_for(bram).get(f"/po2601/consultation/{case.journey.case_number}/")
    page = client_for(paula).get("/po2601/privacy/looks/").content.decode()

    assert case.journey.case_number in page
    assert not [word for word in hidden[1:] if word in page]


def test_it_is_there_to_be_found(
    hidden: Hidden, case: Case, bram: Member, client_for: Callable[[Member], Client]
) -> None:
    """So that the tests above mean something."""
    page = client_for(bram).get(f"/po2601/consultation/{case.journey.case_number}/").content.decode()

    assert all(word in page for word in (*hidden[:2], *WORDS))
