from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steiger.newcomers import rules
from steiger.newcomers.enums import NormFit, Scale

FITS = st.sampled_from(list(NormFit))


def problem(score: str, scale: Scale, **facts: object) -> str:
    known: dict[str, object] = {"steps": (), "lowest": None, "highest": None, **facts}
    return rules.score_problem(score, scale=scale, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "scale, score, is_right",
    [
        (Scale.WORDS, "praat in zinnen van drie woorden", True),
        (Scale.LETTERS, "b", True),
        (Scale.LETTERS, "F", False),
        (Scale.ROMAN, " iv ", True),
        (Scale.ROMAN, "VI", False),
        (Scale.AVI, "avi-m4", True),
        (Scale.AVI, "AVI-M9", False),
        (Scale.CEFR, "A2+", True),
        (Scale.PERCENTAGE, "72", True),
        (Scale.PERCENTAGE, "72,5 %", True),
        (Scale.PERCENTAGE, "101", False),
        (Scale.PERCENTAGE, "NaN", False),
        (Scale.NUMBER, "goed", False),
        (Scale.NUMBER, "-3", True),
    ],
)
def test_a_score_is_on_its_scale_or_says_what_is(scale: Scale, score: str, is_right: bool) -> None:
    assert (problem(score, scale) == "") == is_right


@pytest.mark.parametrize("scale", Scale)
def test_no_score_is_no_mistake(scale: Scale) -> None:
    assert problem("  ", scale, steps=("laag", "hoog")) == ""


@given(low=st.integers(-500, 500), width=st.integers(1, 500), number=st.integers(-2000, 2000))
def test_a_number_lies_between_lowest_and_highest(low: int, width: int, number: int) -> None:
    right = problem(str(number), Scale.NUMBER, lowest=low, highest=low + width) == ""

    assert right == (low <= number <= low + width)


@given(
    scale=st.sampled_from([Scale.LETTERS, Scale.ROMAN, Scale.AVI, Scale.CEFR]),
    at=st.integers(0, 20),
    change=st.sampled_from([str.upper, str.lower]),
)
def test_each_step_is_found_however_it_is_typed(scale: str, at: int, change: object) -> None:
    steps = rules.steps_of(scale, ())
    step = steps[at % len(steps)]

    assert rules.score_as_written(change(step), steps) == step  # type: ignore[operator]


@given(chosen=FITS, listed=FITS, is_normed=st.booleans())
def test_a_norm_is_never_taken_to_fit_by_silence(chosen: NormFit, listed: NormFit, is_normed: bool) -> None:
    """Only the region's list or the person who tested says that a norm holds for this child."""
    fit = rules.norm_fit_of(chosen=chosen, is_norm_referenced=is_normed, norm_fit=listed)

    if not is_normed:
        assert fit == NormFit.NONE
    elif fit == NormFit.YES:
        assert NormFit.YES in {chosen, listed}
        assert chosen != NormFit.NO
    else:
        assert fit == NormFit.NO


def test_the_standard_list_holds_together() -> None:
    names = [one.name.casefold() for one in rules.STANDARD_INSTRUMENTS]

    assert len(names) == len(set(names))
    for one in rules.STANDARD_INSTRUMENTS:
        assert one.domains
        assert one.is_norm_referenced == bool(one.norm_group) == (one.norm_fit != NormFit.NONE)
        assert (one.scale == Scale.STEPS) == bool(one.steps)
        assert one.lowest is None or Decimal(one.lowest) >= 0
