"""Seats and actions of who leaves pass to a successor who can hold them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import translation

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.actions import add_seat
from steiger.cooperation.actions.handover import pass_on_actions, pass_on_seats
from steiger.cooperation.models import Body, Invitation, Meeting, Sitting
from steiger.cooperation.selectors.owned import owned_actions, owned_seats
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.organisations.models import Region
from tests.cooperation.tables import a_body, an_action, seated
from tests.factories import make_member

TODAY = date(2025, 9, 15)
LATER = TODAY + timedelta(days=40)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY), translation.override("en"):
        yield


@pytest.fixture
def cees(region: Region) -> Member:
    return make_member(region, "Cees", Role.SPECIALIST)


@pytest.fixture
def body(dirk: Member, carla: Member) -> Body:
    with clock.on(date(2025, 1, 10)):
        body = a_body(dirk)
        seated(dirk, body, carla, until_on=LATER)
    return body


def _pass_on(body: Body, of: Member, to: Member, by: Member) -> None:
    keys = [str(seat.pk) for seat in body.seats.all()]
    pass_on_seats(keys=keys, owner_id=of.user_id, successor_id=to.user_id, by=by)


def test_a_seat_passes_today_and_who_sat_there_stays_in_the_book(
    ad: Member, carla: Member, cees: Member, body: Body
) -> None:
    _pass_on(body, carla, cees, ad)

    rows = list(Sitting.objects.order_by("from_on").values_list("user_id", "from_on", "until_on"))
    assert rows == [
        (carla.user_id, date(2025, 1, 10), date(2025, 9, 14)),
        (cees.user_id, TODAY, LATER),
    ]


def test_a_seat_that_had_yet_to_begin_becomes_the_successors(
    dirk: Member, ad: Member, carla: Member, cees: Member
) -> None:
    sitting = seated(dirk, a_body(dirk), carla, from_on=LATER)

    _pass_on(sitting.seat.body, carla, cees, ad)

    assert Sitting.objects.get().user_id == cees.user_id


def test_a_second_seat_at_one_table_is_refused_with_the_way_out(
    dirk: Member, ad: Member, carla: Member, cees: Member, body: Body
) -> None:
    seated(dirk, body, cees)

    with pytest.raises(DomainError, match="or let the seat become empty first"):
        _pass_on(body, carla, cees, ad)


def test_the_invitation_to_a_coming_meeting_goes_with_the_seat(
    dirk: Member, ad: Member, carla: Member, cees: Member, body: Body
) -> None:
    meetings = []
    for days in (-20, 20, 40):
        starts = clock.now() + timedelta(days=days)
        meeting = Meeting.objects.create(
            region_id=dirk.region_id,
            body=body,
            starts_at=starts,
            ends_at=starts + timedelta(hours=2),
            called_by_id=dirk.user_id,
            called_at=clock.now(),
        )
        Invitation.objects.create(region_id=dirk.region_id, meeting=meeting, user_id=carla.user_id, answer="accepted")
        meetings.append(meeting)
    Invitation.objects.create(region_id=dirk.region_id, meeting=meetings[2], user_id=cees.user_id)

    _pass_on(body, carla, cees, ad)

    asked = [list(one.invitations.values_list("user_id", "answer")) for one in meetings]
    assert asked == [[(carla.user_id, "accepted")], [(cees.user_id, "none")], [(cees.user_id, "none")]]


def test_an_action_passes_while_it_is_open(dirk: Member, ad: Member, carla: Member, cees: Member, body: Body) -> None:
    action = an_action(dirk, body, carla)

    pass_on_actions(keys=[str(action.pk)], owner_id=carla.user_id, successor_id=cees.user_id, by=ad)

    action.refresh_from_db()
    assert action.owner_id == cees.user_id


def test_only_who_gives_and_takes_roles_passes_on(carla: Member, cees: Member, esra: Member, body: Body) -> None:
    with pytest.raises(NotAllowedError):
        _pass_on(body, carla, cees, esra)
    with pytest.raises(NotAllowedError):
        pass_on_actions(keys=["1"], owner_id=carla.user_id, successor_id=cees.user_id, by=esra)


def test_what_was_promised_is_told_to_who_sees_the_table_only(
    dirk: Member, ad: Member, carla: Member, body: Body
) -> None:
    an_action(dirk, body, carla, "Bespreek het tekort")

    [shown], [hidden] = owned_actions(dirk, [carla.user_id]), owned_actions(ad, [carla.user_id])

    assert (shown.title, bool(shown.url)) == ("Bespreek het tekort", True)
    assert (hidden.title, hidden.url, hidden.due_on) == ("Action of Stuurgroep", "", TODAY)
    assert "tekort" not in shown.reference
    assert [bool(one.url) for one in (*owned_seats(dirk, [carla.user_id]), *owned_seats(ad, [carla.user_id]))] == [
        True, False,
    ]  # fmt: skip


def test_owned_costs_the_same_for_many(
    dirk: Member, carla: Member, body: Body, django_assert_max_num_queries: object
) -> None:
    for name in ("Werkgroep", "IB-overleg", "Klankbord"):
        other = a_body(dirk, name)
        seated(dirk, other, carla)
        an_action(dirk, other, carla)
    add_seat(by=dirk, body=body, role=Role.SPECIALIST)

    with django_assert_max_num_queries(7):  # type: ignore[operator]
        assert len(owned_seats(dirk, [carla.user_id])) == 4
        assert len(owned_actions(dirk, [carla.user_id])) == 3
