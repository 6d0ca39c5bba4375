from __future__ import annotations

from datetime import timedelta

from steiger.access.member import Member
from steiger.aftercare.actions import make_action, pass_on_actions, pass_on_children, plan_visit
from steiger.aftercare.models import Visit, VisitAction
from steiger.aftercare.selectors import children_of_specialists, due_for, owned_actions
from steiger.core import clock
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.pupils.selectors import involved_user_ids
from tests.aftercare import factories


def _action(visit: Visit, owner: Member, by: Member) -> VisitAction:
    report = factories.reported(visit, by=by)
    return make_action(
        report=report,
        what="Stuur Amira's themawoorden",
        owner_id=owner.user_id,
        due_on=clock.today() + timedelta(days=7),
        by=by,
    )


def test_pass_on_children_moves_open_visits_and_keeps_the_day(
    visit: Visit, carla: Member, cees: Member, dirk: Member, ad: Member
) -> None:
    with clock.on(factories.FIRST_FROM):
        plan_visit(visit=visit, specialist_id=carla.user_id, planned_at=factories.at(factories.FIRST_FROM), by=carla)
    [thing] = children_of_specialists(ad, [carla.user_id])
    assert thing.due_on == factories.FIRST_FROM

    pass_on_children(keys=[thing.key], owner_id=carla.user_id, successor_id=cees.user_id, by=ad)

    visits = Visit.objects.filter(journey=visit.journey)
    assert set(visits.values_list("specialist_id", flat=True)) == {cees.user_id}
    assert visits.get(number=1).planned_at == factories.at(factories.FIRST_FROM)
    assert involved_user_ids(visit.journey, Relation.SPECIALIST) == [cees.user_id]
    assert children_of_specialists(ad, [carla.user_id]) == []


def test_pass_on_children_leaves_reported_visits_and_stand_ins(
    visit: Visit, carla: Member, cees: Member, dirk: Member, ad: Member
) -> None:
    factories.reported(visit, by=carla)
    second = Visit.objects.select_related("journey__pupil").get(journey=visit.journey, number=2)
    with clock.on(second.window_from):
        at = factories.at(second.window_from)
        plan_visit(visit=second, specialist_id=cees.user_id, planned_at=at, by=dirk)

    pass_on_children(keys=[str(visit.journey_id)], owner_id=carla.user_id, successor_id=cees.user_id, by=ad)

    of = dict(Visit.objects.filter(journey=visit.journey).values_list("number", "specialist_id"))
    assert of == {1: carla.user_id, 2: cees.user_id, 3: cees.user_id}


def test_pass_on_actions_lets_another_specialist_read_the_file(
    visit: Visit, carla: Member, cees: Member, ad: Member
) -> None:
    action = _action(visit, carla, carla)

    pass_on_actions(keys=[str(action.pk)], owner_id=carla.user_id, successor_id=cees.user_id, by=ad)

    assert set(involved_user_ids(visit.journey, Relation.SPECIALIST)) == {carla.user_id, cees.user_id}
    assert "Stuur Amira's themawoorden" in [item.title for item in due_for(cees)]


def test_pass_on_actions_involves_no_coordinator(visit: Visit, carla: Member, dirk: Member, ad: Member) -> None:
    action = _action(visit, carla, carla)

    pass_on_actions(keys=[str(action.pk)], owner_id=carla.user_id, successor_id=dirk.user_id, by=ad)

    assert involved_user_ids(visit.journey, Relation.SPECIALIST) == [carla.user_id]
    action.refresh_from_db()
    assert action.owner_id == dirk.user_id


def test_owned_actions_tell_no_name_to_an_administrator(visit: Visit, carla: Member, dirk: Member, ad: Member) -> None:
    _action(visit, carla, carla)

    [hidden], [shown] = owned_actions(ad, [carla.user_id]), owned_actions(dirk, [carla.user_id])

    assert shown.title == "Stuur Amira's themawoorden"
    assert "Amira" not in repr(hidden)
    assert visit.journey.case_number in hidden.reference


def test_owned_things_end_with_the_journey(visit: Visit, carla: Member, ad: Member) -> None:
    _action(visit, carla, carla)
    Journey.objects.filter(pk=visit.journey_id).update(left_on=clock.today(), leaving_reason="moved_away")

    assert children_of_specialists(ad, [carla.user_id]) == owned_actions(ad, [carla.user_id]) == []
