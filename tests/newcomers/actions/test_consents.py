from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.newcomers import actions, selectors
from steiger.newcomers.actions import ConsentInput
from steiger.newcomers.enums import ConsentAnswer, ConsentPurpose, IntakeSection
from steiger.newcomers.models import Consent
from steiger.pupils.actions import involve, open_notes, write_note
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey
from steiger.pupils.selectors import journey as open_file
from tests.factories import Places
from tests.newcomers.factories import placed

P, A = ConsentPurpose, ConsentAnswer


def answered(
    journey: Journey, by: Member, purpose: ConsentPurpose, answer: ConsentAnswer = A.GIVEN, **facts: Any
) -> Consent:
    given = ConsentInput(purpose=purpose, answer=answer, person="Rima Haddad", given_on=clock.today())
    return actions.record_consent(journey=journey, consent=replace(given, **facts), by=by)


def test_a_new_answer_ends_the_one_before_and_keeps_it(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    for answer in (A.REFUSED, A.GIVEN):
        answered(journey, amina, P.PHOTO, answer)

    kept = Consent.objects.filter(journey=journey).order_by("pk")
    assert [(one.answer, one.ended_on is None) for one in kept] == [(A.REFUSED, False), (A.GIVEN, True)]


def test_a_no_after_a_yes_takes_the_yes_back(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    first = answered(journey, amina, P.PHOTO)

    answered(journey, amina, P.PHOTO, A.REFUSED, person="Vader")

    first.refresh_from_db()
    assert (first.withdrawn_on, first.withdrawal_said_by) == (clock.today(), "Vader")


def test_what_the_former_school_told_is_hidden_when_it_is_taken_back(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    values = {"years_of_school": None, "earlier_schooling": "Dorpsschool", "from_former_school": "Rekent vlot"}
    with pytest.raises(DomainError) as refusal:
        actions.write_section(journey=journey, section=IntakeSection.SCHOOLING, values=values, by=amina)
    assert refusal.value.field == "from_former_school"

    answered(journey, amina, P.FORMER_SCHOOL)
    actions.write_section(journey=journey, section=IntakeSection.SCHOOLING, values=values, by=amina)
    assert selectors.intake_page(journey).values["from_former_school"] == "Rekent vlot"

    actions.withdraw_consent(journey=journey, purpose=P.FORMER_SCHOOL, said_by="Moeder", by=amina)

    page = selectors.intake_page(journey)
    assert "from_former_school" not in page.values
    assert page.values["earlier_schooling"] == "Dorpsschool"
    [row] = [row for row in page.consents if row.purpose == P.FORMER_SCHOOL]
    assert row.withdrawn is not None
    assert row.withdrawn.withdrawal_said_by == "Moeder"


def test_the_file_closes_for_the_specialist(amina: Member, carla: Member, places: Places) -> None:
    journey = placed(amina, places)
    answered(journey, amina, P.SPECIALIST)
    involve(journey=journey, relation=Relation.SPECIALIST, user_id=carla.user_id, by=amina)
    assert open_file(carla, journey.case_number) is not None

    actions.withdraw_consent(journey=journey, purpose=P.SPECIALIST, said_by="Moeder", by=amina)

    assert open_file(carla, journey.case_number) is None


def test_after_the_move_the_aftercare_goes_on(amina: Member, carla: Member, places: Places) -> None:
    journey = placed(amina, places)
    answered(journey, amina, P.SPECIALIST)
    involve(journey=journey, relation=Relation.SPECIALIST, user_id=carla.user_id, by=amina)
    Journey.objects.filter(pk=journey.pk).update(moved_on=clock.today())
    journey.refresh_from_db()

    actions.withdraw_consent(journey=journey, purpose=P.SPECIALIST, said_by="Moeder", by=amina)

    assert Involvement.objects.filter(journey=journey, relation=Relation.SPECIALIST, until_on__isnull=True).exists()
    assert "nazorg gaat door" in selectors.consents_of(journey)[1].effect


def test_the_mother_school_reads_no_note_any_more(amina: Member, bram: Member, places: Places) -> None:
    journey = placed(amina, places)
    answered(journey, amina, P.NOTES)
    school = places.mother_school.pk
    involve(journey=journey, relation=Relation.MOTHER_SCHOOL, school_id=school, level=Disclosure.MOVED, by=amina)
    write_note(
        journey=journey, need="Rust", approach="Kondig aan", agreed_by="Moeder", agreed_on=clock.today(),
        is_shared_with_mother_school=True, by=amina,
    )  # fmt: skip
    assert open_notes(journey=journey, by=bram, reason="Eerste gesprek")

    actions.withdraw_consent(journey=journey, purpose=P.NOTES, said_by="Moeder", by=amina)

    assert open_notes(journey=journey, by=bram, reason="Eerste gesprek") == []


def test_from_sixteen_on_the_pupil_answers(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    journey.pupil.birth_on = clock.today() - timedelta(days=17 * 366)
    with pytest.raises(DomainError) as refusal:
        answered(journey, amina, P.PHOTO)
    assert refusal.value.field == "by_pupil"

    assert answered(journey, amina, P.PHOTO, by_pupil=True, person="Amira").by_pupil


@pytest.mark.parametrize("facts", [{"person": " "}, {"given_on": date(2100, 1, 1)}])
def test_an_answer_without_person_or_of_tomorrow_is_refused(
    facts: dict[str, Any], amina: Member, places: Places
) -> None:
    with pytest.raises(DomainError) as refusal:
        answered(placed(amina, places), amina, P.PHOTO, **facts)

    assert refusal.value.field in facts


def test_what_was_not_given_cannot_be_taken_back(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    answered(journey, amina, P.PHOTO, A.REFUSED)
    for purpose in (P.PHOTO, P.CARE):
        with pytest.raises(DomainError):
            actions.withdraw_consent(journey=journey, purpose=purpose, said_by="Moeder", by=amina)


def test_others_record_nothing(amina: Member, bram: Member, carla: Member, places: Places) -> None:
    journey = placed(amina, places)
    involve(journey=journey, relation=Relation.SPECIALIST, user_id=carla.user_id, by=amina)
    for one in (bram, carla):
        with pytest.raises(NotAllowedError):
            answered(journey, one, P.PHOTO)
