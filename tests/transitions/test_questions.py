"""One question to several schools, answered by a link without an account; and that door attacked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.models import SecretLink
from steiger.core.scope import region_scope
from steiger.messaging.models import Letter
from steiger.organisations.models import Region
from steiger.people.selectors import operator_of
from steiger.pupils.actions import leave
from steiger.pupils.enums import BondEnd, LeavingReason
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions import actions, selectors
from steiger.transitions.actions.questions import Asked
from steiger.transitions.enums import QuestionEnd
from steiger.transitions.models import CapacityQuestion, QuestionAnswer
from tests.factories import Places, make_journey
from tests.transitions import factories

TERM = date(2026, 9, 21)
SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _no_guesses_before() -> None:
    cache.clear()


@dataclass(frozen=True)
class Door:
    """The link of one school, as it stands in its mail."""

    path: str

    def get(self, client: Client) -> Any:
        return client.get(self.path)

    def answer(self, client: Client, **told: str) -> Any:
        return client.post(self.path, {"answered_name": "Juf Ans", **told})


def ask(journey: Journey, places: Places, by: Member, **told: Any) -> Asked:
    schools = [
        actions.SchoolToAsk(places.mother_school.pk, "ib@regenboog.example"),
        actions.SchoolToAsk(places.other_school.pk, "ib@kompas.example"),
    ]
    return actions.ask_schools(
        journey=journey,
        schools=schools,
        by=by,
        **{"answer_by": TERM, "year_group": "5", "level": "Verstaat al veel", "district": "Overvecht", **told},
    )


def doors(asked: Asked) -> list[Door]:
    return [Door(re.sub(r"^https?://[^/]+", "", link)) for _ask, link in asked.links]


YES = {"answer": "yes", "from_on": "2027-01-11"}
NO = {"answer": "no", "words": "Groep 5 is vol"}
WHEN = {"answer": "when", "words": "Als er een kind verhuist"}


def test_each_school_gets_a_mail_with_its_own_link_and_no_name(journey: Journey, places: Places, amina: Member) -> None:
    asked = ask(journey, places, amina)

    letters = list(Letter.objects.filter(to__endswith=".example").order_by("to"))
    assert [one.to for one in letters] == ["ib@kompas.example", "ib@regenboog.example"]
    assert len({path.path for path in doors(asked)}) == 2
    for letter in letters:
        assert journey.pupil.last_name not in letter.body
        assert journey.case_number not in letter.body


def test_the_page_tells_age_year_level_start_and_district_and_nothing_else(
    journey: Journey, places: Places, amina: Member, client: Client
) -> None:
    pupil = journey.pupil
    pupil.address, pupil.place = "Kanaalstraat 7", "Utrecht"
    pupil.save(update_fields=["address", "place"])
    page = doors(ask(journey, places, amina))[0].get(client)

    words = page.content.decode()
    assert page.status_code == 200
    for told in ("Overvecht", "Verstaat al veel", "De Regenboog"):
        assert told in words
    hidden = [pupil.last_name, pupil.call_name, "Kanaalstraat", journey.case_number, str(pupil.birth_on.year)]
    for secret in hidden:
        assert secret not in words, secret


@pytest.mark.parametrize(
    ("told", "has_place", "words"), [(YES, True, ""), (WHEN, True, WHEN["words"]), (NO, False, NO["words"])]
)
def test_answers_stand_side_by_side(
    told: dict[str, str], has_place: bool, words: str, journey: Journey, places: Places, amina: Member, client: Client
) -> None:
    first, _second = doors(ask(journey, places, amina))

    assert first.answer(client, **told).status_code == 200

    [table] = selectors.side_by_side(amina, journey)
    shown = {one.school: one.answer for one in table.answers}
    given = shown["De Regenboog"]
    assert given is not None
    assert (given.has_place, given.words, given.answered_name) == (has_place, words, "Juf Ans")
    assert shown["Het Kompas"] is None


@pytest.mark.parametrize(
    "half",
    [
        {"answer": "yes"},
        {"answer": "when", "words": " "},
        {"answer": "no"},
        {"answer": "maybe"},
        {},
        {**YES, "from_on": "2020-01-01"},
        {**NO, "answered_name": " "},
    ],
)
def test_half_an_answer_is_asked_again_and_kept_as_typed(
    half: dict[str, str], journey: Journey, places: Places, amina: Member, client: Client
) -> None:
    door = doors(ask(journey, places, amina))[0]
    page = door.answer(client, **half)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not QuestionAnswer.objects.exists()


def test_until_a_school_is_chosen_the_answer_may_change(
    journey: Journey, places: Places, amina: Member, client: Client
) -> None:
    door = doors(ask(journey, places, amina))[0]
    door.answer(client, **NO)
    door.answer(client, **YES)
    assert QuestionAnswer.objects.get().has_place


# Attacks


@pytest.mark.parametrize("secret", ["x", "1", "sl_" + "A" * 43, "..%2f1", "sl_%25", "' OR 1=1 --"])
def test_guessing_opens_nothing(secret: str, journey: Journey, places: Places, amina: Member, client: Client) -> None:
    ask(journey, places, amina)
    assert client.get(f"/place/{secret}/").status_code == 404
    assert client.post(f"/place/{secret}/", {**YES, "answered_name": "Eva"}).status_code == 404
    assert not QuestionAnswer.objects.exists()


def test_who_keeps_guessing_has_to_wait(journey: Journey, places: Places, amina: Member, client: Client) -> None:
    door = doors(ask(journey, places, amina))[0]
    answers = [client.get(f"/place/sl_{number:043}/").status_code for number in range(25)]
    assert answers[0] == 404
    assert answers[-1] == 429
    assert door.get(client).status_code == 429


def test_the_numbers_of_question_and_school_open_nothing(
    journey: Journey, places: Places, amina: Member, client: Client
) -> None:
    asked = ask(journey, places, amina)
    for number in (
        asked.question.pk,
        *(one.pk for one, _link in asked.links),
        *(one.bond_id for one, _ in asked.links),
    ):
        assert client.get(f"/place/{number}/").status_code == 404


def test_one_schools_link_never_answers_for_another(
    journey: Journey, places: Places, amina: Member, client: Client
) -> None:
    """Whatever number is sent along: the link alone says which school and which question."""
    asked = ask(journey, places, amina)
    other = asked.links[1][0]
    first = doors(asked)[0]

    first.answer(
        client, **YES, ask=str(other.pk), bond=str(other.bond_id), question="1", school="2", link=str(other.pk)
    )

    assert QuestionAnswer.objects.get().bond_id == asked.links[0][0].bond_id


def test_a_link_for_something_else_opens_no_question(
    journey: Journey, places: Places, amina: Member, client: Client
) -> None:
    door = doors(ask(journey, places, amina))[0]
    SecretLink.objects.update(purpose="document")
    assert door.get(client).status_code == 404
    assert door.answer(client, **YES).status_code == 404


def test_after_the_term_it_opens_nothing(journey: Journey, places: Places, amina: Member, client: Client) -> None:
    door = doors(ask(journey, places, amina))[0]
    with clock.on(TERM):
        assert door.get(client).status_code == 200
    with clock.on(TERM + timedelta(days=1)):
        assert door.get(client).status_code == 404
        assert door.answer(client, **YES).status_code == 404
    assert not QuestionAnswer.objects.exists()


@pytest.mark.parametrize("ends", ["chosen", "withdrawn", "no longer asked", "left"])
def test_once_closed_no_link_works_any_more(
    ends: str, journey: Journey, places: Places, amina: Member, client: Client
) -> None:
    asked = ask(journey, places, amina)
    first, second = doors(asked)
    second.answer(client, **YES)
    bonds = [one.bond for one, _link in asked.links]
    if ends == "chosen":
        actions.announce_to_mother_school(bond=bonds[1], by=amina)
    elif ends == "withdrawn":
        actions.close_question(question=asked.question, by=amina)
    elif ends == "left":
        leave(journey=journey, left_on=clock.today(), reason=LeavingReason.MOVED_AWAY, by=amina)
    else:
        for bond in bonds:
            actions.withdraw_bond(bond=bond, reason=BondEnd.OTHER_SCHOOL, by=amina)

    for door in (first, second):
        assert door.get(client).status_code == 404
        assert door.answer(client, **NO).status_code == 404
    assert QuestionAnswer.objects.get().has_place, "the answer of before stands"


@pytest.mark.parametrize(("ends", "reason"), [("chosen", QuestionEnd.CHOSEN), ("withdrawn", QuestionEnd.WITHDRAWN)])
def test_a_closed_question_says_why(
    ends: str, reason: QuestionEnd, journey: Journey, places: Places, amina: Member
) -> None:
    asked = ask(journey, places, amina)
    if ends == "chosen":
        actions.announce_to_mother_school(bond=asked.links[0][0].bond, by=amina)
    else:
        actions.close_question(question=asked.question, by=amina)
        assert set(MotherSchoolBond.objects.values_list("end_reason", flat=True)) == {BondEnd.WITHDRAWN}
    assert CapacityQuestion.objects.get().end_reason == reason


def test_the_link_shows_nothing_of_another_region(
    journey: Journey, places: Places, amina: Member, other_region: Region, client: Client
) -> None:
    """Its door stands in one region; a child of another is not even there for it."""
    door = doors(ask(journey, places, amina))[0]
    with region_scope(other_region.pk):
        make_journey(other_region, call_name="Elders", last_name="Verstopt")
    assert "Verstopt" not in door.get(client).content.decode()


def test_pages_behind_the_link_are_kept_by_nobody(
    journey: Journey, places: Places, amina: Member, client: Client
) -> None:
    page = doors(ask(journey, places, amina))[0].get(client)
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store, private", "strict-origin")


# Reminding


def test_reminding_makes_a_new_link_and_the_first_works_no_longer(
    journey: Journey, places: Places, amina: Member, client: Client
) -> None:
    asked = ask(journey, places, amina)
    before = doors(asked)[0]
    link = actions.remind_school(ask=asked.links[0][0], by=amina)
    assert before.get(client).status_code == 404
    assert client.get(re.sub(r"^https?://[^/]+", "", link)).status_code == 200


def test_schools_without_an_answer_are_reminded_once_by_themselves(
    journey: Journey, places: Places, amina: Member, client: Client, region: Region
) -> None:
    asked = ask(journey, places, amina)
    doors(asked)[0].answer(client, **YES)
    by = operator_of(region.pk)
    assert actions.remind_schools(by=by) == 0
    with clock.on(TERM - timedelta(days=2)):
        assert actions.remind_schools(by=by) == 1
        assert actions.remind_schools(by=by) == 0
    assert Letter.objects.filter(to="ib@kompas.example").count() == 2


def test_who_has_answered_is_not_reminded(journey: Journey, places: Places, amina: Member, client: Client) -> None:
    asked = ask(journey, places, amina)
    doors(asked)[0].answer(client, **NO)
    with pytest.raises(DomainError):
        actions.remind_school(ask=asked.links[0][0], by=amina)


# Asking


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"level": "Amira leest al"}, "level"),
        ({"district": "bij Haddad"}, "district"),
        ({"answer_by": factories.TODAY}, "answer_by"),
        ({"answer_by": date(2027, 9, 1)}, "answer_by"),
    ],
)
def test_it_refuses_a_name_and_an_impossible_term(
    told: dict[str, Any], field: str, journey: Journey, places: Places, amina: Member
) -> None:
    with pytest.raises(DomainError) as refused:
        ask(journey, places, amina, **told)
    assert refused.value.field == field
    assert not CapacityQuestion.objects.exists()


@pytest.mark.parametrize("who", ["bram", "carla", "esra", "femke", "teun", "rita"])
def test_only_the_newcomer_school_and_the_desk_ask(
    who: str, journey: Journey, places: Places, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotAllowedError):
        ask(journey, places, request.getfixturevalue(who))


def test_a_school_without_an_address_is_shown_its_link_once(
    journey: Journey, places: Places, amina: Member, client_for: SignIn
) -> None:
    client = client_for(amina)
    told = {"school_1": str(places.mother_school.pk), "answer_by": TERM.isoformat()}
    shown = client.post(f"/po2601/move/{journey.case_number}/mother-school/ask/", told)
    assert shown.status_code == 200
    found = re.search(r"/place/sl_[\w-]+/", shown.content.decode())
    assert found
    assert found[0] not in client.get(f"/po2601/move/{journey.case_number}/mother-school/").content.decode()
    assert client.get(found[0]).status_code == 200
