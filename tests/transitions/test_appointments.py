from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.messaging.models import Letter
from steiger.pupils.enums import BondEnd
from steiger.pupils.models import Journey
from steiger.transitions import actions, selectors
from steiger.transitions.enums import AppointmentKind, AppointmentState
from steiger.transitions.models import Appointment
from tests.factories import Places
from tests.transitions import factories

DAY = date(2026, 11, 12)


def handover(journey: Journey, by: Member, **fields: Any) -> Appointment:
    return actions.make_appointment(
        journey=journey,
        by=by,
        **{
            "kind": AppointmentKind.HANDOVER,
            "on": DAY,
            "from_person": "Juf Amina",
            "to_person": "Meester Teun",
            **fields,
        },
    )


def test_both_schools_see_it_and_say_how_it_went(journey: Journey, places: Places, amina: Member, bram: Member) -> None:
    factories.announced(journey, places, by=amina)
    made = handover(journey, amina)

    assert [line.state for line in selectors.appointment_lines(bram, journey)] == [AppointmentState.PLANNED]
    with clock.on(DAY):
        [due] = [item for item in selectors.due_for(bram) if item.title == str(AppointmentKind.HANDOVER.label)]
        assert due.due_on == DAY
        actions.hold_appointment(appointment=made, outcome="Naast een maatje zetten.", by=bram)
    made.refresh_from_db()
    assert (made.state, made.held_by_id) == (AppointmentState.HELD, bram.user_id)


def test_the_mother_school_is_told_without_a_name(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    factories.announced(journey, places, by=amina)
    handover(journey, amina)
    letter = Letter.objects.order_by("-pk").first()
    assert letter is not None
    assert journey.case_number in letter.body
    assert journey.pupil.last_name not in letter.body


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"to_person": " "}, "to_person"),
        ({"from_person": ""}, "from_person"),
        ({"on": factories.TODAY - timedelta(days=3)}, "on"),
        ({"on": date(2026, 11, 14)}, "on"),
        ({"starts_at": time(11), "ends_at": time(10)}, "ends_at"),
    ],
)
def test_it_refuses_what_cannot_be(
    fields: dict[str, Any], field: str, journey: Journey, places: Places, amina: Member
) -> None:
    factories.announced(journey, places, by=amina)
    with pytest.raises(DomainError) as refused:
        handover(journey, amina, **fields)
    assert refused.value.field == field


def test_without_a_chosen_school_there_is_nobody_to_agree_with(journey: Journey, amina: Member) -> None:
    with pytest.raises(NotAllowedError):
        handover(journey, amina)


def test_it_is_held_once_and_not_before_its_day(journey: Journey, places: Places, amina: Member) -> None:
    factories.announced(journey, places, by=amina)
    made = handover(journey, amina)
    with pytest.raises(DomainError):
        actions.hold_appointment(appointment=made, outcome="Goed", by=amina)
    with clock.on(DAY):
        actions.hold_appointment(appointment=made, outcome="Goed", by=amina)
        with pytest.raises(NotAllowedError):
            actions.cancel_appointment(appointment=made, reason="Ziek", by=amina)


def test_when_the_bond_ends_its_appointments_do_too_and_say_why(
    journey: Journey, places: Places, amina: Member
) -> None:
    bond = factories.announced(journey, places, by=amina)
    made = handover(journey, amina)
    actions.withdraw_bond(bond=bond, reason=BondEnd.MOVED_HOUSE, by=amina)
    made.refresh_from_db()
    assert (made.state, made.cancel_reason) == (AppointmentState.CANCELLED, str(BondEnd.MOVED_HOUSE.label))


@pytest.mark.parametrize("who", ["bram", "carla", "esra", "femke", "teun", "rita"])
def test_only_the_newcomer_school_and_the_desk_make_one(
    who: str, journey: Journey, places: Places, amina: Member, request: pytest.FixtureRequest
) -> None:
    factories.announced(journey, places, by=amina)
    with pytest.raises(NotAllowedError):
        handover(journey, request.getfixturevalue(who))


def test_another_school_sees_none_of_it(journey: Journey, places: Places, amina: Member, rita: Member) -> None:
    factories.announced(journey, places, by=amina)
    made = handover(journey, amina)
    assert selectors.appointment_lines(amina, journey) != []
    assert selectors.appointment_lines(rita, journey) == []
    assert selectors.appointment_for(rita, journey, made.pk) is None
