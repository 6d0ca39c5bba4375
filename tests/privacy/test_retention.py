from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.privacy import DELICATE, forgotten, must_be_classified
from steiger.organisations.models import Region
from steiger.people.selectors import operator_of
from steiger.privacy.actions import check_run, draw_up, hold_back, put_back, release_run
from steiger.privacy.actions.forgetting import carry_out
from steiger.privacy.enums import Term
from steiger.privacy.models import RetentionLine, RetentionRun
from steiger.privacy.rules.bound import bound_models
from steiger.privacy.rules.retention import years_after, years_before
from steiger.privacy.selectors.runs import retention_due_for
from steiger.privacy.selectors.terms import over_their_term
from steiger.pupils.actions import open_notes
from steiger.pupils.enums import LeavingReason
from steiger.pupils.models import ConfidentialNote, Journey, Pupil
from tests.factories import Places, make_journey, make_policy

TODAY = date(2026, 9, 1)


@given(st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.integers(1, 10))
def test_a_term_of_years_ends_on_the_same_day(day: date, years: int) -> None:
    later = years_after(day, years)

    assert later.year == day.year + years
    assert later.month == day.month
    assert day.day - later.day in ((0, 1) if (day.month, day.day) == (2, 29) else (0,))
    assert abs((years_before(later, years) - day).days) <= 1


@pytest.fixture
def left(region: Region, places: Places) -> Journey:
    """A child that left more than two years ago."""
    day = clock.today() - timedelta(days=800)
    return make_journey(region, left_on=day, leaving_reason=LeavingReason.MOVED_AWAY, placed_on=day, referred_on=day)


def _drawn_up(by: Member) -> RetentionRun:
    run = draw_up(by=by)
    assert run is not None
    return run


@pytest.mark.parametrize(
    "days, facts, expected",
    [
        (729, {"leaving_reason": "moved_away", "placed_on": TODAY}, None),
        (732, {"leaving_reason": "moved_away", "placed_on": TODAY}, Term.FILE),
        (364, {"leaving_reason": "not_a_newcomer"}, None),
        (367, {"leaving_reason": "not_a_newcomer"}, Term.REFUSED),
        (367, {"leaving_reason": "withdrawn"}, Term.REFUSED),
        (367, {"leaving_reason": "withdrawn", "placed_on": TODAY}, None),
        (732, {"leaving_reason": "withdrawn", "placed_on": TODAY}, Term.FILE),
    ],
)
def test_when_a_term_is_over(region: Region, days: int, facts: dict[str, object], expected: Term | None) -> None:
    policy = make_policy(region)
    make_journey(region, left_on=TODAY - timedelta(days=days), **facts)

    assert [one.term for one in over_their_term(policy, TODAY)] == ([expected] if expected else [])


def test_a_completed_way_has_the_term_of_a_file(region: Region) -> None:
    day = TODAY - timedelta(days=800)
    policy = make_policy(region)
    make_journey(region, moved_on=day, completed_on=day)
    make_journey(region)

    assert [one.term for one in over_their_term(policy, TODAY)] == [Term.FILE]


@pytest.mark.parametrize("again", [{}, {"left_on": TODAY, "leaving_reason": "moved_away"}])
def test_a_child_that_came_back_is_kept_whole(region: Region, again: dict[str, object]) -> None:
    policy = make_policy(region)
    first = make_journey(region, left_on=date(2020, 1, 1), leaving_reason="moved_away", placed_on=date(2019, 1, 1))
    Journey.objects.create(region=region, pupil_id=first.pupil_id, referred_on=date(2026, 1, 1), **again)

    assert over_their_term(policy, TODAY) == []


def test_notes_go_sooner_where_the_policy_says_so(region: Region, paula: Member, dirk: Member) -> None:
    policy = make_policy(region, keep_file_years=5, keep_health_years=1)
    day = clock.today() - timedelta(days=500)
    journey = make_journey(region, left_on=day, leaving_reason="moved_away", placed_on=day)
    ConfidentialNote.objects.create(
        region=region, journey=journey, need="Rust", approach="Een vaste plek", agreed_by="Moeder", agreed_on=day,
        written_by_id=dirk.user_id, written_at=clock.now(),
    )  # fmt: skip
    assert [one.term for one in over_their_term(policy, clock.today())] == [Term.HEALTH]

    run = _drawn_up(paula)
    check_run(by=paula, run=run)
    carry_out(run=release_run(by=dirk, run=run), by=operator_of(region.pk))

    [note] = open_notes(journey=journey, by=dirk)
    assert (note.need, note.approach) == ("-", "-")
    assert ConfidentialNote.objects.values_list("agreed_by", flat=True).get() == "Moeder"
    assert Pupil.objects.get().call_name == "Amira"
    assert over_their_term(policy, clock.today()) == []


