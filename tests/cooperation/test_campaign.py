from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.actions import change_next_step, close_approach, record_contact, start_approach
from steiger.cooperation.enums import ApproachOutcome, BodyKind, PartyState
from steiger.cooperation.models import Approach, Covenant, Party, PartyMove
from steiger.cooperation.rules import may_run_campaign, may_work_on
from steiger.cooperation.selectors import (
    CampaignFilter,
    agreements_due_for,
    approach_for,
    approaches,
    approaches_in_columns,
    campaign_map,
    organisations_to_approach,
    people_in_campaign,
)
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import enter_region
from steiger.organisations.models import School
from steiger.people.owned import owned_by
from tests.cooperation.campaign import a_step, an_approach, spoken
from tests.cooperation.factories import a_covenant, a_party, a_signature
from tests.cooperation.receivers import a_board
from tests.cooperation.tables import a_body, seated
from tests.factories import Places, make_member

TODAY = date(2026, 3, 2)
ALL = CampaignFilter()


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


@pytest.fixture
def covenant(dirk: Member) -> Covenant:
    return a_covenant(dirk)


@pytest.fixture
def school(places: Places) -> School:
    return a_board("Stichting Ander", places.municipality)


@pytest.fixture
def board(school: School) -> int:
    assert school.board_id
    return school.board_id


@pytest.fixture
def carla_at_table(dirk: Member, carla: Member) -> Member:
    seated(dirk, a_body(dirk, "Werkgroep", BodyKind.WORKING_GROUP), carla)
    return carla


def _columns(member: Member) -> dict[str, list[str]]:
    rows = approaches(member, ALL)
    return {c.state: [row.approach.organisation.name for row in c.rows] for c in approaches_in_columns(rows) if c.rows}


def test_the_coordinator_and_who_sits_in_steering_or_working_group_run_it(
    dirk: Member, esra: Member, bram: Member, tom: Member, carla_at_table: Member
) -> None:
    seated(dirk, a_body(dirk), esra)
    seated(dirk, a_body(dirk, "IB-overleg", BodyKind.CONSULTATION), bram)

    told = {member.name: bool(may_run_campaign(member)) for member in (dirk, esra, bram, tom, carla_at_table)}

    assert told == {"Dirk": True, "Esra": True, "Bram": False, "Tom": False, "Carla": True}
    assert [one.name for one in people_in_campaign(dirk)] == ["Carla", "Dirk", "Esra"]


def test_who_left_the_table_sees_only_what_is_the_own(
    dirk: Member, carla: Member, covenant: Covenant, board: int, places: Places
) -> None:
    body = a_body(dirk)
    sitting = seated(dirk, body, carla)
    own = an_approach(dirk, board, owner=carla)
    other = an_approach(dirk, places.municipality.pk)
    sitting.from_on, sitting.until_on = TODAY - timedelta(days=9), TODAY - timedelta(days=1)
    sitting.save()

    assert [row.approach for row in approaches(carla, ALL)] == [own]
    assert approach_for(carla, other.pk) is None
    assert may_work_on(carla, own)
    spoken(carla, own)
    with pytest.raises(NotAllowedError):
        change_next_step(by=carla, approach=other, step=a_step(dirk))
    with pytest.raises(NotAllowedError):
        an_approach(carla, places.board.pk)


def test_only_who_is_no_party_and_is_not_approached_yet_is_approached(
    dirk: Member, esra: Member, covenant: Covenant, board: int, places: Places
) -> None:
    a_signature(esra, a_party(dirk, covenant, places.board.pk))
    an_approach(dirk, board)

    assert [one.name for one in organisations_to_approach(dirk)] == ["Utrecht"]
    for organisation_id, words in ((board, "already"), (places.board.pk, "is a party already")):
        with pytest.raises(DomainError) as refused:
            an_approach(dirk, organisation_id)
        assert refused.value.field == "organisation", words


