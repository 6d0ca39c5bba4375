"""A question is asked, divided, answered, referred on; mail goes both ways and names nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.expertise import actions, selectors
from steiger.expertise.enums import Destination, Helped, HelpState, MessageKind, Subject, Urgency
from steiger.expertise.models import HelpMessage, HelpRequest
from steiger.expertise.selectors import HelpFilter
from steiger.messaging.models import Letter
from steiger.organisations.models import Region
from steiger.people.selectors import member_for
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from tests.expertise import factories
from tests.factories import Places, make_journey, make_member

TODAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def today() -> object:
    with clock.on(TODAY), translation.override("en"):
        yield


@pytest.fixture
def journey(region: Region, places: Places) -> Journey:
    found = make_journey(region)
    factories.stands_beside(found, Relation.MOTHER_SCHOOL, school_id=places.mother_school.pk)
    return found


def state(request: HelpRequest) -> str:
    return str(HelpRequest.objects.get(pk=request.pk).state)


def told() -> list[Letter]:
    return list(Letter.objects.order_by("pk"))


def test_ask_tells_the_desk_and_counts_on(dirk: Member, bram: Member, teun: Member) -> None:
    first = factories.ask(bram, urgency=Urgency.URGENT, subject=Subject.VOCABULARY)
    second = factories.ask(teun)

    assert (first.number, second.number) == (1, 2)
    assert first.due_on == TODAY + timedelta(days=1)
    assert [letter.to.startswith("dirk") for letter in told()] == [True, True]
    assert "Woordenschat" in told()[0].body
    assert factories.QUESTION[:20] not in told()[0].body


def test_mail_about_a_child_never_carries_its_name(dirk: Member, bram: Member, carla: Member, journey: Journey) -> None:
    factories.stands_beside(journey, Relation.SPECIALIST, user_id=carla.user_id)
    request = factories.ask(bram, "Hoe help ik Amira Haddad met lezen?", journey=journey)
    actions.assign_request(by=dirk, request=request, handler_id=carla.user_id)
    actions.ask_back(by=carla, request=request, text="Hoe leest Amira thuis?")
    actions.reply(by=bram, request=request, text="Amira leest Arabisch.")
    actions.answer_request(by=carla, request=request, text="Lees samen met Amira.")

    assert len(told()) == 5
    for letter in told():
        assert not any(name in f"{letter.subject} {letter.body}" for name in ("Amira", "Haddad"))


@pytest.mark.parametrize(
    ("given", "field"),
    [({"question": "kort"}, "question"), ({"subject": "zwemmen"}, "subject"), ({"school_id": None}, "school")],
)
def test_ask_refuses_what_nobody_can_answer(bram: Member, given: dict[str, object], field: str) -> None:
    with pytest.raises(DomainError) as refusal:
        factories.ask(bram, **given)  # type: ignore[arg-type]

    assert refusal.value.field == field


def test_ask_refuses_another_school_and_a_child_that_one_does_not_see(
    bram: Member, rita: Member, places: Places, journey: Journey
) -> None:
    with pytest.raises(DomainError, match="Choose the school"):
        factories.ask(bram, school_id=places.other_school.pk)
    with pytest.raises(NotAllowedError):
        factories.ask(rita, journey=journey)


def test_who_may_not_ask_is_refused(esra: Member) -> None:
    with pytest.raises(NotAllowedError):
        factories.ask(esra)


def test_a_question_goes_from_new_to_answered_and_open_again(dirk: Member, bram: Member, tom: Member) -> None:
    request = factories.ask(bram)
    assert state(request) == HelpState.NEW
    actions.assign_request(by=dirk, request=request, handler_id=tom.user_id)
    assert state(request) == HelpState.TAKEN
    actions.ask_back(by=tom, request=request, text="In welke groep?")
    assert state(request) == HelpState.ASKED_BACK
    with clock.on(TODAY + timedelta(days=2)):
        actions.reply(by=bram, request=request, text="Groep 5.")
        assert state(request) == HelpState.TAKEN
        assert HelpRequest.objects.get(pk=request.pk).due_on == TODAY + timedelta(days=9)
    request = factories.answered(tom, request)
    assert request.state == HelpState.ANSWERED
    assert request.first_answered_at is not None
    actions.say_whether_it_helped(by=bram, request=request, helped=Helped.PARTLY, remark="Bijna.")
    first = request.first_answered_at

    actions.reply(by=bram, request=request, text="En in groep 6?")

    again = HelpRequest.objects.get(pk=request.pk)
    assert (again.state, again.helped, again.first_answered_at) == (HelpState.TAKEN, "", first)
    said = HelpMessage.objects.filter(request=request).order_by("pk")
    assert [one.kind for one in said] == ["question", "reply", "answer", "reply"]


def test_who_answers_first_has_taken_it(dirk: Member, bram: Member) -> None:
    request = factories.answered(dirk, factories.ask(bram))

    assert request.handler_id == dirk.user_id
    with pytest.raises(NotAllowedError, match="settled"):
        actions.answer_request(by=dirk, request=request, text="Nog een keer.")


def test_only_who_may_see_the_child_can_be_asked_about_it(
    dirk: Member, bram: Member, carla: Member, journey: Journey
) -> None:
    request = factories.ask(bram, journey=journey)
    assert [name for _pk, name in selectors.help_page(dirk, request).handlers] == ["Dirk"]
    with pytest.raises(DomainError, match="Carla may not open the file"):
        actions.assign_request(by=dirk, request=request, handler_id=carla.user_id)

    factories.stands_beside(journey, Relation.SPECIALIST, user_id=carla.user_id)

    assert {name for _pk, name in selectors.help_page(dirk, request).handlers} == {"Dirk", "Carla"}
    assert actions.assign_request(by=dirk, request=request, handler_id=carla.user_id).handler_id == carla.user_id


def test_assign_refuses_who_answers_no_questions(dirk: Member, bram: Member, esra: Member, carla: Member) -> None:
    request = factories.ask(bram)

    for nobody in (esra.user_id, bram.user_id, 0):
        with pytest.raises(DomainError, match="Choose somebody who answers"):
            actions.assign_request(by=dirk, request=request, handler_id=nobody)
    with pytest.raises(NotAllowedError):
        actions.assign_request(by=carla, request=request, handler_id=carla.user_id)


def test_refer_on_goes_somewhere_and_to_the_consultation_only_with_a_child(
    dirk: Member, bram: Member, journey: Journey
) -> None:
    request = factories.ask(bram)
    with pytest.raises(DomainError) as refusal:
        actions.refer_on(by=dirk, request=request, destination=Destination.CONSULTATION, text="Daar.")
    assert refusal.value.field == "destination"

    actions.refer_on(by=dirk, request=request, destination=Destination.VISIT, text="Carla belt je.")

    assert state(request) == HelpState.REFERRED
    about_child = factories.ask(bram, journey=journey)
    actions.refer_on(by=dirk, request=about_child, destination=Destination.CONSULTATION, text="In mei.")
    assert Happening.objects.filter(kind="refer_help_on", case_number=journey.case_number).count() == 1


def test_notes_stay_on_the_answering_side(dirk: Member, bram: Member) -> None:
    request = factories.ask(bram)
    actions.note_with_request(by=dirk, request=request, text="Bel eerst.")

    assert [one.message.kind for one in selectors.help_page(dirk, request).said] == [MessageKind.NOTE]
    assert selectors.help_page(bram, request).said == []
    with pytest.raises(NotAllowedError):
        actions.note_with_request(by=bram, request=request, text="Hoi")


def test_a_file_goes_along_and_is_fetched_by_who_reads_the_question(dirk: Member, bram: Member, rita: Member) -> None:
    request = factories.ask(bram, uploads=[factories.PDF])
    file = request.files.get()

    assert selectors.file_for(bram, request, file.pk) is not None
    assert selectors.help_request(rita, request.pk) is None


def test_withdrawn_stays_withdrawn(dirk: Member, bram: Member) -> None:
    request = actions.withdraw_request(by=bram, request=factories.ask(bram))

    for act in (
        lambda: actions.reply(by=bram, request=request, text="Toch wel."),
        lambda: actions.withdraw_request(by=bram, request=request),
        lambda: actions.answer_request(by=dirk, request=request, text="Antwoord."),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_sorting_changes_the_term(dirk: Member, bram: Member) -> None:
    request = factories.ask(bram)

    actions.sort_request(by=dirk, request=request, subject=Subject.READING, urgency=Urgency.URGENT)

    found = HelpRequest.objects.get(pk=request.pk)
    assert (found.subject, found.due_on) == (Subject.READING, TODAY + timedelta(days=1))


def test_the_term_runs_from_the_day_it_was_asked_here_also_after_midnight(dirk: Member, bram: Member) -> None:
    request = factories.ask(bram)
    half_past_midnight = datetime.combine(TODAY - timedelta(days=1), time(23, 30), tzinfo=UTC)
    HelpRequest.objects.filter(pk=request.pk).update(asked_at=half_past_midnight)

    actions.sort_request(by=dirk, request=request, subject=Subject.READING, urgency=Urgency.URGENT)

    assert HelpRequest.objects.get(pk=request.pk).due_on == TODAY + timedelta(days=1)


def test_the_list_narrows(dirk: Member, bram: Member, teun: Member) -> None:
    one = factories.ask(bram, "Waar leen ik prentenboeken?", subject=Subject.READING)
    two = factories.answered(dirk, factories.ask(teun, "Hoe oefen ik met de klok?", subject=Subject.ARITHMETIC))

    def found(**wanted: str) -> list[int]:
        return [request.pk for request in selectors.help_requests(dirk, HelpFilter(**wanted))]

    assert found() == [one.pk]
    assert found(state="settled") == [two.pk]
    assert found(state="all", text="klok") == [two.pk]
    assert found(state="all", text=str(one.number)) == [one.pk]
    assert found(state="all", subject=Subject.READING) == [one.pk]
    assert found(state="all", whose="mine") == [two.pk]
    assert found(state="all", text="regenboog") == [two.pk, one.pk]


def test_what_is_due_stands_with_who_must_do_it(dirk: Member, bram: Member, carla: Member) -> None:
    request = factories.ask(bram)
    assert [item.button for item in selectors.due_for(dirk)] == ["Divide"]
    actions.assign_request(by=dirk, request=request, handler_id=carla.user_id)
    assert selectors.due_for(dirk) == []
    assert [item.button for item in selectors.due_for(carla)] == ["Answer"]
    actions.ask_back(by=carla, request=request, text="Welke groep?")
    assert selectors.due_for(carla) == []
    assert [(item.button, "working days" in item.rule) for item in selectors.due_for(bram)] == [("Reply", True)]
    factories.answered(carla, request)
    assert selectors.due_for(bram) == []


def test_figures_tell_subjects_time_and_who_never_asks(dirk: Member, bram: Member, femke: Member, rita: Member) -> None:
    for _one in range(6):
        request = factories.ask(bram, subject=Subject.READING)
        with clock.on(TODAY + timedelta(days=2)):
            factories.answered(dirk, request)
    factories.ask(bram, subject=Subject.PARENTS)

    figures = selectors.help_figures(dirk)
    assert [(one.code, one.count.text) for one in figures.subjects] == [("reading", "6"), ("parents", "1")]
    assert figures.over_time[-1].middle_days == 2.0
    assert figures.over_time[-1].in_time == 100
    assert [school.name for school in figures.never_asked] == ["Het Kompas"]

    outside = selectors.help_figures(femke)
    assert all(one.count.text in {"<5", "•"} for one in outside.subjects if one.code == "parents")
    assert outside.never_asked == []
    assert selectors.subject_counts(femke, from_on=TODAY)[Subject.READING] == 6


def test_work_of_a_leaver_passes_on(region: Region, dirk: Member, bram: Member, carla: Member, places: Places) -> None:
    request = factories.ask(bram)
    actions.assign_request(by=dirk, request=request, handler_id=carla.user_id)
    nadia = make_member(region, "Nadia", Role.SPECIALIST)
    sofie = make_member(region, "Sofie", Role.CARE_COORDINATOR, places.mother_school.pk)

    actions.pass_on_requests(keys=[str(request.pk)], owner_id=carla.user_id, successor_id=nadia.user_id, by=dirk)
    actions.pass_on_questions(keys=[str(request.pk)], owner_id=bram.user_id, successor_id=sofie.user_id, by=dirk)

    found = HelpRequest.objects.get(pk=request.pk)
    assert (found.handler_id, found.asker_id, found.asked_by_id) == (nadia.user_id, sofie.user_id, bram.user_id)
    assert member_for(found.asker, region.pk) is not None


def test_one_question_costs_the_same_with_one_and_with_three_remarks(dirk: Member, bram: Member) -> None:
    request = factories.ask(bram)
    counts = []
    for _round in range(2):
        actions.note_with_request(by=dirk, request=request, text="Een notitie.")
        actions.note_with_request(by=dirk, request=request, text="Nog een.")
        with CaptureQueriesContext(connection) as queries:
            selectors.help_page(dirk, request)
        counts.append(len(queries))

    assert counts[0] == counts[1]
