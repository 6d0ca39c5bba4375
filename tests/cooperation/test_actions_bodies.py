from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.cooperation.actions import (
    BodyInput,
    add_seat,
    add_seats_of_parties,
    change_body,
    end_body,
    end_seat,
    finish_action,
    found_body,
    leave_seat,
    make_action,
    reopen_action,
    take_seat,
)
from steiger.cooperation.enums import BodyKind, PartyState, SeatFunction
from steiger.cooperation.models import Action, AgendaItem, Body, Meeting, Seat, Sitting
from steiger.cooperation.selectors import bodies, body_page, parties_without_seat
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.organisations.models import Region
from steiger.people.models import Membership
from tests.cooperation.factories import a_covenant, a_party, a_signature
from tests.cooperation.tables import a_body, a_seat, an_action, seated
from tests.factories import Places, make_member

TODAY = date(2025, 9, 15)
ASKED = BodyInput("Werkgroep", BodyKind.WORKING_GROUP, "Voorbereiden", "Adviseert", "Elke maand", 3)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY), translation.override("en"):
        yield


@pytest.fixture
def body(dirk: Member) -> Body:
    return a_body(dirk, founded_on=date(2024, 9, 1))


def _refused(field: str | None, words: str, act: Any, **asked: Any) -> None:
    with pytest.raises(DomainError, match=words) as refused:
        act(**asked)
    assert refused.value.field == field


# Bodies


def test_found_body_keeps_what_was_asked(dirk: Member) -> None:
    body = found_body(by=dirk, asked=replace(ASKED, name=" Werkgroep "), founded_on=date(2025, 9, 1))

    assert (body.name, body.mandate, body.quorum, body.founded_on) == ("Werkgroep", "Adviseert", 3, date(2025, 9, 1))
    assert Happening.objects.filter(kind="found_body").exists()


def test_found_body_refuses_no_name_a_name_twice_and_a_day_to_come(dirk: Member, body: Body) -> None:
    _refused("name", "Give the body a name", found_body, by=dirk, asked=replace(ASKED, name="  "))
    _refused("name", "this name already", found_body, by=dirk, asked=replace(ASKED, name=body.name))
    _refused("founded_on", "yet to come", found_body, by=dirk, asked=ASKED, founded_on=TODAY + timedelta(days=1))


def test_a_name_is_free_again_when_its_body_has_ended(dirk: Member, body: Body) -> None:
    end_body(by=dirk, body=body)

    assert a_body(dirk, body.name).pk != body.pk


def test_change_body_changes_all_but_when_it_was_founded(dirk: Member, body: Body) -> None:
    changed = change_body(by=dirk, body=body, asked=ASKED)

    assert (changed.name, changed.kind, changed.founded_on) == ("Werkgroep", BodyKind.WORKING_GROUP, body.founded_on)


def test_end_body_ends_its_seats_and_who_sits_there(dirk: Member, esra: Member, femke: Member, body: Body) -> None:
    now = seated(dirk, body, esra)
    later = seated(dirk, body, femke, from_on=TODAY + timedelta(days=9))

    end_body(by=dirk, body=body)

    now.refresh_from_db()
    assert now.until_on == TODAY
    assert not Sitting.objects.filter(pk=later.pk).exists()
    assert not Seat.objects.filter(until_on=None).exists()
    _refused(None, "has ended", change_body, by=dirk, body=body, asked=ASKED)


def test_end_body_waits_for_open_actions_and_meetings(dirk: Member, esra: Member, body: Body) -> None:
    seated(dirk, body, esra)
    action = an_action(dirk, body, esra)
    _refused(None, "open actions", end_body, by=dirk, body=body)
    finish_action(by=esra, action=action)
    starts = clock.now() + timedelta(days=16)
    meeting = Meeting.objects.create(
        region_id=dirk.region_id,
        body=body,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        called_by_id=dirk.user_id,
        called_at=clock.now(),
    )
    _refused(None, "not closed yet", end_body, by=dirk, body=body)
    meeting.cancelled_on = TODAY
    meeting.save()

    assert end_body(by=dirk, body=body).ended_on == TODAY


@pytest.mark.parametrize("who", ["esra", "bram", "teun", "ad"])
def test_only_the_coordinator_changes_bodies_and_seats(
    who: str, request: pytest.FixtureRequest, dirk: Member, esra: Member, body: Body
) -> None:
    sitting = seated(dirk, body, esra, SeatFunction.CHAIR)
    by = request.getfixturevalue(who)
    acts: list[Any] = [
        lambda: found_body(by=by, asked=ASKED),
        lambda: change_body(by=by, body=body, asked=ASKED),
        lambda: end_body(by=by, body=body),
        lambda: add_seat(by=by, body=body, role=Role.SPECIALIST),
        lambda: add_seats_of_parties(by=by, body=body, organisation_ids=[1]),
        lambda: end_seat(by=by, seat=sitting.seat),
        lambda: take_seat(by=by, seat=sitting.seat, user_id=esra.user_id, from_on=TODAY),
        lambda: leave_seat(by=by, sitting=sitting, until_on=TODAY),
    ]
    for act in acts:
        with pytest.raises(NotAllowedError):
            act()


