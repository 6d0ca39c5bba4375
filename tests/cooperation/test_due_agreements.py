from __future__ import annotations

from datetime import date

from steiger.access.member import Member
from steiger.cooperation.actions import add_key_line, freeze_budget, start_budget
from steiger.cooperation.enums import Measure
from steiger.cooperation.selectors import agreements_due_for
from steiger.core import clock
from tests.cooperation.factories import a_covenant, a_party, a_signature
from tests.factories import Places


def test_a_party_that_has_to_sign_sees_it(dirk: Member, esra: Member, femke: Member, places: Places) -> None:
    with clock.on(date(2025, 9, 15)):
        covenant = a_covenant(dirk)
        party = a_party(dirk, covenant, places.board.pk)

        (item,) = agreements_due_for(esra)
        assert item.due_on == date(2025, 10, 13)
        assert item.url.endswith(f"parties/{party.pk}/sign/")
        assert agreements_due_for(femke) == []

        a_signature(esra, party)
        assert agreements_due_for(esra) == []


def test_the_coordinator_sees_evaluation_and_notice_when_they_come_near(
    dirk: Member, esra: Member, places: Places
) -> None:
    with clock.on(date(2025, 9, 15)):
        covenant = a_covenant(dirk)
        a_signature(esra, a_party(dirk, covenant, places.board.pk))
        assert agreements_due_for(dirk) == []
    with clock.on(date(2028, 1, 10)):
        assert [item.due_on for item in agreements_due_for(dirk)] == [date(2028, 3, 1)]
    with clock.on(date(2028, 12, 1)):
        assert [item.due_on for item in agreements_due_for(dirk)] == [date(2028, 3, 1), date(2029, 1, 31)]


def test_the_coordinator_settles_a_year_that_is_over(dirk: Member, esra: Member, places: Places) -> None:
    with clock.on(date(2025, 9, 15)):
        covenant = a_covenant(dirk)
        a_signature(esra, a_party(dirk, covenant, places.board.pk))
        budget = start_budget(by=dirk, covenant=covenant, first_year=2025, title="Nazorg", amount=100)
        add_key_line(by=dirk, budget=budget, measure=Measure.PARTY)
        freeze_budget(by=dirk, budget=budget, decision_text="Stuurgroep", decided_on=date(2025, 9, 15))
        assert agreements_due_for(dirk) == []
    with clock.on(date(2026, 8, 1)):
        assert [item.due_on for item in agreements_due_for(dirk)] == [date(2026, 10, 31)]
        assert agreements_due_for(esra) == []


def test_other_roles_have_nothing_due(dirk: Member, teun: Member, amina: Member) -> None:
    a_covenant(dirk)

    assert agreements_due_for(teun) == agreements_due_for(amina) == []
