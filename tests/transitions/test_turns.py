"""Both schools in turn, a part for few eyes, signatures on the screen, what came later and what was sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.enums import Signatory
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.documents.selectors import content_of
from steiger.organisations.models import Region
from steiger.parents.rules.differences import Part
from steiger.pupils.actions import end_involvement
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.transitions import actions, rules, selectors
from steiger.transitions.enums import Pen, SignedHow
from steiger.transitions.models import PlacementDocument, RestrictedPart, SentCopy
from tests.factories import Places, make_member
from tests.transitions import factories
from tests.transitions.test_documents import words_of

LINES = json.dumps([[[10, 10], [60, 90], [120, 40], [200, 100], [260, 30], [300, 80]]])


@pytest.fixture
def second(journey: Journey, places: Places, amina: Member, bram: Member) -> PlacementDocument:
    """The parents have seen the first version and the school has agreed: a second one is being written."""
    bond = factories.announced(journey, places, by=amina)
    first = actions.draft_document(journey=journey, by=amina)
    actions.write_document(document=first, by=amina, advice="Zet haar vooraan in de klas.")
    factories.inspect(first, by=amina)
    actions.agree_to_bond(bond=bond, by=bram)
    return actions.new_version(document=first, by=amina)


def _sign(document: PlacementDocument, amina: Member, bram: Member, **mother: str) -> None:
    factories.inspect(document, by=amina)
    for party in (Signatory.NEWCOMER_SCHOOL, Signatory.PARENTS):
        actions.sign_document(document=document, party=party, signed_by="Iemand", by=amina)
    actions.sign_document(document=document, party=Signatory.MOTHER_SCHOOL, signed_by="Bram", by=bram, **mother)


# The pen


def test_only_whoever_has_the_pen_writes(second: PlacementDocument, amina: Member, bram: Member) -> None:
    with pytest.raises(NotAllowedError):
        actions.complete_document(document=second, by=bram, agreements="x")
    actions.hand_over_pen(document=second, by=amina, note="Vul de afspraken aan.")

    with pytest.raises(NotAllowedError):
        actions.write_document(document=second, by=amina, advice="x")
    with pytest.raises(NotAllowedError):
        factories.inspect(second, by=amina)
    actions.complete_document(document=second, by=bram, agreements="Maatje: Noor.")
    actions.hand_over_pen(document=second, by=bram)

    assert second.pen == Pen.NEWCOMER_SCHOOL
    told = [(entry.who, entry.note) for entry in selectors.entries_of(second)]
    assert [who for who, _note in told] == ["Bram", "Bram", "Amina"]
    assert told[-1][1] == "Vul de afspraken aan."


def test_the_newcomer_school_takes_the_pen_back(second: PlacementDocument, amina: Member) -> None:
    actions.hand_over_pen(document=second, by=amina)
    actions.hand_over_pen(document=second, by=amina)

    actions.write_document(document=second, by=amina, advice="Weer van ons.")


def test_the_mother_school_writes_its_own_sections_only(second: PlacementDocument, amina: Member, bram: Member) -> None:
    actions.hand_over_pen(document=second, by=amina)

    with pytest.raises(ValueError, match="absence"):
        actions.complete_document(document=second, by=bram, absence="x")


def test_no_pen_before_the_parents_have_seen_a_version(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    bond = factories.announced(journey, places, by=amina)
    actions.agree_to_bond(bond=bond, by=bram)
    draft = actions.draft_document(journey=journey, by=amina)

    with pytest.raises(NotAllowedError):
        actions.hand_over_pen(document=draft, by=amina)


@pytest.mark.parametrize("who", ["carla", "teun", "rita", "esra"])
def test_nobody_else_takes_the_pen(
    who: str, second: PlacementDocument, amina: Member, request: pytest.FixtureRequest
) -> None:
    actions.hand_over_pen(document=second, by=amina)
    other = request.getfixturevalue(who)
    for act in (
        lambda: actions.hand_over_pen(document=second, by=other),
        lambda: actions.complete_document(document=second, by=other, advice="x"),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_versions_stand_side_by_side(second: PlacementDocument, journey: Journey, amina: Member) -> None:
    actions.write_document(document=second, by=amina, advice="Zet haar achteraan in de klas.")
    found = selectors.compared(amina, journey, 1, 2)

    assert found is not None
    changed = [one for one in found[2] if one.is_changed]
    assert len(changed) == 1
    assert (Part.REMOVED, "vooraan") in changed[0].left
    assert (Part.ADDED, "achteraan") in changed[0].right
    assert selectors.compared(amina, journey, 1, 7) is None


# The restricted part


def test_the_class_teacher_gets_no_restricted_part_on_screen_or_paper(
    second: PlacementDocument, journey: Journey, places: Places, region: Region, amina: Member, bram: Member,
    client_for: Callable[[Member], Client],
) -> None:  # fmt: skip
    actions.write_restricted(document=second, words="Slaapt slecht door wat ze zag.", by=amina)
    _sign(second, amina, bram)
    bond = second.bond
    bond.journey = journey
    actions.complete_move(journey=journey, moved_on=clock.today(), by=amina)
    teun = make_member(region, "Teun", Role.TEACHER, places.mother_school.pk)
    base = f"/po2601/move/{journey.case_number}/document/"
    for member, sees in ((bram, True), (teun, False)):
        client = client_for(member)
        page = client.get(base).content.decode()
        pdf = client.get(f"{base}2/pdf/")

        assert ("Slaapt slecht" in page) is sees
        assert ("Slaapt slecht" in words_of(pdf.content)) is sees
    assert selectors.restricted_words(teun, second) is None


def test_it_goes_along_to_the_next_version_and_empty_takes_it_away(
    second: PlacementDocument, amina: Member, bram: Member
) -> None:
    actions.write_restricted(document=second, words="Zorg", by=amina)
    factories.inspect(second, by=amina)
    third = actions.new_version(document=second, by=amina)
    assert selectors.restricted_words(bram, third) == "Zorg"

    actions.write_restricted(document=third, words=" ", by=amina)
    assert not RestrictedPart.objects.filter(document=third).exists()
    with pytest.raises(NotAllowedError):
        actions.write_restricted(document=third, words="Van mij", by=bram)


# Signatures


@pytest.mark.parametrize(
    "sent", ["{", '"x"', "[[1,2]]", '[[["a", 1]]]', "[[[1,2]]]", "[" + ",".join(["[[1,2]]"] * 61) + "]"]
)
def test_a_drawing_that_is_none_is_refused(sent: str) -> None:
    with pytest.raises(DomainError):
        rules.strokes_of(sent)


def test_a_drawing_is_numbers_within_its_box() -> None:
    lines = rules.strokes_of("[[[-5, 10.4], [900, 300], [1, 1], [2, 2], [3, 3]]]")

    assert lines[0][:2] == [[0, 10], [600, 200]]
    assert rules.strokes_of("  ") == []
    assert "script" not in rules.svg_of(lines)


def test_a_drawn_signature_with_its_function_stands_in_the_pdf(
    second: PlacementDocument, amina: Member, bram: Member
) -> None:
    _sign(second, amina, bram, function="intern begeleider", drawing=LINES)

    ways = dict(second.sign_offs.values_list("party", "how"))
    assert ways == {
        Signatory.NEWCOMER_SCHOOL: SignedHow.TYPED,
        Signatory.PARENTS: SignedHow.PAPER,
        Signatory.MOTHER_SCHOOL: SignedHow.DRAWN,
    }
    assert "intern begeleider" in words_of(selectors.document_pdf(second))


# Later, sent, and real


def test_what_came_later_has_its_own_day_and_name_and_changes_nothing(
    second: PlacementDocument, amina: Member, bram: Member
) -> None:
    with pytest.raises(NotAllowedError):
        actions.add_addendum(document=second, words="Te vroeg", by=amina)
    _sign(second, amina, bram)
    frozen = selectors.document_pdf(second)
    with clock.on(clock.today() + timedelta(days=20)):
        added = actions.add_addendum(document=second, words="De bril is er nu.", by=bram)

    words = words_of(content_of(added.file))
    assert "De bril is er nu." in words
    assert "Bram" in words
    assert selectors.document_pdf(second) == frozen


def test_the_newcomer_school_reads_what_it_sent_when_the_child_is_gone(
    second: PlacementDocument, journey: Journey, places: Places, amina: Member, bram: Member, carla: Member,
    client_for: Callable[[Member], Client],
) -> None:  # fmt: skip
    _sign(second, amina, bram)
    end_involvement(journey=journey, relation=Relation.NEWCOMER_SCHOOL, school_id=places.newcomer_school.pk, by=amina)
    copy = SentCopy.objects.get()
    client = client_for(amina)

    assert client.get(f"/po2601/move/{journey.case_number}/document/").status_code == 404
    assert "Amira Haddad" in client.get("/po2601/move/sent/").content.decode()
    assert client.get(f"/po2601/move/sent/{copy.pk}/pdf/").content == content_of(copy.document.file)
    assert client_for(bram).get("/po2601/move/sent/").status_code == 403
    assert selectors.sent_copy(carla, copy.pk) is None


def test_a_file_is_the_real_one_or_not(
    second: PlacementDocument, amina: Member, bram: Member, rita: Member, client_for: Callable[[Member], Client]
) -> None:
    _sign(second, amina, bram)
    checksum = sha256(selectors.document_pdf(second)).hexdigest()

    assert selectors.frozen_with(amina, checksum) == second
    assert selectors.frozen_with(bram, checksum) == second
    assert selectors.frozen_with(rita, checksum) is None, "of another school: as if it did not exist"
    assert selectors.frozen_with(amina, "0" * 64) is None
    page = client_for(amina).post("/po2601/move/check/", {"checksum": checksum.upper()}).content.decode()
    assert "Amira Haddad" in page
