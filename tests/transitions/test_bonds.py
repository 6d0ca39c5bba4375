from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.cooperation.enums import Proof
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import enter_region
from steiger.messaging.models import Letter
from steiger.organisations.enums import Sector
from steiger.organisations.models import Region
from steiger.organisations.selectors import calendar_for
from steiger.pupils.actions import leave
from steiger.pupils.enums import BondEnd, LeavingReason, Phase, Relation, Section
from steiger.pupils.models import Involvement, Journey
from steiger.pupils.rules import sections_for
from steiger.pupils.selectors import journey as journey_for
from steiger.transitions import actions, selectors
from steiger.transitions.enums import Agreement, StepState
from steiger.transitions.models import PlacementDocument, QuestionAnswer, Step
from tests.factories import Places
from tests.transitions import factories

NOTHING: frozenset[Section] = frozenset()
ANNOUNCED = frozenset({Section.IDENTITY, Section.CONTACT, Section.WAY, Section.BOND, Section.STEPS})
AGREED = ANNOUNCED | {Section.LEVELS, Section.DOCUMENT, Section.ADVICE}
MOVED = AGREED | {Section.SUPPORT, Section.VISITS, Section.NOTES}


def ask(journey: Journey, places: Places, by: Member, note: str = "Veel taal nodig"):  # type: ignore[no-untyped-def]
    return actions.ask_mother_school(
        journey=journey, school_id=places.mother_school.pk, year_group="5", note=note, by=by
    )


# Graduated disclosure


def test_bram_sees_exactly_what_each_step_opens(journey: Journey, places: Places, amina: Member, bram: Member) -> None:
    assert sections_for(bram, journey) == NOTHING

    bond = ask(journey, places, amina)
    assert sections_for(bram, journey) == NOTHING
    assert journey_for(bram, journey.case_number) is None
    assert selectors.question_for(bram, bond.pk) is not None

    actions.announce_to_mother_school(bond=bond, by=amina)
    assert sections_for(bram, journey) == ANNOUNCED

    actions.agree_to_bond(bond=bond, by=bram)
    assert sections_for(bram, journey) == ANNOUNCED, "the parents have not seen the document yet"

    factories.inspected(journey, by=amina)
    assert sections_for(bram, journey) == AGREED

    actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason="Verhuist", by=amina)
    assert sections_for(bram, journey) == MOVED


