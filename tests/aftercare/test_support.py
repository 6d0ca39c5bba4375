"""Support lines, and the end of aftercare."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from steiger.access.member import Member
from steiger.aftercare import actions
from steiger.aftercare.models import Visit
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.organisations.models import Region
from steiger.pupils.enums import Phase
from steiger.pupils.models import Involvement, Journey
from steiger.transitions.models import Step
from tests.aftercare import factories
from tests.factories import Places
from tests.transitions.factories import make_placed


def test_agree_support_starts_it_and_does_its_step(journey: Journey, visit: Visit, carla: Member) -> None:
    line = factories.supported(journey, by=carla)

    assert line.hours == 6
    assert Step.objects.get(journey=journey, key="support").done_on == clock.today()


def test_support_of_later_has_not_started(journey: Journey, visit: Visit, carla: Member) -> None:
    start = clock.today() + timedelta(days=14)
    factories.supported(journey, by=carla, from_on=start)
    assert Step.objects.get(journey=journey, key="support").done_on is None

    with clock.on(start):
        factories.reported(visit, by=carla)

    assert Step.objects.get(journey=journey, key="support").done_on == start


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"what": " "}, "what"),
        ({"hours": 0}, "hours"),
        ({"hours": 500}, "hours"),
        ({"from_on": factories.MOVED_ON - timedelta(days=1)}, "from_on"),
        ({"until_on": factories.MOVED_ON - timedelta(days=1)}, "until_on"),
    ],
)
def test_agree_support_refuses(
    changed: dict[str, Any], field: str, journey: Journey, visit: Visit, carla: Member
) -> None:
    with pytest.raises(DomainError) as refused:
        factories.supported(journey, by=carla, **changed)

    assert refused.value.field == field


def test_agree_support_before_the_move_is_refused(region: Region, places: Places, amina: Member, dirk: Member) -> None:
    with pytest.raises(NotAllowedError, match="nog niet"):
        factories.supported(make_placed(region, places, by=amina), by=dirk)


@pytest.mark.parametrize("who", ["cees", "amina", "bram", "teun", "esra"])
def test_agree_support_refuses_others(who: str, journey: Journey, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowedError):
        factories.supported(journey, by=request.getfixturevalue(who))


def test_end_support_once(journey: Journey, visit: Visit, carla: Member) -> None:
    line = factories.supported(journey, by=carla)

    actions.end_support(line=line, by=carla)

    assert line.ended_on == clock.today()
    with pytest.raises(DomainError, match="al"):
        actions.end_support(line=line, by=carla)


def test_close_aftercare_says_what_is_still_open(journey: Journey, visit: Visit, carla: Member, dirk: Member) -> None:
    report = factories.reported(visit, by=carla)
    factories.supported(journey, by=carla)
    actions.make_action(report=report, what="Kaarten", owner_id=carla.user_id, due_on=clock.today(), by=carla)

    with pytest.raises(DomainError) as refused:
        actions.close_aftercare(journey=journey, by=dirk)

    for words in ("bezoek 2", "bezoek 3", "ondersteuning", "actie"):
        assert words in refused.value.message


def test_close_aftercare_completes_the_journey(journey: Journey, visit: Visit, carla: Member, dirk: Member) -> None:
    factories.reported(visit, by=carla)
    for other in Visit.objects.select_related("journey__pupil").filter(journey=journey, number__gt=1):
        actions.skip_visit(visit=other, reason="School wil niet", by=carla)

    actions.close_aftercare(journey=journey, by=dirk)

    journey.refresh_from_db()
    assert (journey.phase, journey.completed_on) == (Phase.COMPLETED, clock.today())
    assert Step.objects.get(journey=journey, key="close").done_on == clock.today()
    assert not Involvement.objects.filter(journey=journey, until_on=None).exists()
    with pytest.raises(NotAllowedError):
        actions.close_aftercare(journey=journey, by=dirk)


def test_support_whose_last_day_has_passed_does_not_keep_it_open(
    journey: Journey, visit: Visit, carla: Member, dirk: Member
) -> None:
    factories.supported(journey, by=carla, until_on=clock.today())
    factories.all_reported(journey, by=carla)

    with clock.on(clock.today() + timedelta(days=1)):
        actions.close_aftercare(journey=journey, by=carla)

    assert journey.completed_on is not None


@pytest.mark.parametrize("who", ["cees", "amina", "bram", "teun", "esra"])
def test_close_refuses_others(who: str, journey: Journey, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowedError):
        actions.close_aftercare(journey=journey, by=request.getfixturevalue(who))


def test_close_before_the_move_is_refused(region: Region, places: Places, amina: Member, dirk: Member) -> None:
    with pytest.raises(NotAllowedError, match="nog niet"):
        actions.close_aftercare(journey=make_placed(region, places, by=amina), by=dirk)
