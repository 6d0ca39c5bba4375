from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.jetty import PostState
from steiger.organisations.models import Region
from steiger.pupils.enums import Section
from steiger.pupils.models import Journey
from steiger.pupils.rules import sections_for
from steiger.transitions import actions, selectors
from steiger.transitions.enums import StepState
from tests.factories import Places
from tests.transitions import factories

EVERYTHING = frozenset(Section)


def part(member: Member, journey: Journey) -> selectors.FilePart:
    return selectors.file_part(member, journey, sections_for(member, journey))


def titles(items: list[DueItem]) -> list[tuple[str, str]]:
    return [(item.title, item.about) for item in items]


# The file


def test_file_part_names_the_next_step_and_what_is_late(journey: Journey, places: Places, amina: Member) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)

    with clock.on(factories.MOVE - timedelta(days=60)):
        shown = part(amina, journey)

    assert shown.next_step is not None
    assert shown.next_step.title == "Moederschool gekozen"
    assert shown.next_step.state == StepState.LATE
    assert [step.title for step in shown.late] == ["Moederschool gekozen"]
    assert shown.late[0].days_late > 0
    assert "12" in shown.late[0].rule
    assert "Stuurgroep 1 januari 2020" in shown.late[0].rule


def test_file_part_shows_a_mother_school_its_own_bond_and_steps_only(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    other = actions.choose_mother_school(journey=journey, school_id=places.other_school.pk, by=amina)
    actions.withdraw_bond(bond=other, reason="other_school", by=amina)  # type: ignore[arg-type]
    factories.announced(journey, places, by=amina)

    shown = part(bram, journey)

    assert [bond.school for bond in shown.bonds] == ["De Regenboog"]
    assert {bond.school for bond in part(amina, journey).bonds} == {"De Regenboog", "Het Kompas"}
    assert shown.document is None
    assert "Eerste nazorgbezoek" not in [step.title for step in shown.steps]


def test_file_part_is_empty_for_sections_that_are_closed(journey: Journey, places: Places, amina: Member) -> None:
    bond = factories.announced(journey, places, by=amina)
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    actions.draft_document(journey=journey, by=amina)
    assert part(amina, journey).steps
    assert part(amina, journey).document

    closed = selectors.file_part(amina, journey, frozenset({Section.IDENTITY}))

    assert (closed.steps, closed.bonds, closed.document, closed.expected_on) == ([], [], None, None)
    assert bond.pk


def test_file_part_asks_no_more_for_more_steps_and_bonds(
    region: Region, journey: Journey, places: Places, amina: Member
) -> None:
    sections = sections_for(amina, journey)
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    actions.ask_mother_school(journey=journey, school_id=places.mother_school.pk, by=amina)
    with CaptureQueriesContext(connection) as few:
        selectors.file_part(amina, journey, sections)

    actions.ask_mother_school(journey=journey, school_id=places.other_school.pk, by=amina)
    with CaptureQueriesContext(connection) as more:
        selectors.file_part(amina, journey, sections)

    assert len(more) == len(few)
    assert len(few) <= 21


def test_posts_lead_to_the_step_ashore(journey: Journey, places: Places, amina: Member, bram: Member) -> None:
    assert selectors.posts(amina, journey, EVERYTHING) == []
    factories.announced(journey, places, by=amina)
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)

    found = selectors.posts(amina, journey, EVERYTHING)

    assert [post.state for post in found] == [
        PostState.DONE,
        PostState.NEXT,
        *[PostState.FUTURE] * 4,
        PostState.ASHORE,
    ]
    assert (found[-1].day, found[-1].reached) == (factories.MOVE, False)
    assert selectors.posts(bram, journey, frozenset({Section.IDENTITY})) == []


def test_offers_follow_the_way(journey: Journey, places: Places, amina: Member, bram: Member, dirk: Member) -> None:
    def urls(member: Member) -> list[str]:
        return [offer.url.split("/")[-2] for offer in selectors.offers(member, journey) if offer.is_open]

    assert urls(amina) == ["mother-school", "move", "depart"]
    assert urls(bram) == []
    bond = factories.announced(journey, places, by=amina)
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    assert urls(amina) == ["mother-school", "appointments", "document", "move", "moved", "depart"]
    assert urls(bram) == ["agree"]
    actions.agree_to_bond(bond=bond, by=bram)
    factories.inspected(journey, by=amina)
    assert urls(bram) == ["document"]
    assert "document" in urls(amina)
    assert "document" not in urls(dirk)
    actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason="x", by=amina)
    assert "move" not in urls(amina)