# Seats


def test_add_seat_is_for_an_organisation_or_for_a_role_that_sits_at_tables(
    dirk: Member, body: Body, places: Places
) -> None:
    _refused("belongs_to", "to an organisation or to a role", add_seat, by=dirk, body=body)
    both = {"organisation_id": places.board.pk, "role": Role.BOARD}
    _refused("belongs_to", "to an organisation or to a role", add_seat, by=dirk, body=body, **both)
    _refused("belongs_to", "to an organisation or to a role", add_seat, by=dirk, body=body, role=Role.TEACHER)

    assert add_seat(by=dirk, body=body, role=Role.SPECIALIST).from_on == TODAY


def test_add_seat_refuses_days_without_the_body_and_a_second_chair(dirk: Member, body: Body) -> None:
    seat = {"by": dirk, "body": body, "role": Role.SPECIALIST}
    _refused("from_on", "did not exist yet", add_seat, from_on=date(2024, 8, 31), **seat)
    _refused("from_on", "yet to come", add_seat, from_on=TODAY + timedelta(days=1), **seat)
    chair = add_seat(function=SeatFunction.CHAIR, **seat)
    _refused("function", "chair or a secretary already", add_seat, function=SeatFunction.CHAIR, **seat)
    end_seat(by=dirk, seat=chair)

    assert add_seat(function=SeatFunction.CHAIR, **seat)


def test_the_covenants_parties_get_a_seat_once(dirk: Member, esra: Member, body: Body, places: Places) -> None:
    covenant = a_covenant(dirk)
    a_signature(esra, a_party(dirk, covenant, places.board.pk))
    a_party(dirk, covenant, places.municipality.pk)
    a_party(dirk, covenant, places.mother_school.pk, PartyState.APPROACHED)
    proposed = [party.organisation_id for party in parties_without_seat(dirk, body)]

    made = add_seats_of_parties(by=dirk, body=body, organisation_ids=[*proposed, places.board.pk])

    assert {seat.organisation_id for seat in made} == {places.board.pk, places.municipality.pk}
    assert parties_without_seat(dirk, body) == []
    assert add_seats_of_parties(by=dirk, body=body, organisation_ids=proposed) == []
    _refused("organisations", "at least one", add_seats_of_parties, by=dirk, body=body, organisation_ids=[])


def test_take_seat_is_for_who_has_a_running_role_there(
    dirk: Member, esra: Member, femke: Member, teun: Member, bram: Member, body: Body, places: Places
) -> None:
    of_board = a_seat(dirk, body, esra)
    of_school = a_seat(dirk, body, bram)
    words = "Only somebody with a running role"
    _refused("user", words, take_seat, by=dirk, seat=of_board, user_id=femke.user_id, from_on=TODAY)
    # A teacher of the school cannot open the table.
    _refused("user", words, take_seat, by=dirk, seat=of_school, user_id=teun.user_id, from_on=TODAY)
    Membership.objects.filter(user_id=esra.user_id).update(until_on=TODAY + timedelta(days=5))
    later = TODAY + timedelta(days=6)
    _refused("user", words, take_seat, by=dirk, seat=of_board, user_id=esra.user_id, from_on=later)

    assert take_seat(by=dirk, seat=of_board, user_id=esra.user_id, from_on=TODAY).until_on is None


def test_take_seat_holds_one_person_at_a_time_and_a_person_once_per_table(
    region: Region, dirk: Member, carla: Member, body: Body
) -> None:
    cees = make_member(region, "Cees", Role.SPECIALIST)
    sitting = seated(dirk, body, carla, until_on=TODAY + timedelta(days=30))
    taking = {"by": dirk, "seat": sitting.seat}
    next_on = TODAY + timedelta(days=31)
    _refused("from_on", "Somebody else sits here", take_seat, user_id=cees.user_id, from_on=TODAY, **taking)
    other = add_seat(by=dirk, body=body, role=Role.SPECIALIST)
    _refused("user", "at this table already", take_seat, by=dirk, seat=other, user_id=carla.user_id, from_on=TODAY)
    _refused("until_on", "before the first", take_seat, user_id=cees.user_id, from_on=next_on, until_on=TODAY, **taking)
    _refused("from_on", "did not exist", take_seat, user_id=cees.user_id, from_on=date(2025, 9, 14), **taking)

    take_seat(user_id=cees.user_id, from_on=next_on, **taking)

    _refused("until_on", "next one sits here", leave_seat, by=dirk, sitting=sitting, until_on=next_on)
    assert [one.user.name for one in body_page(body).history] == ["Cees", "Carla"]


