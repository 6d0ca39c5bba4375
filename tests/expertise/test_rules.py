"""Who sees a question, and when it is answered; how words are read and texts are shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from steiger.access.member import Member
from steiger.core import clock
from steiger.expertise import actions, selectors
from steiger.expertise.enums import Urgency
from steiger.expertise.models import HelpRequest
from steiger.expertise.rules import help_requests as rules
from steiger.expertise.rules.markdown import headings, to_html
from steiger.expertise.rules.search import candidates, conditions, infinitives, joined, read, splits, words_of
from steiger.organisations.models import Region
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey
from tests.expertise import factories
from tests.factories import Places, make_journey


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def journey(region: Region, places: Places) -> Journey:
    """Amira has moved to Bram's school; Carla looks after her."""
    found = make_journey(region)
    factories.stands_beside(found, Relation.MOTHER_SCHOOL, school_id=places.mother_school.pk)
    return found


@pytest.fixture
def monday() -> Iterator[None]:
    with clock.on(date(2026, 4, 20)):
        yield


def sees(member: Member, request: HelpRequest) -> bool:
    return selectors.help_request(member, request.pk) is not None


def test_a_teacher_sees_the_own_questions_and_the_care_coordinator_those_of_the_school(
    dirk: Member, bram: Member, teun: Member, rita: Member, carla: Member, amina: Member, esra: Member, zoe: Member
) -> None:
    asked_by_teun, asked_by_bram = factories.ask(teun), factories.ask(bram)

    assert [sees(one, asked_by_teun) for one in (dirk, bram, teun)] == [True, True, True]
    assert [sees(one, asked_by_bram) for one in (dirk, bram, teun)] == [True, True, False]
    assert not any(sees(one, asked_by_bram) for one in (rita, carla, amina, esra, zoe))


def test_who_it_is_entrusted_to_sees_it_too(dirk: Member, bram: Member, carla: Member) -> None:
    request = factories.ask(bram)
    assert not sees(carla, request)

    actions.assign_request(by=dirk, request=request, handler_id=carla.user_id)

    assert sees(carla, request)


def test_a_question_about_a_child_follows_the_childs_rules_of_sight(
    dirk: Member, bram: Member, teun: Member, journey: Journey
) -> None:
    request = factories.ask(bram, journey=journey)
    assert sees(bram, request)

    Involvement.objects.filter(journey=journey).update(sees_until_on=clock.today() - timedelta(days=1))

    assert not sees(bram, request)
    assert sees(dirk, request)


@pytest.mark.usefixtures("monday")
def test_the_first_answer_comes_within_working_days() -> None:
    friday = date(2026, 4, 24)

    assert rules.due_on(Urgency.URGENT, clock.today()) == date(2026, 4, 21)
    # The weekend does not count, and neither does King's Day, the Monday after it.
    assert rules.due_on(Urgency.URGENT, friday) == date(2026, 4, 28)
    assert rules.due_on(Urgency.NORMAL, clock.today()) == date(2026, 4, 28)
    assert rules.working_days_between(friday, date(2026, 4, 28)) == 1


@given(st.sampled_from(Urgency), st.dates(date(2024, 1, 1), date(2030, 1, 1)))
def test_a_more_urgent_question_is_never_due_later(urgency: Urgency, asked_on: date) -> None:
    assert asked_on < rules.due_on(urgency, asked_on) <= rules.due_on(Urgency.NORMAL, asked_on)


def test_only_the_answering_side_answers_and_only_the_asking_side_replies(
    dirk: Member, bram: Member, teun: Member, carla: Member
) -> None:
    request = factories.ask(teun)

    assert rules.may_answer(dirk, request)
    assert not rules.may_answer(carla, request)
    assert not rules.may_answer(bram, request)
    assert rules.may_reply(teun, request)
    assert rules.may_reply(bram, request)
    assert not rules.may_reply(dirk, request)
    assert not rules.may_triage(carla, request)
    assert not rules.may_say_whether_it_helped(teun, request)


def test_a_question_about_a_child_is_never_shared(dirk: Member, bram: Member, journey: Journey) -> None:
    request = factories.answered(dirk, factories.ask(bram, journey=journey))

    verdict = rules.may_share(dirk, request)

    assert not verdict
    assert "child" in verdict.reason


@given(st.text(max_size=200))
def test_whatever_is_typed_can_be_looked_for(text: str) -> None:
    asked = read(text)

    for one in conditions(asked, candidates(asked), {}):
        assert one.either
        assert not set(one.either) - set("abcdefghijklmnopqrstuvwxyz0123456789:*|&() ")


def test_words_are_folded_and_joined_and_taken_apart() -> None:
    assert words_of("De IB’er en het Nt2-onderwijs, één keer") == [
        "de",
        "iber",
        "en",
        "het",
        "nt2",
        "onderwijs",
        "een",
        "keer",
    ]
    assert "oudergesprek" in joined("ouder", "gesprek")
    assert "gezinshuis" in joined("gezin", "huis")
    assert ("woorden", "schat") in splits("woordenschat")
    assert ("gezin", "huis") in splits("gezinshuis")


def test_an_article_shows_its_own_pictures_and_no_html() -> None:
    made = to_html(
        "## Kop\n\n<script>x</script> ![schema](bestand:7) ![elders](https://example.org/x.png) [k](javascript:x)",
        lambda pk: f"/files/{pk}/",
    )

    assert '<img src="/files/7/" alt="schema"' in made
    assert "example.org" not in made
    assert "<script>" not in made
    assert 'href="javascript' not in made
    assert [one.anchor for one in headings("## Kop\n\na\n\n## Kop")] == ["deel-kop", "deel-kop-nr-2"]


@pytest.mark.parametrize(
    ("form", "verb"),
    [("zwijgt", "zwijgen"), ("leest", "lezen"), ("blijft", "blijven"), ("zegt", "zeggen"), ("praat", "praten"),
     ("leert", "leren"), ("schrijf", "schrijven")],
)  # fmt: skip
def test_a_form_of_a_verb_leads_to_its_infinitive(form: str, verb: str) -> None:
    assert verb in infinitives(form)


def test_a_known_word_is_no_form_of_another() -> None:
    meant = conditions(read("klas zwijgt"), {"klas", "klassen", "zwijgen"}, {})
    assert [(one.place, one.either) for one in meant if one.weight == 1] == [(0, "klas"), (1, "zwijgt:* | zwijgen:*")]