def test_agreeing_after_the_inspection_opens_the_dossier_too(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    bond = factories.announced(journey, places, by=amina)
    factories.inspected(journey, by=amina)
    assert factories.level_of(journey, places) == Disclosure.ANNOUNCED

    actions.agree_to_bond(bond=bond, by=bram)

    assert factories.level_of(journey, places) == Disclosure.AGREED


def test_disagreeing_parents_do_not_keep_a_primary_dossier_closed(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    bond = factories.announced(journey, places, by=amina)
    actions.agree_to_bond(bond=bond, by=bram)

    factories.inspected(journey, by=amina, agreement=Agreement.NO)

    assert factories.level_of(journey, places) == Disclosure.AGREED


def test_between_secondary_schools_the_parents_must_agree(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    bond = factories.announced(journey, places, by=amina)
    actions.agree_to_bond(bond=bond, by=bram)
    Region.objects.filter(pk=journey.region_id).update(sector=Sector.VO)

    factories.inspected(journey, by=amina, agreement=Agreement.UNKNOWN)

    assert factories.level_of(journey, places) == Disclosure.ANNOUNCED


def test_another_school_sees_nothing_at_any_step(
    journey: Journey, places: Places, amina: Member, bram: Member, rita: Member
) -> None:
    bond = factories.announced(journey, places, by=amina)
    factories.signed(journey, bond, staff=amina, care=bram)

    assert sections_for(rita, journey) == NOTHING
    assert selectors.question_for(rita, bond.pk) is None
    assert selectors.file_part(rita, journey, frozenset(Section)).bonds == []


# Asking


def test_ask_mother_school_tells_its_care_coordinator_without_a_name(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    bond = ask(journey, places, amina)

    letter = Letter.objects.get()
    assert str(bond.pk) in letter.body
    for word in ("Amira", "Haddad"):
        assert word not in letter.body + letter.subject


def test_question_holds_no_name(journey: Journey, places: Places, amina: Member, bram: Member) -> None:
    bond = ask(journey, places, amina)

    question = selectors.question_for(bram, bond.pk)

    assert question is not None
    assert (question.age, question.year_group, question.support) == (8, "5", "Veel taal nodig")


@pytest.mark.parametrize("note", ["Amira heeft hulp nodig", "Broer van kind Háddad.", "AMIRA!"])
def test_ask_mother_school_refuses_the_childs_name_in_the_note(
    note: str, journey: Journey, places: Places, amina: Member
) -> None:
    with pytest.raises(DomainError) as refused:
        ask(journey, places, amina, note)
    assert refused.value.field == "note"


def test_several_schools_may_be_asked_but_each_once(journey: Journey, places: Places, amina: Member) -> None:
    ask(journey, places, amina)
    actions.ask_mother_school(journey=journey, school_id=places.other_school.pk, by=amina)

    with pytest.raises(DomainError) as refused:
        ask(journey, places, amina)
    assert refused.value.field == "school"


def test_ask_mother_school_refuses_a_closed_school(journey: Journey, places: Places, amina: Member) -> None:
    places.mother_school.organisation.closed_on = clock.today()
    places.mother_school.organisation.save()

    with pytest.raises(DomainError) as refused:
        ask(journey, places, amina)
    assert refused.value.field == "school"


def test_ask_mother_school_refuses_a_school_of_another_region(journey: Journey, places: Places, amina: Member) -> None:
    places.mother_school.partnership_code = "PO9999"
    places.mother_school.save()

    with pytest.raises(DomainError) as refused:
        ask(journey, places, amina)
    assert refused.value.field == "school"


@pytest.mark.parametrize("who", ["bram", "carla", "esra", "femke", "teun"])
def test_ask_mother_school_refuses_who_may_not(
    who: str, journey: Journey, places: Places, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotAllowedError):
        ask(journey, places, request.getfixturevalue(who))


# Answering


def test_answer_question_yes_waits_for_the_parents(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    bond = ask(journey, places, amina)

    actions.answer_question(bond=bond, has_place=True, by=bram)

    assert QuestionAnswer.objects.get().has_place
    bond.refresh_from_db()
    assert bond.ended_on is None
    assert sections_for(bram, journey) == NOTHING


def test_answer_question_no_ends_the_bond(journey: Journey, places: Places, amina: Member, bram: Member) -> None:
    bond = ask(journey, places, amina)

    actions.answer_question(bond=bond, has_place=False, by=bram)

    bond.refresh_from_db()
    assert (bond.ended_on, bond.end_reason) == (clock.today(), BondEnd.NO_PLACE)
    assert factories.level_of(journey, places) is None
    assert selectors.question_for(bram, bond.pk) is None


def test_answer_question_refuses_another_school(journey: Journey, places: Places, amina: Member, rita: Member) -> None:
    bond = ask(journey, places, amina)

    with pytest.raises(NotAllowedError):
        actions.answer_question(bond=bond, has_place=True, by=rita)


def test_answer_question_refuses_what_was_announced_or_ended(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    bond = factories.announced(journey, places, by=amina)
    with pytest.raises(NotAllowedError):
        actions.answer_question(bond=bond, has_place=True, by=bram)

    actions.withdraw_bond(bond=bond, reason=BondEnd.MOVED_HOUSE, by=amina)
    with pytest.raises(NotAllowedError):
        actions.answer_question(bond=bond, has_place=True, by=bram)


# Announcing


def test_announce_sets_the_phase_ends_other_questions_and_tells_the_school(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    other = actions.ask_mother_school(journey=journey, school_id=places.other_school.pk, by=amina)

    factories.announced(journey, places, by=amina)

    journey.refresh_from_db()
    assert journey.phase == Phase.PREPARING
    other.refresh_from_db()
    assert other.end_reason == BondEnd.OTHER_SCHOOL
    letter = Letter.objects.latest("pk")
    assert "A.H." in letter.body
    assert "Haddad" not in letter.body
    assert Step.objects.get(journey=journey, proof=Proof.SCHOOL_CHOSEN).done_on == clock.today()


def test_choose_mother_school_announces_without_asking(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    bond = actions.choose_mother_school(journey=journey, school_id=places.mother_school.pk, by=amina)

    assert (bond.asked_on, bond.announced_on) == (None, clock.today())
    assert sections_for(bram, journey) == ANNOUNCED


def test_announce_refuses_a_second_school(journey: Journey, places: Places, amina: Member) -> None:
    factories.announced(journey, places, by=amina)

    with pytest.raises(DomainError, match="De Regenboog"):
        actions.choose_mother_school(journey=journey, school_id=places.other_school.pk, by=amina)


def test_announce_refuses_an_ended_or_announced_bond(journey: Journey, places: Places, amina: Member) -> None:
    bond = factories.announced(journey, places, by=amina)
    with pytest.raises(NotAllowedError):
        actions.announce_to_mother_school(bond=bond, by=amina)

    actions.withdraw_bond(bond=bond, reason=BondEnd.OTHER_SCHOOL, by=amina)
    with pytest.raises(NotAllowedError):
        actions.announce_to_mother_school(bond=bond, by=amina)


# Agreeing


@pytest.mark.parametrize("who", ["amina", "dirk", "rita", "teun"])
def test_agree_is_for_the_chosen_schools_care_coordinator(
    who: str, journey: Journey, places: Places, amina: Member, request: pytest.FixtureRequest
) -> None:
    bond = factories.announced(journey, places, by=amina)

    with pytest.raises(NotAllowedError):
        actions.agree_to_bond(bond=bond, by=request.getfixturevalue(who))


def test_agree_refuses_what_was_only_asked_and_a_second_time(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    bond = ask(journey, places, amina)
    with pytest.raises(NotAllowedError):
        actions.agree_to_bond(bond=bond, by=bram)

    actions.announce_to_mother_school(bond=bond, by=amina)
    actions.agree_to_bond(bond=bond, by=bram)
    with pytest.raises(NotAllowedError):
        actions.agree_to_bond(bond=bond, by=bram)


# Withdrawing


def test_withdraw_closes_everything_at_once(journey: Journey, places: Places, amina: Member, bram: Member) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    bond = factories.announced(journey, places, by=amina)
    factories.signed(journey, bond, staff=amina, care=bram)
    done = Step.objects.get(journey=journey, key="acquaint")
    actions.complete_step(step=done, by=bram)

    actions.withdraw_bond(bond=bond, reason=BondEnd.MOVED_HOUSE, by=amina)

    assert sections_for(bram, journey) == NOTHING
    journey.refresh_from_db()
    assert (journey.bonded_on, journey.expected_move_on) == (None, factories.MOVE)
    assert journey.phase == Phase.AT_NEWCOMER_SCHOOL
    assert not PlacementDocument.objects.filter(replaced_at=None).exists()
    steps = {step.key: step.done_on for step in Step.objects.filter(journey=journey)}
    assert steps["acquaint"] == clock.today(), "what somebody did stays done"
    assert {key for key, day in steps.items() if day} == {"acquaint"}, "facts that no longer hold open their steps"
    assert Happening.objects.filter(kind="end_bond", case_number=journey.case_number).exists()


def test_the_next_school_starts_with_nothing(
    journey: Journey, places: Places, amina: Member, bram: Member, rita: Member
) -> None:
    bond = factories.announced(journey, places, by=amina)
    factories.signed(journey, bond, staff=amina, care=bram)
    actions.withdraw_bond(bond=bond, reason=BondEnd.OTHER_SCHOOL, by=amina)

    actions.choose_mother_school(journey=journey, school_id=places.other_school.pk, by=amina)

    assert sections_for(rita, journey) == ANNOUNCED
    assert selectors.document_for(rita, journey) is None
    assert actions.draft_document(journey=journey, by=amina).version == 2


def test_withdraw_refuses_after_the_move(journey: Journey, places: Places, amina: Member) -> None:
    bond = factories.announced(journey, places, by=amina)
    actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason="Verhuisd", by=amina)

    with pytest.raises(NotAllowedError):
        actions.withdraw_bond(bond=bond, reason=BondEnd.OTHER_SCHOOL, by=amina)


def test_a_leaving_child_lets_its_schools_go(journey: Journey, places: Places, amina: Member, bram: Member) -> None:
    bond = factories.announced(journey, places, by=amina)

    leave(journey=journey, left_on=clock.today() - timedelta(days=1), reason=LeavingReason.MOVED_AWAY, by=amina)

    bond.refresh_from_db()
    assert bond.end_reason == BondEnd.LEFT
    assert sections_for(bram, journey) == NOTHING
    assert not Involvement.objects.filter(journey=journey, relation=Relation.MOTHER_SCHOOL, until_on=None).exists()


def test_zoe_finds_nothing(journey: Journey, places: Places, amina: Member, zoe: Member) -> None:
    bond = factories.announced(journey, places, by=amina)
    assert journey_for(amina, journey.case_number) is not None

    enter_region(zoe.region_id)

    assert journey_for(zoe, journey.case_number) is None
    assert selectors.question_for(zoe, bond.pk) is None


# The parents' choice


def told(**other: Any) -> dict[str, Any]:
    said = {"chosen_on": clock.today(), "chosen_by": "Rima Haddad", "language": "ar", "with_interpreter": False}
    return {**said, **other}


def test_the_parents_choice_says_who_when_and_in_which_language(
    journey: Journey, places: Places, amina: Member
) -> None:
    bond = factories.announced(journey, places, by=amina)
    choice = actions.record_choice(bond=bond, interpreter="Tolkentelefoon", by=amina, **told())
    assert (choice.chosen_by, choice.language, choice.with_interpreter) == ("Rima Haddad", "ar", True)
    with pytest.raises(NotAllowedError):
        actions.record_choice(bond=bond, by=amina, **told())


def test_a_choice_is_recorded_of_the_school_that_was_chosen(journey: Journey, places: Places, amina: Member) -> None:
    bond = actions.ask_mother_school(journey=journey, school_id=places.mother_school.pk, by=amina)
    with pytest.raises(NotAllowedError):
        actions.record_choice(bond=bond, by=amina, **told())


@pytest.mark.parametrize(
    ("wrong", "field"), [({"chosen_by": " "}, "chosen_by"), ({"chosen_on": factories.MOVE}, "chosen_on")]
)
def test_a_choice_refuses_what_cannot_be(
    wrong: dict[str, Any], field: str, journey: Journey, places: Places, amina: Member
) -> None:
    bond = factories.announced(journey, places, by=amina)
    with pytest.raises(DomainError) as refused:
        actions.record_choice(bond=bond, by=amina, **told(**wrong))
    assert refused.value.field == field


def test_the_file_tells_how_early_the_school_knew(journey: Journey, places: Places, amina: Member) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    factories.announced(journey, places, by=amina)
    with clock.on(factories.MOVE):
        actions.complete_move(journey=journey, moved_on=factories.MOVE, without_document_reason="x", by=amina)
        [line] = selectors.all_bond_lines(amina, journey)
    calendar = calendar_for(places.mother_school.pk)
    assert line.lead_weeks == calendar.school_weeks_between(factories.TODAY, factories.MOVE)


def test_the_mother_school_ticks_its_own_list_and_the_newcomer_school_sees_it(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    factories.announced(journey, places, by=amina)
    actions.complete_step(step=Step.objects.get(journey=journey, key="acquaint"), by=bram)
    part = selectors.file_part(amina, journey, sections_for(amina, journey))
    assert [(one.title, one.state) for one in part.preparations] == [("Kennismakingsbezoek", StepState.DONE)]
    assert part.prepared_count == 1


def test_who_opens_a_closed_question_reads_why(
    journey: Journey, places: Places, amina: Member, rita: Member, bram: Member
) -> None:
    other = actions.ask_mother_school(journey=journey, school_id=places.other_school.pk, by=amina)
    factories.announced(journey, places, by=amina)
    closed = selectors.closed_question(rita, other.pk)
    assert closed is not None
    assert closed.end_reason == BondEnd.OTHER_SCHOOL
    assert selectors.closed_question(bram, other.pk) is None