def test_one_person_cannot_do_both(left: Journey, paula: Member, dirk: Member, ad: Member) -> None:
    run = _drawn_up(paula)
    with pytest.raises(NotAllowedError):
        release_run(by=dirk, run=run)
    check_run(by=paula, run=run)

    with pytest.raises(NotAllowedError, match="Jij hebt deze lijst nagekeken"):
        release_run(by=paula, run=run)
    with pytest.raises(NotAllowedError):
        release_run(by=ad, run=run)
    assert release_run(by=dirk, run=run).released_by_id == dirk.user_id
    with pytest.raises(NotAllowedError):
        release_run(by=dirk, run=run)


def test_the_database_lets_nobody_touch_history_without_two_people(left: Journey, paula: Member) -> None:
    run = _drawn_up(paula)
    check_run(by=paula, run=run)
    asked = {
        "SELECT forget_history(%s, 'pupils_pupilevent', ARRAY[1]::bigint[])": [run.pk],
        "SELECT rename_cases(%s, ARRAY['A'], ARRAY['B'])": [run.pk],
        "SELECT forget_log(%s)": [run.pk],
    }
    for query, values in asked.items():
        with pytest.raises(DatabaseError, match="two people"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(query, values)


def test_a_table_that_is_no_history_is_not_emptied(left: Journey, paula: Member, dirk: Member) -> None:
    run = _drawn_up(paula)
    check_run(by=paula, run=run)
    release_run(by=dirk, run=run)

    for table in ("pupils_pupil", "people_userevent", "audit_look"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT forget_history(%s, %s, ARRAY[1]::bigint[])", [run.pk, table])


def test_a_file_that_is_held_back_stays(left: Journey, paula: Member, dirk: Member, region: Region) -> None:
    run = _drawn_up(paula)
    line = RetentionLine.objects.get()
    with pytest.raises(DomainError, match="waarom dit dossier langer"):
        hold_back(by=paula, line=line, until=clock.today() + timedelta(days=30), reason=" ")
    with pytest.raises(DomainError, match="dag die nog komt"):
        hold_back(by=paula, line=line, until=clock.today(), reason="Klacht loopt")
    hold_back(by=paula, line=line, until=clock.today() + timedelta(days=30), reason="Klacht loopt")
    check_run(by=paula, run=run)
    done = carry_out(run=release_run(by=dirk, run=run), by=operator_of(region.pk))

    assert done.report["journeys"] == 0
    assert Pupil.objects.get().call_name == "Amira"
    assert draw_up(by=paula) is None
    with clock.on(clock.today() + timedelta(days=31)):
        again = _drawn_up(paula)
        assert [one.is_held for one in again.lines.all()] == [False]


def test_a_file_that_is_put_back_goes(left: Journey, paula: Member, dirk: Member, region: Region) -> None:
    run = _drawn_up(paula)
    line = hold_back(
        by=dirk, line=RetentionLine.objects.get(), until=clock.today() + timedelta(days=30), reason="Klacht loopt"
    )
    put_back(by=paula, line=line)
    check_run(by=dirk, run=run)
    done = carry_out(run=release_run(by=paula, run=run), by=operator_of(region.pk))

    assert done.report["journeys"] == 1
    assert Pupil.objects.get().call_name == "-"
    assert Journey.objects.get().anonymised_on == clock.today()


def test_carrying_out_twice_does_it_once(left: Journey, paula: Member, dirk: Member, region: Region) -> None:
    run = _drawn_up(paula)
    check_run(by=paula, run=run)
    release_run(by=dirk, run=run)

    first = carry_out(run=run, by=operator_of(region.pk))
    again = carry_out(run=run, by=operator_of(region.pk))

    assert again.done_at == first.done_at
    assert draw_up(by=paula) is None


def test_a_list_is_drawn_up_anew_until_somebody_checked_it(left: Journey, paula: Member, region: Region) -> None:
    run = _drawn_up(paula)
    Journey.objects.filter(pk=left.pk).update(left_on=clock.today())
    day = clock.today() - timedelta(days=900)
    other = make_journey(region, left_on=day, leaving_reason="moved_away", placed_on=day)

    assert _drawn_up(paula).pk == run.pk
    assert [line.journey_id for line in run.lines.all()] == [other.pk]


def test_who_must_do_something_is_told(left: Journey, paula: Member, dirk: Member, amina: Member) -> None:
    run = _drawn_up(paula)
    assert [len(retention_due_for(who)) for who in (paula, dirk, amina)] == [1, 1, 0]

    check_run(by=paula, run=run)

    assert [len(retention_due_for(who)) for who in (paula, dirk)] == [0, 1]


def test_every_field_about_a_child_can_be_forgotten() -> None:
    for model in bound_models():
        assert must_be_classified(model)
        forgotten(model, DELICATE)
