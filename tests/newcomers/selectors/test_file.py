from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers import actions, selectors
from steiger.newcomers.actions import LevelInput
from steiger.newcomers.enums import Urgency
from steiger.pupils.enums import CORE_DOMAINS, Domain, Section, Standing
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import an_intake, offered, placed, referred

ALL = frozenset(Section)


def _record(journey: Journey, by: Member, *levels: tuple[Domain, Standing]) -> None:
    inputs = [LevelInput(domain, standing, "Observatie") for domain, standing in levels]
    actions.record_levels(journey=journey, assessed_on=clock.today(), levels=inputs, by=by)


def _urls(member: Member, journey: Journey) -> list[str]:
    return [offer.url.rstrip("/").rsplit("/", 1)[-1] for offer in selectors.offers(member, journey) if offer.is_open]


def test_file_part_holds_the_referral_the_stay_and_the_levels(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    _record(journey, amina, (Domain.ARITHMETIC, Standing.AT))

    part = selectors.file_part(amina, journey, ALL)

    assert part.referral is not None
    assert part.placement is not None
    assert part.intake is not None
    assert part.levels is not None
    assert part.planned_until is not None
    assert "Stuurgroep" in part.planned_rule


def test_file_part_holds_nothing_outside_the_sections(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    _record(journey, amina, (Domain.ARITHMETIC, Standing.AT))

    nothing = selectors.file_part(amina, journey, frozenset({Section.IDENTITY, Section.WAY}))
    levels = selectors.file_part(amina, journey, frozenset({Section.LEVELS}))

    assert nothing == selectors.FilePart()
    assert levels.levels is not None
    assert (levels.referral, levels.placement, levels.intake) == (None, None, None)


def test_file_part_remembers_an_earlier_stay(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    actions.end_placement(journey=journey, ended_on=clock.today(), by=amina, sees_until_on=clock.today())

    part = selectors.file_part(amina, journey, ALL)

    assert part.placement is None
    assert len(part.former_placements) == 1


def test_file_part_asks_as_much_for_many_levels(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    selectors.file_part(amina, journey, ALL)  # what is kept for the whole page is asked before
    asked = []
    for number in range(3):
        with clock.on(clock.today() + timedelta(days=number)):
            _record(journey, amina, *((domain, Standing.AT) for domain in Domain))
        with CaptureQueriesContext(connection) as queries:
            selectors.file_part(amina, journey, ALL)
        asked.append(len(queries))

    assert asked[0] == asked[2]


def test_levels_show_the_four_domains_always_and_others_when_known(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    empty = selectors.levels_of(journey)
    assert tuple(one.domain for one in empty.series) == CORE_DOMAINS
    assert (empty.first_on, empty.last_on) == (None, None)

    _record(journey, amina, (Domain.WRITING, Standing.BELOW), (Domain.ARITHMETIC, Standing.ABOVE))

    levels = selectors.levels_of(journey)
    assert Domain.WRITING in [one.domain for one in levels.series]


def test_levels_say_in_one_sentence_what_the_picture_shows(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    assert selectors.levels_of(journey).sentence == "Er zijn nog geen niveaus vastgelegd."
    _record(journey, amina, (Domain.ARITHMETIC, Standing.AT))
    assert "ewenste niveau:" in selectors.levels_of(journey).sentence
    _record(journey, amina, (Domain.VOCABULARY, Standing.BELOW))

    assert "Nog niet:" in selectors.levels_of(journey).sentence


def test_levels_all_below_say_so(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    _record(journey, amina, (Domain.VOCABULARY, Standing.APPROACHING))

    assert selectors.levels_of(journey).sentence.startswith("Nog niet op het gewenste niveau")


def test_offers_follow_the_way_of_the_child(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)
    assert _urls(dirk, journey) == [journey.case_number]
    (closed,) = [offer for offer in selectors.offers(dirk, journey) if not offer.is_open]
    assert "plek" in closed.reason

    actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)
    assert selectors.offers(dirk, journey)[0].is_primary
    actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)
    assert _urls(dirk, journey) == [journey.case_number, "intake"]
    actions.record_intake(journey=journey, intake=an_intake(), by=dirk)
    assert _urls(dirk, journey) == [journey.case_number, "intake", "start"]
    actions.start_placement(journey=journey, placed_on=clock.today(), by=dirk)
    assert _urls(dirk, journey) == ["intake", "levels"]


def test_offers_are_only_what_somebody_may_do(
    amina: Member, bram: Member, carla: Member, dirk: Member, places: Places
) -> None:
    journey = referred(bram, places)

    assert _urls(amina, journey) == [journey.case_number]
    assert _urls(bram, journey) == []
    assert _urls(carla, placed(dirk, places)) == []


def test_offers_end_with_the_journey(dirk: Member, places: Places) -> None:
    journey = offered(dirk, places)
    actions.withdraw_offer(journey=journey, by=dirk)
    actions.decline_referral(journey=journey, reason="Verhuisd", by=dirk)

    assert selectors.offers(dirk, journey) == []
