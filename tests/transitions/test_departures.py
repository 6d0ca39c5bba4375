from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pypdf
import pytest

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.documents.selectors import content_of
from steiger.newcomers.models import Placement
from steiger.pupils.enums import BondEnd, LeavingReason, Phase
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions import actions, selectors
from steiger.transitions.models import AbruptDeparture, Transition
from tests.factories import Places
from tests.transitions import factories


def leave(journey: Journey, by: Member, **told: Any) -> AbruptDeparture:
    return actions.depart_abruptly(
        journey=journey, by=by, **{"departed_on": clock.today(), "reason": "Woning in Zwolle", **told}
    )


def words(departure: AbruptDeparture) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content_of(departure.file))).pages
    return "\n".join(page.extract_text() for page in pages)


def test_to_a_school_of_the_region_it_is_the_move_in_one_action(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    departure = leave(journey, amina, school_id=places.mother_school.pk)

    journey.refresh_from_db()
    assert journey.phase == Phase.AFTERCARE
    assert factories.level_of(journey, places) == Disclosure.MOVED
    assert Transition.objects.get(journey=journey).without_document_reason == "Woning in Zwolle"
    assert Placement.objects.get(journey=journey).ended_on == clock.today()
    line = selectors.departure_for(bram, journey)
    assert line is not None
    assert line.departure == departure


def test_another_school_that_was_chosen_hears_that_the_family_moved(
    journey: Journey, places: Places, amina: Member
) -> None:
    former = factories.announced(journey, places, by=amina)
    leave(journey, amina, school_id=places.other_school.pk)
    former.refresh_from_db()
    assert former.end_reason == BondEnd.MOVED_HOUSE
    assert MotherSchoolBond.objects.get(journey=journey, ended_on=None).school_id == places.other_school.pk


def test_to_anywhere_else_the_journey_ends_and_everything_that_was_open_closes(
    journey: Journey, places: Places, amina: Member
) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    bond = factories.announced(journey, places, by=amina)

    leave(journey, amina, destination="Zwolle, school onbekend")

    journey.refresh_from_db()
    assert (journey.phase, journey.leaving_reason) == (Phase.LEFT, LeavingReason.MOVED_AWAY)
    bond.refresh_from_db()
    assert bond.end_reason == BondEnd.LEFT
    assert selectors.departure_for(amina, journey) is not None


def test_what_is_known_is_filled_in_and_what_is_missing_is_named(journey: Journey, amina: Member) -> None:
    departure = leave(journey, amina)

    assert departure.known["name"] == journey.pupil.name
    assert [row["domain"] for row in departure.known["results"]] == ["arithmetic", "vocabulary"]
    assert {
        "next_school", "results:technical_reading", "results:reading_comprehension", "section:advice", "inspection",
        "signatures",
    } <= set(departure.missing)  # fmt: skip
    assert "results:vocabulary" not in departure.missing
    assert "section:school_history" not in departure.missing
    written = words(departure)
    assert journey.pupil.last_name in written
    assert "Basisschool tot groep 4." in written


def test_what_somebody_wrote_for_the_document_goes_along(journey: Journey, places: Places, amina: Member) -> None:
    factories.announced(journey, places, by=amina)
    document = actions.draft_document(journey=journey, by=amina)
    actions.write_document(document=document, advice="Naast een taalmaatje.", by=amina)

    departure = leave(journey, amina, destination="België", leaving=LeavingReason.LEFT_COUNTRY)

    assert "section:advice" not in departure.missing
    assert "Naast een taalmaatje." in words(departure)


def test_neither_a_secret_address_nor_the_arrival_travels(journey: Journey, amina: Member) -> None:
    pupil = journey.pupil
    pupil.has_secret_address, pupil.address, pupil.arrived_on = True, "Schuilstraat 3", clock.today()
    pupil.save(update_fields=["has_secret_address", "address", "arrived_on"])
    departure = leave(journey, amina)
    assert "Schuilstraat" not in words(departure)
    assert "Schuilstraat" not in str(departure.known)
    assert "arrived_on" not in departure.known


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"departed_on": factories.TODAY + timedelta(days=1)}, "departed_on"),
        ({"departed_on": factories.TODAY - timedelta(days=400)}, "departed_on"),
        ({"leaving": LeavingReason.WITHDRAWN}, "leaving"),
        ({"school_id": 0}, "school"),
    ],
)
def test_it_refuses_what_cannot_be_and_leaves_everything_as_it_was(
    told: dict[str, Any], field: str, journey: Journey, amina: Member
) -> None:
    with pytest.raises(DomainError) as refused:
        leave(journey, amina, **told)
    assert refused.value.field == field
    journey.refresh_from_db()
    assert journey.is_open
    assert not AbruptDeparture.objects.exists()


def test_it_happens_once(journey: Journey, amina: Member) -> None:
    leave(journey, amina)
    with pytest.raises(NotAllowedError):
        leave(journey, amina)


def test_the_copy_for_the_parents_is_recorded_once(journey: Journey, amina: Member) -> None:
    departure = leave(journey, amina)
    actions.give_copy(departure=departure, given_to="Rima Haddad", by=amina)
    departure.refresh_from_db()
    assert (departure.given_on, departure.given_to) == (clock.today(), "Rima Haddad")
    with pytest.raises(NotAllowedError):
        actions.give_copy(departure=departure, given_to="Nog iemand", by=amina)


def test_teachers_and_other_schools_do_not_read_it(
    journey: Journey, places: Places, amina: Member, bram: Member, teun: Member, rita: Member, dirk: Member
) -> None:
    leave(journey, amina, school_id=places.mother_school.pk)
    assert [bool(selectors.departure_for(one, journey)) for one in (amina, dirk, bram, teun, rita)] == [
        True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["bram", "carla", "esra", "femke", "teun", "rita"])
def test_only_the_newcomer_school_and_the_desk_do_it(
    who: str, journey: Journey, places: Places, amina: Member, request: pytest.FixtureRequest
) -> None:
    factories.announced(journey, places, by=amina)
    with pytest.raises(NotAllowedError):
        leave(journey, request.getfixturevalue(who))
