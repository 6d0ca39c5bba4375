from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.consultation import actions, selectors
from steiger.consultation.enums import CaseState, Outcome
from steiger.consultation.models import Case
from steiger.consultation.selectors import Agenda
from steiger.cooperation.models import Body, Meeting
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.people.owned import owned_by
from steiger.pupils.actions import leave
from steiger.pupils.enums import LeavingReason, Section
from steiger.pupils.models import Journey
from steiger.pupils.selectors import journey as journey_for
from tests.consultation import factories
from tests.factories import make_member


@pytest.fixture
def on_the_day(meeting: Meeting) -> Iterator[None]:
    """The day of the meeting."""
    with clock.on(clock.today() + timedelta(days=7)):
        yield


def test_a_case_comes_on_the_agenda_that_was_chosen(journey: Journey, meeting: Meeting, amina: Member) -> None:
    case = factories.bring(journey, amina)

    assert (case.meeting_id, case.owner_id, case.brought_by_id) == (meeting.pk, amina.user_id, amina.user_id)
    assert Happening.objects.filter(kind="bring_case", case_number=journey.case_number).exists()


def test_without_a_coming_meeting_it_waits_for_the_next(journey: Journey, body: Body, amina: Member) -> None:
    [agenda] = selectors.agendas(amina)
    case = factories.bring(journey, amina)

    assert agenda.meets_on is None
    assert case.meeting_id is None


def test_agendas_are_of_coming_meetings_of_consultations_only(
    region: object, body: Body, meeting: Meeting, dirk: Member, amina: Member
) -> None:
    factories.call(factories.make_body(body.region, "steering_group", "Stuurgroep"), dirk)
    factories.call(body, dirk, days=-3)

    assert [agenda.meeting_id for agenda in selectors.agendas(amina)] == [meeting.pk]


def test_an_agenda_that_is_closed_by_now_is_refused(
    journey: Journey, body: Body, meeting: Meeting, amina: Member, dirk: Member
) -> None:
    factories.close(meeting, dirk)
    with pytest.raises(DomainError) as refused:
        factories.bring(journey, amina, agenda=Agenda(body.pk, meeting.pk))

    assert refused.value.field == "agenda"


def test_a_child_has_one_case_at_a_time(case: Case, journey: Journey, amina: Member) -> None:
    with pytest.raises(DomainError, match="al ingebracht"):
        factories.bring(journey, amina)


@pytest.mark.parametrize("field", ["question", "tried", "asked"])
def test_a_text_that_is_empty_or_names_the_child_is_refused(
    field: str, journey: Journey, meeting: Meeting, amina: Member
) -> None:
    for text in ("  ", "Wat is goed voor amira?"):
        with pytest.raises(DomainError) as refused:
            factories.bring(journey, amina, **{field: text})
        assert refused.value.field == field


def test_only_who_stands_around_the_child_brings_it(journey: Journey, meeting: Meeting, bram: Member) -> None:
    with pytest.raises(NotAllowedError):
        factories.bring(journey, bram)


def test_a_case_goes_to_another_agenda(case: Case, body: Body, amina: Member, bram: Member, dirk: Member) -> None:
    later = factories.call(body, dirk, days=28)
    agenda = selectors.agendas(amina)[1]
    with pytest.raises(NotAllowedError):
        actions.schedule_case(case=case, agenda=agenda, by=bram)
    actions.schedule_case(case=case, agenda=agenda, by=amina)
    case.refresh_from_db()

    assert case.meeting_id == later.pk


def test_the_outcome_lands_on_the_file_and_closes_the_case(
    case: Case, journey: Journey, on_the_day: None, sofie: Member, bram: Member, amina: Member, dirk: Member
) -> None:
    actions.conclude_case(case=case, outcome=Outcome.SUPPORT, advice="Twee uur hulp in de klas.", by=sofie)
    case.refresh_from_db()

    assert case.state == CaseState.CONCLUDED
    assert not any(selectors.cases(member).exists() for member in (sofie, bram, amina, dirk))
    found = journey_for(amina, journey.case_number)
    assert found is not None
    [shown] = selectors.file_part(amina, found, frozenset(Section))
    assert shown.advice == "Twee uur hulp in de klas."
    line = Happening.objects.get(kind="conclude_case")
    assert (line.case_number, line.details) == (journey.case_number, {"outcome": "support"})