def test_a_next_step_has_words_a_day_to_come_and_somebody_who_can(dirk: Member, bram: Member, board: int) -> None:
    for step, field in (
        (a_step(dirk, "  "), "what"),
        (a_step(dirk, next_on=TODAY - timedelta(days=1)), "next_on"),
        (a_step(bram), "owner"),
    ):
        with pytest.raises(DomainError) as refused:
            start_approach(by=dirk, organisation_id=board, step=step)
        assert refused.value.field == field
    assert not Approach.objects.exists()


def test_its_column_is_the_state_in_the_covenant(dirk: Member, covenant: Covenant, board: int) -> None:
    approach = an_approach(dirk, board)
    assert _columns(dirk) == {"": ["Stichting Ander"]}

    spoken(dirk, approach, PartyState.APPROACHED, contacted_on=TODAY - timedelta(days=3))
    assert _columns(dirk) == {"approached": ["Stichting Ander"]}
    spoken(dirk, approach)
    spoken(dirk, approach, PartyState.CONVERSATION)

    party = Party.objects.get()
    assert _columns(dirk) == {"conversation": ["Stichting Ander"]}
    assert party.contact_name == "Jaap Prins, bestuurder"
    assert list(PartyMove.objects.values_list("state", "moved_on")) == [
        ("approached", TODAY - timedelta(days=3)), ("conversation", TODAY),
    ]  # fmt: skip
    row = approach_for(dirk, approach.pk)
    assert row
    assert row.contacted_on == TODAY
    assert [one.contacted_on for one in row.approach.contacts.all()] == [TODAY, TODAY, TODAY - timedelta(days=3)]


def test_a_member_of_the_working_group_brings_it_further_too(
    carla_at_table: Member, covenant: Covenant, board: int
) -> None:
    spoken(carla_at_table, an_approach(carla_at_table, board), PartyState.AGREED)

    assert PartyMove.objects.get().moved_by_id == carla_at_table.user_id


def test_a_contact_that_cannot_be_leaves_nothing_behind(dirk: Member, covenant: Covenant, board: int) -> None:
    approach = an_approach(dirk, board)
    for changed, field in (
        ({"contacted_on": TODAY + timedelta(days=1)}, "contacted_on"),
        ({"state": PartyState.SIGNED}, "state"),
    ):
        with pytest.raises(DomainError) as refused:
            spoken(dirk, approach, **changed)
        assert refused.value.field == field
    assert not approach.contacts.exists()
    assert not Party.objects.exists()


def test_who_withdrew_begins_anew(dirk: Member, covenant: Covenant, board: int) -> None:
    party = a_party(dirk, covenant, board, PartyState.CONVERSATION)
    Party.objects.filter(pk=party.pk).update(state=PartyState.WITHDRAWN, until_on=TODAY)
    approach = an_approach(dirk, board)
    assert _columns(dirk) == {"": ["Stichting Ander"]}

    spoken(dirk, approach, PartyState.CONVERSATION)

    assert Party.objects.filter(organisation_id=board).count() == 2
    assert _columns(dirk) == {"conversation": ["Stichting Ander"]}


def test_joined_is_only_who_has_signed(dirk: Member, esra: Member, covenant: Covenant, places: Places) -> None:
    approach = an_approach(dirk, places.board.pk)
    party = a_party(dirk, covenant, places.board.pk)
    with pytest.raises(DomainError) as refused:
        close_approach(by=dirk, approach=approach, outcome=ApproachOutcome.JOINED)
    assert refused.value.field == "outcome"
    a_signature(esra, party)
    row = approach_for(dirk, approach.pk)
    assert row
    assert row.has_joined

    closed = close_approach(by=dirk, approach=approach, outcome=ApproachOutcome.JOINED)

    assert (closed.closed_on, closed.closed_by_id) == (TODAY, dirk.user_id)
    assert approaches(dirk, ALL) == []
    assert [row.approach for row in approaches(dirk, CampaignFilter(is_closed=True))] == [closed]


