from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from steiger.cooperation.enums import Template
from steiger.cooperation.rules import (
    RULE_NAMES,
    Rules,
    WindowInput,
    around_move,
    changes,
    sections,
    step_title,
    template_terms,
    window_text,
)
from tests.cooperation.factories import TERMS


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("weeks", "text"),
    [
        (Decimal("-12.0"), "12 school weeks before the move"),
        (Decimal("-2.5"), "2.5 school weeks before the move"),
        (Decimal(-1), "1 school week before the move"),
        (0, "on the day of the move"),
        (1, "1 school week after the move"),
        (Decimal(30), "30 school weeks after the move"),
    ],
)
def test_around_move_counts_in_words(weeks: Decimal | int, text: str) -> None:
    assert around_move(weeks) == text


def test_around_move_speaks_dutch() -> None:
    with translation.override("nl"):
        assert around_move(Decimal("-2.5")) == "2,5 schoolweken voor de overstap"


def test_step_title_follows_the_language() -> None:
    step = TERMS.steps[0]

    assert step_title(step) == "Mother school chosen"
    assert step_title(replace(step, title_en="")) == "Moederschool gekozen"
    with translation.override("nl"):
        assert step_title(step) == "Moederschool gekozen"


def test_window_text_names_both_weeks() -> None:
    assert window_text(WindowInput(1, 2, 5)) == "school weeks 2 to 5 after the move"


def test_changes_of_equal_terms_are_none() -> None:
    assert changes(TERMS, TERMS) == []


# Another value for each rule: changing one changes exactly what is read.
OTHERS = {
    "template": Template.HAND_OVER,
    "enroller": "fixed_day",
    "required_signatures": ["parents"],
    **{name: getattr(Rules(), name) + 1 for name in RULE_NAMES if isinstance(getattr(Rules(), name), int)},
}
# Where a rule says something only beside another.
NEEDED = {"fixed_weekday": {"enroller": "fixed_day"}}


@pytest.mark.parametrize("name", RULE_NAMES)
def test_every_rule_is_read_in_a_sentence(name: str) -> None:
    terms = replace(TERMS, rules=replace(TERMS.rules, **NEEDED.get(name, {})))
    other = replace(terms, rules=replace(terms.rules, **{name: OTHERS[name]}))

    found = changes(terms, other)

    assert len(found) == (2 if name == "enroller" else 1)  # with the fixed day comes the day
    assert found[0].before != found[0].after
    assert all(len(change.before or change.after) > 10 for change in found)


def test_changes_tell_what_came_and_what_went() -> None:
    other = replace(
        TERMS,
        steps=(*TERMS.steps[1:], replace(TERMS.steps[0], key="new", title_en="Something new")),
        windows=(TERMS.windows[0],),
    )

    found = changes(TERMS, other)

    assert [bool(change.before) for change in found] == [True, False, True, True]
    assert [bool(change.after) for change in found] == [False, True, False, False]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("template", Template.values)
def test_sections_have_no_holes(language: str, template: str) -> None:
    with translation.override(language):
        spoken = sections(template_terms(template).rules)

    assert all(section.title and section.sentences for section in spoken)
    assert all("%(" not in sentence.text for section in spoken for sentence in section.sentences)
