"""The questionnaire about the hand-over: who answers and when, and that no small number is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.aftercare import actions, rules, selectors
from steiger.aftercare.enums import Agree, HandoverQuestion
from steiger.aftercare.models import HandoverAnswer, HandoverReview
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.messaging.models import Letter
from steiger.organisations.models import Region
from steiger.pupils.models import Journey
from tests.aftercare import factories
from tests.factories import Places, make_member, make_school

SignIn = Callable[[Member], Client]
# Eight school weeks after the move; the tests know no holidays but the public ones.
DUE = date(2026, 11, 2)
ALL_YES = dict.fromkeys(HandoverQuestion, Agree.YES)


def review_of(journey: Journey) -> HandoverReview:
    return HandoverReview.objects.select_related("journey__pupil").get(journey=journey)


def answered(journey: Journey, by: Member, tip: str = "", **changed: Agree) -> HandoverReview:
    answers = {**ALL_YES, **{HandoverQuestion(name): agree for name, agree in changed.items()}}
    return actions.answer_review(review=review_of(journey), answers=answers, tip=tip, by=by)


def test_the_school_is_asked_once_and_answers_once(journey: Journey, bram: Member, region: Region) -> None:
    assert review_of(journey).due_on == DUE
    assert "Vertel hoe de overdracht ging" not in [item.title for item in selectors.due_for(bram)]
    with pytest.raises(NotAllowedError, match="te vroeg"):
        answered(journey, bram)

    with clock.on(DUE):
        assert [actions.ask_reviews(region_id=region.pk) for _ in range(2)] == [1, 0]
        assert "Amira" not in Letter.objects.latest("pk").body
        assert "Vertel hoe de overdracht ging" in [item.title for item in selectors.due_for(bram)]
        answered(journey, bram)

        assert HandoverAnswer.objects.count() == len(HandoverQuestion)
        assert "Vertel hoe de overdracht ging" not in [item.title for item in selectors.due_for(bram)]
        with pytest.raises(NotAllowedError, match="beantwoord"):
            answered(journey, bram)


def test_every_question_is_answered(journey: Journey, bram: Member) -> None:
    with clock.on(DUE), pytest.raises(DomainError) as refused:
        actions.answer_review(review=review_of(journey), answers={}, by=bram)

    assert refused.value.field == "answer_complete"


@pytest.mark.parametrize("who", ["rita", "teun", "carla", "amina", "dirk"])
def test_only_the_school_of_the_child_answers(who: str, journey: Journey, request: pytest.FixtureRequest) -> None:
    with clock.on(DUE), pytest.raises(NotAllowedError):
        answered(journey, request.getfixturevalue(who))


def moved(region: Region, places: Places, amina: Member, number: int) -> list[Journey]:
    return [factories.make_moved(region, places, by=amina, call_name=f"Kind{one}") for one in range(number)]


def test_results_hide_small_numbers_and_words_of_few(
    region: Region, places: Places, amina: Member, bram: Member, dirk: Member
) -> None:
    children = moved(region, places, amina, 6)
    with clock.on(DUE):
        for place, journey in enumerate(children):
            answered(journey, bram, tip="Bel eerder" if place < 2 else "", group=Agree.NO if place < 2 else Agree.YES)
        results = selectors.review_results(amina, 5)

        by_question = {row.question: [text for _label, text in row.shown] for row in results.rows}
        assert results.answered == "6"
        assert {text for texts in by_question.values() for text in texts} <= {"<5", "•"}, "six say too little in parts"
        open_to_all = {row.question: row.shown for row in selectors.review_results(amina, 1).rows}
        assert open_to_all["Was de informatie compleet?"][-1][1] == "6"
        assert open_to_all["Klopte de groep die werd geadviseerd?"][0][1] == "2"
        assert results.tips == []
        assert selectors.review_results(dirk, 5).answered == "6"


def test_another_newcomer_school_learns_nothing(
    region: Region, places: Places, amina: Member, bram: Member, journey: Journey, client_for: SignIn
) -> None:
    other = make_member(region, "Olga", Role.NEWCOMER_STAFF, make_school("Taalschool Oost").pk)
    with clock.on(DUE):
        answered(journey, bram)

        assert selectors.review_results(other, 1).rows == []
        assert selectors.review_results(amina, 1).rows != []
        assert "Nog geen antwoorden" in client_for(other).get("/po2601/aftercare/handover/").content.decode()


def test_the_page_sends_the_answers_and_keeps_what_was_typed(
    journey: Journey, bram: Member, client_for: SignIn
) -> None:
    url = f"/po2601/aftercare/{journey.case_number}/handover/"
    with clock.on(DUE):
        client = client_for(bram)
        content = client.post(url, {"tip": "Bel eerder"}).content.decode()
        assert "Bel eerder" in content
        assert content.count("Beantwoord elke vraag") >= len(HandoverQuestion)

        sent = {f"answer_{question.value}": "yes" for question in HandoverQuestion}
        assert client.post(url, sent).status_code == 302
    assert rules.REVIEW_AFTER_WEEKS == 8
    assert review_of(journey).answered_on == DUE


def test_an_extra_visit_has_a_reason_and_a_number(journey: Journey, carla: Member, dirk: Member, bram: Member) -> None:
    factories.entrusted(journey, carla, by=dirk)
    day = clock.today() + timedelta(days=7)

    made = actions.add_visit(journey=journey, from_on=day, until_on=day, reason="Het loopt niet", by=carla)

    assert (made.number, made.specialist_id, made.extra_by_id) == (4, carla.user_id, carla.user_id)
    for changed in ({"reason": " "}, {"from_on": clock.today() - timedelta(1)}, {"until_on": clock.today()}):
        asked = {"from_on": day, "until_on": day, "reason": "Nodig", **changed}
        with pytest.raises(DomainError) as refused:
            actions.add_visit(journey=journey, by=carla, **asked)  # type: ignore[arg-type]
        assert refused.value.field == next(iter(changed))
    with pytest.raises(NotAllowedError):
        actions.add_visit(journey=journey, from_on=day, until_on=day, reason="Nodig", by=bram)
