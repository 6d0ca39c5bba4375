"""A plan of the open visits: asked for, searched, moved by hand, accepted, and planned anew when life happens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from steiger.access.member import Member
from steiger.aftercare import actions, selectors
from steiger.aftercare.enums import Reason
from steiger.aftercare.models import DateOffer, PlannedVisit, PlanProposal, Visit
from steiger.aftercare.planning.plan import Progress
from steiger.aftercare.selectors.problem import problem_for
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.messaging.models import Letter, Notice
from steiger.organisations.actions import add_free_day
from steiger.organisations.models import Region, School
from steiger.pupils.models import Journey
from steiger.transitions import actions as transitions
from tests.aftercare import factories, plans
from tests.factories import Places

SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _laid_out(places: Places) -> None:
    plans.lay_out(places)


@pytest.fixture
def worked(carla: Member, cees: Member) -> None:
    plans.works(carla, 0, 1, 3)
    plans.works(cees, 1, 4)


@pytest.fixture
def two(region: Region, places: Places, amina: Member, visit: Visit, worked: None) -> list[Journey]:
    """Two children at the same school, moved today."""
    return [visit.journey, factories.make_moved(region, places, by=amina, call_name="Karim")]


def line(proposal: PlanProposal, journey: Journey, number: int = 1) -> PlannedVisit:
    return PlannedVisit.objects.get(proposal=proposal, visit__journey=journey, visit__number=number)


def local(row: PlannedVisit) -> date:
    assert row.starts_at is not None
    return timezone.localdate(row.starts_at)


def test_every_visit_of_the_period_has_its_place_in_its_window(two: list[Journey], dirk: Member) -> None:
    proposal = plans.proposed(dirk)

    for journey in two:
        row = line(proposal, journey)
        assert row.visit.window_from <= local(row) <= row.visit.window_until
        assert line(proposal, journey, 3).reason == Reason.LATER if row.visit.window_until > plans.LAST_ON else True
    assert proposal.ended_at is not None
    assert proposal.figures["served"] == 2
    assert proposal.before["served"] == 0
    # One stop for two children at one school.
    first, second = (line(proposal, journey) for journey in two)
    assert (local(first), first.specialist_id) == (local(second), second.specialist_id)
    assert proposal.figures["stops"] == 1
    assert not Visit.objects.filter(planned_at__isnull=False).exists()


def test_the_first_plan_stands_before_the_job_begins(two: list[Journey], dirk: Member) -> None:
    proposal = actions.propose_plan(first_on=plans.FIRST_ON, last_on=plans.LAST_ON, by=dirk)

    assert proposal.ended_at is None
    assert line(proposal, two[0]).starts_at is not None


def test_same_input_and_seed_give_the_same_plan(two: list[Journey], dirk: Member) -> None:
    one, other = plans.proposed(dirk), plans.proposed(dirk)

    placed = [list(made.visits.order_by("visit_id").values_list("visit_id", "starts_at")) for made in (one, other)]
    assert placed[0] == placed[1]


def test_only_the_coordinator_plans_for_all(two: list[Journey], carla: Member, amina: Member) -> None:
    for member in (carla, amina):
        with pytest.raises(NotAllowedError):
            actions.propose_plan(first_on=plans.FIRST_ON, last_on=plans.LAST_ON, by=member)


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [(0, 30, "first_on"), (20, 10, "last_on"), (1, 400, "last_on")],
)
def test_an_impossible_period_is_refused(first: int, last: int, field: str, dirk: Member) -> None:
    today = clock.today()
    with pytest.raises(DomainError) as refused:
        actions.propose_plan(first_on=today + timedelta(days=first), last_on=today + timedelta(days=last), by=dirk)
    assert refused.value.field == field


# What cannot be planned


def test_without_working_days_nobody_is_planned_and_the_page_says_so(
    visit: Visit, dirk: Member, client_for: SignIn
) -> None:
    proposal = plans.proposed(dirk)

    assert line(proposal, visit.journey).reason == Reason.NOBODY_WORKS
    content = client_for(dirk).get(f"/po2601/aftercare/plans/{proposal.pk}/").content.decode()
    assert str(Reason.NOBODY_WORKS.label) in content or "Nobody" in content or "geen" in content
    assert "Carla" in content


def test_a_window_in_a_free_period_is_named(two: list[Journey], places: Places, dirk: Member, ad: Member) -> None:
    add_free_day(by=ad, school=None, name="Verbouwing", first_on=date(2026, 9, 14), last_on=date(2026, 10, 30))
    proposal = plans.proposed(dirk)

    assert line(proposal, two[0]).reason == Reason.WINDOW_IN_HOLIDAY


def test_a_school_that_lies_nowhere_is_named(two: list[Journey], places: Places, dirk: Member) -> None:
    School.objects.filter(pk=places.mother_school.pk).update(latitude=None, longitude=None)
    proposal = plans.proposed(dirk)

    kinds = {one["kind"] for one in proposal.findings}
    assert "school_without_coordinates" in kinds


def test_what_nobody_can_is_named_with_who_lacks_it(two: list[Journey], carla: Member, dirk: Member) -> None:
    actions.set_need(journey=two[0], specialism="reading", language="", minutes=None, by=dirk)
    proposal = plans.proposed(dirk)

    row = line(proposal, two[0])
    assert row.reason == Reason.NO_SPECIALISM
    page = selectors.proposal_page(dirk, proposal)
    assert any(one.row.pk == row.pk and one.help for one in page.unserved)

    plans.works(carla, 0, 1, 3, specialisms=["reading"])
    again = plans.proposed(dirk)
    assert line(again, two[0]).specialist_id == carla.user_id


def test_days_away_and_hours_of_the_school_are_kept_to(
    two: list[Journey], places: Places, carla: Member, cees: Member, dirk: Member
) -> None:
    actions.add_days_away(user_id=cees.user_id, first_on=plans.FIRST_ON, last_on=plans.LAST_ON, by=cees)
    actions.add_days_away(user_id=carla.user_id, first_on=date(2026, 9, 1), last_on=date(2026, 10, 2), by=carla)
    actions.set_school_hours(
        school=places.mother_school,
        hours={0: None, 1: None, 2: None, 3: (time(13), time(15)), 4: None},
        by=dirk,
    )
    proposal = plans.proposed(dirk)

    # One of two fits in the two hours of the one day that is left.
    row = proposal.visits.exclude(starts_at=None).get()
    assert (row.specialist_id, local(row)) == (carla.user_id, date(2026, 10, 8))
    assert row.starts_at is not None
    assert timezone.localtime(row.starts_at).hour >= 13


# By hand


def test_a_visit_is_moved_by_hand_and_what_it_breaks_is_told(two: list[Journey], carla: Member, dirk: Member) -> None:
    proposal = plans.proposed(dirk)
    row = selectors.planned_for(dirk, proposal.pk, line(proposal, two[0]).pk)

    well = selectors.would_break(dirk, row, specialist=carla.user_id, on=date(2026, 10, 1))
    assert well.broken == []
    wrong = selectors.would_break(dirk, row, specialist=carla.user_id, on=date(2026, 9, 9), at=time(16))
    assert len(wrong.broken) >= 3

    moved = actions.move_planned(planned=row, specialist_id=carla.user_id, on=date(2026, 10, 1), by=dirk)
    assert local(moved) == date(2026, 10, 1)
    assert moved.is_locked
    actions.search_again(proposal=proposal, by=dirk)
    actions.search_on(region_id=dirk.region_id, proposal_id=proposal.pk, watch=lambda _progress: False)
    assert local(line(proposal, two[0])) == date(2026, 10, 1)


def test_while_it_is_searched_nothing_is_moved_and_stopping_keeps_the_best(
    two: list[Journey], carla: Member, dirk: Member
) -> None:
    proposal = actions.propose_plan(first_on=plans.FIRST_ON, last_on=plans.LAST_ON, by=dirk)
    row = line(proposal, two[0])
    with pytest.raises(NotAllowedError):
        actions.move_planned(planned=row, specialist_id=carla.user_id, on=date(2026, 10, 1), by=dirk)

    actions.stop_search(proposal=proposal, by=dirk)
    heard: list[Progress] = []
    actions.search_on(region_id=dirk.region_id, proposal_id=proposal.pk, watch=lambda one: not heard.append(one))
    assert len(heard) <= 1, "stopped before it began, it does not go on until its time is over"
    proposal.refresh_from_db()
    assert proposal.ended_at is not None
    assert line(proposal, two[0]).starts_at is not None


def test_a_visit_can_be_taken_out(two: list[Journey], dirk: Member) -> None:
    proposal = plans.proposed(dirk)
    actions.take_out(planned=line(proposal, two[0]), by=dirk)

    assert line(proposal, two[0]).reason == Reason.TAKEN_OUT
    proposal.refresh_from_db()
    assert proposal.figures["served"] == 1


# Accepting


def test_accepting_makes_appointments_and_asks_the_school(
    two: list[Journey], bram: Member, carla: Member, dirk: Member
) -> None:
    proposal = plans.proposed(dirk)
    accepted = actions.accept_plan(proposal=proposal, by=dirk)

    assert (accepted.made, accepted.passed_over) == (2, [])
    visits = Visit.objects.filter(planned_at__isnull=False)
    assert {visit.journey_id for visit in visits} == {journey.pk for journey in two}
    letter = Letter.objects.filter(body__contains="/visit-offer/").get()
    assert "A.H." in letter.body
    assert "Amira" not in letter.body + letter.subject
    assert DateOffer.objects.count() == 2
    assert DateOffer.objects.values("stop").distinct().count() == 1
    assert Notice.objects.filter(reader_id=visits[0].specialist_id, path__endswith="/calendar/").exists()


def test_accepting_one_specialist_or_one_visit(two: list[Journey], dirk: Member) -> None:
    proposal = plans.proposed(dirk)
    first, second = (line(proposal, journey) for journey in two)
    assert actions.accept_plan(proposal=proposal, planned_id=first.pk, by=dirk).made == 1
    assert Visit.objects.get(pk=second.visit_id).planned_at is None
    assert actions.accept_plan(proposal=proposal, specialist_id=second.specialist_id, by=dirk).made == 1
    assert actions.accept_plan(proposal=proposal, by=dirk).made == 0


def test_what_changed_in_the_meantime_is_passed_over(two: list[Journey], carla: Member, dirk: Member) -> None:
    proposal = plans.proposed(dirk)
    visit = Visit.objects.select_related("journey__pupil").get(pk=line(proposal, two[0]).visit_id)
    other = factories.at(date(2026, 10, 5), 9)
    actions.plan_visit(visit=visit, specialist_id=carla.user_id, planned_at=other, by=dirk)

    accepted = actions.accept_plan(proposal=proposal, by=dirk)

    assert accepted.made == 1
    assert len(accepted.passed_over) == 1
    visit.refresh_from_db()
    assert visit.planned_at == other


def test_each_visit_more_asks_little_of_the_database(
    region: Region, places: Places, two: list[Journey], amina: Member, dirk: Member
) -> None:
    counts = []
    for names in ((), ("Nour", "Omar", "Sara", "Wail")):
        for name in names:
            factories.make_moved(region, places, by=amina, call_name=name)
        proposal = plans.proposed(dirk)
        with CaptureQueriesContext(connection) as asked:
            made = actions.accept_plan(proposal=proposal, by=dirk).made
        counts.append((made, len(asked)))
    (few, first), (more, second) = counts
    assert (few, more) == (2, 4)
    assert (second - first) / (more - few) <= 15, counts


# Life happens


def accepted(two: list[Journey], dirk: Member) -> PlanProposal:
    proposal = plans.proposed(dirk)
    actions.accept_plan(proposal=proposal, by=dirk)
    return proposal


def test_planning_anew_with_nothing_changed_changes_nothing(two: list[Journey], dirk: Member) -> None:
    accepted(two, dirk)
    again = plans.proposed(dirk, keeps=8)

    assert selectors.changes(again) == []
    assert actions.accept_plan(proposal=again, by=dirk).made == 0


def test_who_falls_ill_is_replaced_and_both_hear(two: list[Journey], carla: Member, cees: Member, dirk: Member) -> None:
    accepted(two, dirk)
    ill = Visit.objects.exclude(planned_at=None)[0].specialist_id
    assert ill is not None
    actions.add_days_away(user_id=ill, first_on=plans.FIRST_ON, last_on=plans.LAST_ON, by=dirk)
    Notice.objects.all().delete()
    again = plans.proposed(dirk, keeps=8)

    changed = selectors.changes(again)
    assert [one.kind for one in changed] == ["other", "other"]
    assert actions.accept_plan(proposal=again, by=dirk).made == 2
    healthy = cees.user_id if ill == carla.user_id else carla.user_id
    assert set(Visit.objects.exclude(planned_at=None).values_list("specialist_id", flat=True)) == {healthy}
    assert {ill, healthy} <= set(Notice.objects.values_list("reader_id", flat=True))


def test_what_nobody_can_take_over_is_off_and_the_school_hears(
    two: list[Journey], bram: Member, carla: Member, cees: Member, dirk: Member
) -> None:
    accepted(two, dirk)
    for one in (carla, cees):
        actions.add_days_away(user_id=one.user_id, first_on=plans.FIRST_ON, last_on=plans.LAST_ON, by=dirk)
    Notice.objects.all().delete()
    again = plans.proposed(dirk, keeps=8)
    assert [one.kind for one in selectors.changes(again)] == ["off", "off"]
    assert not Visit.objects.filter(planned_at=None, number=1).exists()

    actions.accept_plan(proposal=again, by=dirk)

    assert not Visit.objects.exclude(planned_at=None).exists()
    assert bram.user_id in set(Notice.objects.values_list("reader_id", flat=True))


def test_a_child_that_returns_is_visited_by_nobody_and_the_rest_stays(
    two: list[Journey], places: Places, amina: Member, dirk: Member
) -> None:
    accepted(two, dirk)
    stays = Visit.objects.get(journey=two[1], number=1)
    with clock.on(plans.FIRST_ON):
        transitions.return_to_newcomer_school(
            journey=two[0],
            returned_on=plans.FIRST_ON,
            reason="Het ging te snel",
            decided_by="IB-overleg",
            group_id=places.group.pk,
            by=amina,
        )
    again = plans.proposed(dirk, keeps=8)

    assert [one.visit_id for one in again.visits.all()] == [stays.pk]
    assert selectors.changes(again) == []
    assert Visit.objects.exclude(planned_at=None).get() == stays


def test_a_plain_plan_leaves_appointments_where_they_are(two: list[Journey], carla: Member, dirk: Member) -> None:
    visit = Visit.objects.select_related("journey__pupil").get(journey=two[0], number=1)
    at = factories.at(date(2026, 9, 23), 13)  # a Wednesday, on which she does not work
    actions.plan_visit(visit=visit, specialist_id=carla.user_id, planned_at=factories.at(date(2026, 9, 24), 9), by=dirk)
    Visit.objects.filter(pk=visit.pk).update(planned_at=at - timedelta(hours=3))
    proposal = plans.proposed(dirk)

    row = line(proposal, two[0])
    assert row.starts_at == at - timedelta(hours=3)
    assert selectors.changes(proposal) == []


# Pages


def test_the_problem_takes_the_same_queries_for_one_child_and_for_three(
    region: Region, places: Places, two: list[Journey], amina: Member, dirk: Member,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    with django_assert_max_num_queries(20) as first:
        problem_for(dirk, plans.FIRST_ON, plans.LAST_ON)
    factories.make_moved(region, places, by=amina, call_name="Nour")
    with django_assert_max_num_queries(20) as second:
        problem_for(dirk, plans.FIRST_ON, plans.LAST_ON)
    assert len(first) == len(second)


def test_the_page_takes_the_same_queries_for_two_visits_and_for_four(
    region: Region, places: Places, two: list[Journey], amina: Member, dirk: Member, client_for: SignIn
) -> None:
    client = client_for(dirk)
    counts = []
    for name in ("Nour", "Omar"):
        proposal = plans.proposed(dirk)
        with CaptureQueriesContext(connection) as asked:
            content = client.get(f"/po2601/aftercare/plans/{proposal.pk}/").content.decode()
        counts.append(len(asked))
        assert "K.H." in content
        factories.make_moved(region, places, by=amina, call_name=name)
    assert counts[0] == counts[1]


def test_by_its_pages_a_plan_is_asked_for_moved_and_accepted(
    two: list[Journey], carla: Member, dirk: Member, client_for: SignIn
) -> None:
    client = client_for(dirk)
    asked = {"first_on": plans.FIRST_ON.isoformat(), "last_on": plans.LAST_ON.isoformat(), "seconds": "5"}
    page = client.post("/po2601/aftercare/plans/", asked)["Location"]
    proposal = PlanProposal.objects.get()
    content = client.get(page).content.decode()
    assert 'hx-trigger="every 1s"' in content
    assert "<html" not in client.get(page, headers={"HX-Request": "true"}).content.decode()
    assert client.post(f"{page}stop/").status_code == 302
    actions.search_on(region_id=dirk.region_id, proposal_id=proposal.pk)
    assert "every 1s" not in client.get(page).content.decode()

    row = line(proposal, two[0])
    here = f"{page}visits/{row.pk}/"
    asked = {"specialist": str(carla.user_id), "on": "2026-09-09", "at": "16:00"}
    would = client.get(here, asked, headers={"HX-Request": "true"}).content.decode()
    assert "alert-warning" in would
    assert line(proposal, two[0]).starts_at == row.starts_at
    assert client.post(here, {**asked, "on": "2026-10-01", "at": ""})["Location"].endswith("?week=2026-10-01")
    dragged = client.post(
        f"{here}drag/?week=2026-09-28", {"specialist": str(carla.user_id), "on": "2026-09-29"},
        headers={"HX-Request": "true"},
    ).content.decode()  # fmt: skip
    assert 'id="week"' in dragged
    assert "<html" not in dragged
    assert local(line(proposal, two[0])) == date(2026, 9, 29)
    round_page = client.get(f"{page}rounds/{carla.user_id}/2026-09-29/").content.decode()
    assert '<svg class="round-map"' in round_page
    assert "De Regenboog" in round_page
    assert client.post(f"{here}lock/").status_code == 302
    assert client.post(f"{page}accept/", {"planned": "x"}).status_code == 404, "not: all of them"
    assert not Visit.objects.exclude(planned_at=None).exists()
    assert client.post(f"{page}accept/").status_code == 302
    assert Visit.objects.exclude(planned_at=None).count() == 2


def test_other_regions_and_other_roles_see_no_proposal(
    two: list[Journey], dirk: Member, carla: Member, zoe: Member, client_for: SignIn
) -> None:
    proposal = plans.proposed(dirk)
    page = f"/po2601/aftercare/plans/{proposal.pk}/"

    assert client_for(carla).get(page).status_code == 403
    assert client_for(zoe).get(page).status_code == 404
    assert client_for(dirk).get("/po2601/aftercare/plans/999999/").status_code == 404