def test_an_offer_that_is_not_possible_yet_says_why(journey: Journey, amina: Member) -> None:
    closed = [offer for offer in selectors.offers(amina, journey) if not offer.is_open]
    assert closed
    assert all(offer.reason for offer in closed)


# Due


def test_due_shows_each_side_its_own_steps(
    journey: Journey, places: Places, amina: Member, bram: Member, dirk: Member, rita: Member, esra: Member
) -> None:
    factories.announced(journey, places, by=amina)
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    with clock.on(factories.MOVE - timedelta(days=45)):
        about = "Amira Haddad"
        assert ("Kennismakingsbezoek", about) in titles(selectors.due_for(bram))
        assert ("Kennismakingsbezoek", about) not in titles(selectors.due_for(amina))
        assert ("Plaatsingsdocument opgesteld", about) in titles(selectors.due_for(amina))
        assert ("Plaatsingsdocument opgesteld", about) not in titles(selectors.due_for(bram))
        assert ("Kennismakingsbezoek", about) in titles(selectors.due_for(dirk)), "late, so the desk sees it"
        assert selectors.due_for(rita) == []
        assert selectors.due_for(esra) == []


def test_due_does_not_repeat_what_aftercare_shows(
    journey: Journey, places: Places, amina: Member, dirk: Member
) -> None:
    factories.announced(journey, places, by=amina)
    actions.plan_move(journey=journey, expected_on=clock.today(), by=amina)
    with clock.on(factories.MOVE):
        assert "Overstap" in [item.title for item in selectors.due_for(dirk)]
        assert "Eerste nazorgbezoek" not in [item.title for item in selectors.due_for(dirk)]


def test_due_asks_the_question_without_a_name(journey: Journey, places: Places, amina: Member, bram: Member) -> None:
    bond = actions.ask_mother_school(journey=journey, school_id=places.mother_school.pk, by=amina)

    (item,) = selectors.due_for(bram)

    assert item.about == journey.case_number
    assert item.url.endswith(f"/question/{bond.pk}/")
    assert item.due_on == clock.today() + timedelta(days=7)
    assert "Haddad" not in repr(item)
    actions.answer_question(bond=bond, has_place=True, by=bram)
    assert selectors.due_for(bram) == []


def test_due_asks_the_chosen_school_to_agree_and_each_side_to_sign(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    bond = factories.announced(journey, places, by=amina)
    assert [item.url.split("/")[-2] for item in selectors.due_for(bram)] == ["agree"]
    actions.agree_to_bond(bond=bond, by=bram)
    assert selectors.due_for(bram) == []

    document = factories.inspected(journey, by=amina)
    for member in (amina, bram):
        assert [item.url.split("/")[-2] for item in selectors.due_for(member)] == ["document"]

    actions.sign_document(document=document, party="mother_school", signed_by="Bram", by=bram)  # type: ignore[arg-type]
    assert selectors.due_for(bram) == []
    assert selectors.due_for(amina)


def test_due_says_when_a_mother_school_is_missing(
    region: Region, journey: Journey, places: Places, amina: Member, dirk: Member, bram: Member
) -> None:
    factories.make_short_policy(region)
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)

    def missing(member: Member) -> list[str]:
        return [item.url for item in selectors.due_for(member) if item.url.endswith("mother-school/")]

    assert missing(dirk) == []
    with clock.on(factories.MOVE - timedelta(weeks=11)):
        assert missing(dirk)
        assert missing(amina)
        assert missing(bram) == []
        factories.announced(journey, places, by=amina)
        assert missing(dirk) == []


@pytest.mark.parametrize("who", ["amina", "bram", "dirk"])
def test_due_asks_no_more_for_more_children(
    who: str, region: Region, journey: Journey, places: Places, amina: Member, request: pytest.FixtureRequest
) -> None:
    member = request.getfixturevalue(who)
    factories.announced(journey, places, by=amina)
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    with clock.on(factories.MOVE), CaptureQueriesContext(connection) as few:
        assert selectors.due_for(member)

    for _name in ("Olena", "Yusuf"):
        other = factories.make_placed(region, places, by=amina)
        factories.announced(other, places, by=amina)
        actions.plan_move(journey=other, expected_on=factories.MOVE, by=amina)
    with clock.on(factories.MOVE), CaptureQueriesContext(connection) as more:
        selectors.due_for(member)
    assert len(more) == len(few)