def test_who_sees_less_of_the_file_sees_no_advice(
    case: Case, journey: Journey, on_the_day: None, sofie: Member, bram: Member, amina: Member
) -> None:
    actions.conclude_case(case=case, outcome=Outcome.RETURN, advice="Nog een half jaar.", by=sofie)

    assert selectors.file_part(bram, journey, frozenset({Section.IDENTITY})) == []
    assert len(selectors.file_part(amina, journey, frozenset({Section.IDENTITY}))) == 1


def test_no_outcome_without_words_nor_by_a_plain_member(
    case: Case, on_the_day: None, sofie: Member, bram: Member
) -> None:
    with pytest.raises(DomainError) as refused:
        actions.conclude_case(case=case, outcome=Outcome.SUPPORT, advice=" ", by=sofie)
    assert refused.value.field == "advice"
    with pytest.raises(NotAllowedError):
        actions.conclude_case(case=case, outcome=Outcome.SUPPORT, advice="Hulp", by=bram)


def test_an_outcome_is_recorded_once(case: Case, on_the_day: None, sofie: Member) -> None:
    actions.conclude_case(case=case, outcome=Outcome.SUPPORT, advice="Hulp", by=sofie)
    with pytest.raises(NotAllowedError, match="gesloten"):
        actions.conclude_case(case=case, outcome=Outcome.RETURN, advice="Anders", by=sofie)


def test_a_withdrawn_case_is_gone_and_another_may_come(
    case: Case, journey: Journey, amina: Member, bram: Member
) -> None:
    with pytest.raises(NotAllowedError):
        actions.withdraw_case(case=case, by=bram)
    actions.withdraw_case(case=case, by=amina)

    assert not selectors.cases(amina).exists()
    assert selectors.file_part(amina, journey, frozenset(Section)) == []
    assert factories.bring(journey, amina).pk != case.pk


def test_a_child_that_leaves_takes_its_case_along(case: Case, journey: Journey, amina: Member) -> None:
    leave(journey=journey, left_on=clock.today(), reason=LeavingReason.MOVED_AWAY, by=amina)
    case.refresh_from_db()

    assert case.state == CaseState.WITHDRAWN


def test_a_case_passes_to_somebody_who_can_read_the_file(
    case: Case, region: object, journey: Journey, amina: Member, ad: Member, carla: Member
) -> None:
    [thing] = owned_by(ad, [amina.user_id])
    actions.pass_on_cases(keys=[thing.key], owner_id=amina.user_id, successor_id=carla.user_id, by=ad)

    assert (thing.kind, thing.title, thing.url) == ("case", journey.case_number, "")
    assert selectors.cases(carla).exists()
    assert journey_for(carla, journey.case_number) is not None
    assert not selectors.cases(amina).exists()


def test_a_name_of_a_case_is_shown_to_who_may_know_it(case: Case, amina: Member, dirk: Member, region: object) -> None:
    [thing] = owned_by(dirk, [amina.user_id])

    assert thing.title == "Amira Haddad"
    assert thing.url.endswith(f"/consultation/{case.journey.case_number}/")
    assert "Haddad" not in thing.reference


def test_a_colleague_at_the_same_school_can_take_it(case: Case, amina: Member, places: object, ad: Member) -> None:
    [thing] = owned_by(ad, [amina.user_id])
    colleague = make_member(case.region, "Anouk", Role.NEWCOMER_STAFF, amina.posts[0].organisation_id)

    assert thing.fits_one_of(colleague.posts)
    assert not thing.fits_one_of(make_member(case.region, "Els", Role.BOARD).posts)