def test_leave_seat_leaves_the_seat_for_the_next_one(dirk: Member, esra: Member, body: Body) -> None:
    sitting = seated(dirk, body, esra)
    _refused("until_on", "before the first", leave_seat, by=dirk, sitting=sitting, until_on=date(2025, 9, 14))
    leave_seat(by=dirk, sitting=sitting, until_on=TODAY)
    with clock.on(TODAY + timedelta(days=1)):
        [row] = body_page(body).rows

    assert (row.is_empty, row.empty_since) == (True, date(2025, 9, 16))


def test_end_seat_takes_its_people_along_and_happens_once(dirk: Member, esra: Member, body: Body) -> None:
    sitting = seated(dirk, body, esra)

    end_seat(by=dirk, seat=sitting.seat)

    sitting.refresh_from_db()
    assert sitting.until_on == TODAY
    assert body_page(body).rows == []
    _refused(None, "This seat has ended", end_seat, by=dirk, seat=sitting.seat)


def test_bodies_count_their_seats_and_know_the_next_meeting(dirk: Member, esra: Member, body: Body) -> None:
    seated(dirk, body, esra)
    add_seat(by=dirk, body=body, role=Role.SPECIALIST)
    for days in (-30, 20, 50):
        starts = clock.now() + timedelta(days=days)
        Meeting.objects.create(
            region_id=dirk.region_id,
            body=body,
            starts_at=starts,
            ends_at=starts + timedelta(hours=1),
            called_by_id=dirk.user_id,
            called_at=clock.now(),
        )
    empty = a_body(dirk, "Zonder zetels")

    [found, other] = bodies(dirk)

    assert (found.filled_count, found.seats_count) == (1, 2)  # type: ignore[attr-defined]
    assert timezone.localdate(found.next_meeting_at) == TODAY + timedelta(days=20)  # type: ignore[attr-defined]
    assert (other, other.seats_count, other.next_meeting_at) == (empty, 0, None)  # type: ignore[attr-defined]


# Actions


def test_make_action_for_who_sits_at_the_table(dirk: Member, esra: Member, femke: Member, body: Body) -> None:
    seated(dirk, body, esra, SeatFunction.CHAIR)
    item = AgendaItem.objects.create(region_id=dirk.region_id, body=body, title="Begroting", proposed_on=TODAY)

    action = make_action(
        by=esra, body=body, what=" Maak een voorstel ", owner_id=esra.user_id, due_on=TODAY, agenda_item=item
    )

    assert (action.what, action.owner_id, action.agenda_item, action.made_by_id) == (
        "Maak een voorstel", esra.user_id, item, esra.user_id,
    )  # fmt: skip
    asked = {"by": dirk, "body": body, "what": "Bel", "owner_id": esra.user_id, "due_on": TODAY}
    _refused("owner", "does not sit at this table", make_action, **{**asked, "owner_id": femke.user_id})
    _refused("what", "what has to be done", make_action, **{**asked, "what": " "})
    _refused("due_on", "has passed", make_action, **{**asked, "due_on": TODAY - timedelta(days=1)})
    elsewhere = AgendaItem.objects.create(
        region_id=dirk.region_id, body=a_body(dirk, "Werkgroep"), title="Anders", proposed_on=TODAY
    )
    _refused(None, "another body", make_action, **{**asked, "agenda_item": elsewhere})


def test_make_action_is_for_who_writes_at_the_table(dirk: Member, esra: Member, teun: Member, body: Body) -> None:
    seated(dirk, body, esra)
    for by in (esra, teun):
        with pytest.raises(NotAllowedError):
            an_action(by, body, esra)

    assert not Action.objects.exists()


def test_an_action_is_done_once_and_opened_again_by_who_may(
    dirk: Member, esra: Member, femke: Member, body: Body
) -> None:
    seated(dirk, body, esra)
    seated(dirk, body, femke)
    action = an_action(dirk, body, esra)
    with pytest.raises(NotAllowedError):
        finish_action(by=femke, action=action)
    _refused(None, "open already", reopen_action, by=esra, action=action)

    done = finish_action(by=esra, action=action, note=" Alle besturen komen ")

    assert (done.done_on, done.done_by_id, done.note) == (TODAY, esra.user_id, "Alle besturen komen")
    _refused(None, "done already", finish_action, by=esra, action=action)
    with pytest.raises(NotAllowedError):
        reopen_action(by=femke, action=action)
    opened = reopen_action(by=esra, action=action)
    assert (opened.done_on, opened.done_by_id, opened.note) == (None, None, "Alle besturen komen")


def test_an_action_of_a_body_that_ended_stays_done(dirk: Member, esra: Member, body: Body) -> None:
    seated(dirk, body, esra)
    action = finish_action(by=esra, action=an_action(dirk, body, esra))
    end_body(by=dirk, body=body)

    _refused(None, "has ended", reopen_action, by=dirk, action=action)