def test_who_declines_says_why_and_may_be_asked_again_later(dirk: Member, board: int) -> None:
    approach = an_approach(dirk, board)
    with pytest.raises(DomainError) as refused:
        close_approach(by=dirk, approach=approach, outcome=ApproachOutcome.DECLINED, note=" ")
    assert refused.value.field == "note"
    close_approach(by=dirk, approach=approach, outcome=ApproachOutcome.DECLINED, note="Te duur.")

    for again in (
        lambda: record_contact(by=dirk, approach=approach, spoken=None, step=a_step(dirk)),  # type: ignore[arg-type]
        lambda: change_next_step(by=dirk, approach=approach, step=a_step(dirk)),
        lambda: close_approach(by=dirk, approach=approach, outcome=ApproachOutcome.LATER, note="x"),
    ):
        with pytest.raises(DomainError):
            again()
    assert an_approach(dirk, board).pk != approach.pk


def test_the_next_step_is_due_for_its_owner_alone(dirk: Member, carla_at_table: Member, board: int) -> None:
    approach = an_approach(dirk, board, owner=carla_at_table, what="Bezoek", next_on=TODAY)

    [item] = agreements_due_for(carla_at_table)

    assert (item.title, item.due_on, item.about) == ("Bezoek", TODAY, "Stichting Ander")
    assert agreements_due_for(dirk) == []
    close_approach(by=carla_at_table, approach=approach, outcome=ApproachOutcome.LATER, note="Na de fusie")
    assert agreements_due_for(carla_at_table) == []


def test_what_one_owns_tells_its_next_step_to_who_sees_the_campaign(
    dirk: Member, carla_at_table: Member, ad: Member, board: int
) -> None:
    approach = an_approach(dirk, board, owner=carla_at_table, what="Bezoek")

    for member, about in ((dirk, "Bezoek"), (ad, "")):
        [thing] = [one for one in owned_by(member, [carla_at_table.user_id]) if one.kind == "approach"]
        assert (thing.title, thing.about, bool(thing.url)) == ("Stichting Ander", about, bool(about))
        assert thing.key == str(approach.pk)
        assert {post.role for post in thing.fits} == {Role.COORDINATOR, Role.SPECIALIST}


def test_the_map_numbers_the_schools_of_who_is_approached(dirk: Member, school: School, board: int) -> None:
    empty = campaign_map(dirk, approaches(dirk, ALL))
    assert (empty.spots, empty.others) == ([], [])
    for number, one in enumerate(School.objects.order_by("pk")):
        one.latitude, one.longitude = f"52.{number}", f"5.{number}"  # type: ignore[assignment]
        one.save()
    an_approach(dirk, board)

    drawn = campaign_map(dirk, approaches(dirk, ALL))

    assert [(spot.number, spot.column) for spot in drawn.spots] == [(1, "")]
    assert len(drawn.others) == School.objects.count() - 1
    assert [(line.number, line.schools, line.places) for line in drawn.rows] == [(1, 1, "Utrecht")]
    assert all(0 <= spot.x <= drawn.width and 0 <= spot.y <= drawn.height for spot in [*drawn.spots, *drawn.others])


def test_another_region_sees_nothing_of_it(dirk: Member, zoe: Member, board: int) -> None:
    approach = an_approach(dirk, board)
    enter_region(zoe.region_id)

    assert approaches(zoe, ALL) == []
    assert approach_for(zoe, approach.pk) is None


def test_it_asks_as_little_for_four_as_for_one(
    dirk: Member, covenant: Covenant, board: int, places: Places, django_assert_max_num_queries: Any
) -> None:
    an_approach(dirk, board)
    with django_assert_max_num_queries(3):
        approaches(dirk, ALL)
    for name in ("Een", "Twee", "Drie"):
        an_approach(dirk, a_board(name, places.municipality).board_id or 0)
    with django_assert_max_num_queries(3):
        approaches(dirk, ALL)
    rows = approaches(dirk, ALL)
    with django_assert_max_num_queries(2):
        campaign_map(dirk, rows)


def test_a_new_member_reads_who_approached(dirk: Member, region: Any, board: int) -> None:
    an_approach(dirk, board)
    lena = make_member(region, "Lena", Role.COORDINATOR)

    assert [row.approach.owner.name for row in approaches(lena, ALL)] == ["Dirk"]
    assert approaches(lena, CampaignFilter(is_mine=True)) == []
