"""Confidential notes: closed in the table, in the query and in the database itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from steiger.access.member import Member
from steiger.audit.models import Look
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import enter_region
from steiger.organisations.models import Region
from steiger.pupils import actions, selectors
from steiger.pupils.enums import Relation
from steiger.pupils.models import ConfidentialNote, Journey
from tests.factories import Places, make_journey

Write = Callable[..., ConfidentialNote]
CLOSED = [(table, column) for table in ("", "event") for column in ("need", "approach")]


@pytest.fixture
def journey(region: Region, places: Places, dirk: Member) -> Journey:
    journey = make_journey(region)
    school = places.newcomer_school.pk
    actions.involve(journey=journey, relation=Relation.NEWCOMER_SCHOOL, school_id=school, by=dirk)
    return journey


def write(journey: Journey, by: Member, **facts: Any) -> ConfidentialNote:
    given: dict[str, Any] = {
        "need": "Rustige plek",
        "approach": "Vaste hulp",
        "agreed_by": "Moeder",
        "agreed_on": clock.today(),
        "is_shared_with_mother_school": False,
        **facts,
    }
    return actions.write_note(journey=journey, by=by, **given)


def read(journey: Journey, by: Member, reason: str = "") -> list[str]:
    return [one.need for one in actions.open_notes(journey=journey, by=by, reason=reason)]


def test_who_wrote_a_note_reads_it_without_a_reason(journey: Journey, amina: Member) -> None:
    write(journey, amina)

    assert read(journey, amina) == ["Rustige plek"]
    assert [(look.user_id, look.reason) for look in Look.objects.filter(looked_at="note")] == [(amina.user_id, "")]


def test_all_others_say_why_each_time(journey: Journey, amina: Member, dirk: Member) -> None:
    write(journey, amina)

    assert read(journey, dirk) == []
    assert not Look.objects.exists()
    assert read(journey, dirk, "Overleg met moeder") == ["Rustige plek"]
    assert read(journey, dirk) == []
    assert [look.reason for look in Look.objects.all()] == ["Overleg met moeder"]


def test_blanks_are_no_reason(journey: Journey, amina: Member, dirk: Member) -> None:
    write(journey, amina)

    assert read(journey, dirk, "   ") == []


def test_without_a_reason_only_the_own_notes_open(journey: Journey, amina: Member, dirk: Member) -> None:
    write(journey, amina)
    write(journey, dirk, need="Herhaal wat je zegt")

    assert read(journey, dirk) == ["Herhaal wat je zegt"]


@pytest.mark.parametrize("table, column", CLOSED)
def test_a_request_cannot_read_the_text_itself(journey: Journey, amina: Member, table: str, column: str) -> None:
    """Nor from the history: whatever a page asks, the database answers no."""
    write(journey, amina)

    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM pupils_confidentialnote{table}")


def test_the_model_does_not_bring_it_along(journey: Journey, amina: Member) -> None:
    write(journey, amina)
    note = ConfidentialNote.objects.get()

    with pytest.raises(ProgrammingError), transaction.atomic():
        _ = note.need


def test_the_door_in_the_database_keeps_to_the_region(
    journey: Journey, amina: Member, zoe: Member, region: Region
) -> None:
    write(journey, amina)
    enter_region(zoe.region_id)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT need FROM open_notes(%s, 'Zoë', '{}', now(), %s, 'Nieuwsgierig')",
            [zoe.user_id, journey.case_number],
        )
        found = cursor.fetchall()
    enter_region(region.pk)

    assert found == []
    assert not Look.objects.exists()


def test_strangers_and_tables_open_nothing(
    journey: Journey, amina: Member, bram: Member, carla: Member, teun: Member, esra: Member
) -> None:
    write(journey, amina)

    assert [read(journey, one, "Toch even kijken") for one in (bram, carla)] == [[], []]
    for one in (teun, esra):
        with pytest.raises(NotAllowedError):
            actions.open_notes(journey=journey, by=one, reason="Toch even kijken")
    assert not Look.objects.exists()


def test_a_note_that_was_taken_back_is_read_by_nobody(journey: Journey, amina: Member, dirk: Member) -> None:
    note = write(journey, amina)

    actions.withdraw_note(note=note, said_by="Moeder", by=dirk)

    assert read(journey, amina) == []
    assert read(journey, dirk, "Overleg met moeder") == []
    [head] = selectors.notes(dirk, journey)
    assert (head.withdrawn_on, head.withdrawal_said_by) == (clock.today(), "Moeder")


def test_taking_back_names_who_did_and_happens_once(journey: Journey, amina: Member) -> None:
    note = write(journey, amina)
    with pytest.raises(DomainError) as refusal:
        actions.withdraw_note(note=note, said_by=" ", by=amina)
    assert refusal.value.field == "said_by"

    actions.withdraw_note(note=note, said_by="Vader", by=amina)
    with pytest.raises(DomainError):
        actions.withdraw_note(note=note, said_by="Vader", by=amina)


def test_notes_are_kept_from_the_mother_school(journey: Journey, amina: Member) -> None:
    write(journey, amina, is_shared_with_mother_school=True)
    write(journey, amina)

    assert actions.keep_notes_from_mother_school(journey=journey, by=amina) == 1
    assert not ConfidentialNote.objects.filter(is_shared_with_mother_school=True).exists()
