"""What a score may look like on each scale, and whether a norm holds for a newcomer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from steiger.newcomers.enums import Cefr, NormFit, Scale
from steiger.pupils.enums import Domain

AVI = ("AVI-Start", *(f"AVI-{half}{group}" for group in range(3, 8) for half in "ME"), "AVI-Plus")
# From low to high, as the publishers print them. Letters and Roman numbers count down from the best.
STEPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        Scale.LETTERS: ("E", "D", "C", "B", "A"),
        Scale.ROMAN: ("V", "IV", "III", "II", "I"),
        Scale.AVI: AVI,
        Scale.CEFR: tuple(str(level.label) for level in Cefr),
    }
)
PERCENT = (0, 100)


@dataclass(frozen=True)
class InstrumentInput:
    name: str
    domains: Sequence[str]
    scale: str
    steps: Sequence[str] = field(default_factory=tuple)
    lowest: int | None = None
    highest: int | None = None
    is_norm_referenced: bool = False
    norm_group: str = ""
    norm_fit: str = NormFit.NONE
    note: str = ""


def steps_of(scale: str, own: Sequence[str]) -> tuple[str, ...]:
    """The steps a score can have, from low to high; none for words and numbers."""
    return tuple(own) if scale == Scale.STEPS else STEPS.get(scale, ())


def score_as_written(score: str, steps: Sequence[str]) -> str:
    """`b` is written as `B`: the scale's own spelling, where one of its steps is meant."""
    return next((step for step in steps if step.casefold() == score.strip().casefold()), score.strip())


def score_problem(score: str, *, scale: str, steps: Sequence[str], lowest: int | None, highest: int | None) -> str:
    """Why this is no score on this scale; empty when it is, or when nothing was scored."""
    score = score.strip()
    if not score:
        return ""
    possible = steps_of(scale, steps)
    if possible:
        if score_as_written(score, possible) in possible:
            return ""
        return _("This scale has the steps: %(steps)s.") % {"steps": ", ".join(possible)}
    if scale in {Scale.NUMBER, Scale.PERCENTAGE}:
        return _number_problem(score, *(PERCENT if scale == Scale.PERCENTAGE else (lowest, highest)))
    return ""


def _number_problem(score: str, lowest: int | None, highest: int | None) -> str:
    try:
        number = Decimal(score.removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        return _("Enter a number.")
    if not number.is_finite() or (lowest is not None and number < lowest) or (highest is not None and number > highest):
        if lowest is not None and highest is not None:
            return _("Enter a number from %(low)s to %(high)s.") % {"low": lowest, "high": highest}
        return _("This number is not on the scale of this test.")
    return ""


def norm_fit_of(*, chosen: str, is_norm_referenced: bool, norm_fit: str) -> NormFit:
    """What is kept with a score. Who looked at this child may say otherwise; else the region's list decides.

    A norm of Dutch pupils says nothing about a newcomer (SLO; field notes, 2.6), so where a test has one it is not
    left open: unless the region knows better, it does not fit.
    """
    if not is_norm_referenced:
        return NormFit.NONE
    if chosen in {NormFit.YES, NormFit.NO}:
        return NormFit(chosen)
    return NormFit(norm_fit) if norm_fit in {NormFit.YES, NormFit.NO} else NormFit.NO


DUTCH_PUPILS = "Leerlingen in Nederland, per half leerjaar"
TAK_GROUP = "Kinderen in Nederland, groep 1 tot en met 4 (oude normen)"
AS_TAUGHT = "Wat is aangeboden, wordt getoetst"


def _normed(name: str, domain: Domain, scale: Scale, group: str = DUTCH_PUPILS, **facts: Any) -> InstrumentInput:
    return InstrumentInput(
        name, [domain], scale, is_norm_referenced=True, norm_group=group, norm_fit=NormFit.NO, **facts
    )


# What regions start from (field notes, 2.6). Data: a region takes it over once, and then it is the region's own.
STANDARD: tuple[InstrumentInput, ...] = (
    InstrumentInput(
        "LOWAN-leerlijn mondelinge taal",
        [Domain.ORAL_LANGUAGE],
        Scale.STEPS,
        steps=("nog niet aangeboden", "hier werken we aan", "beheerst"),
        note="Per doel van de leerlijn",
    ),
    _normed("TAK passieve woordenschat", Domain.VOCABULARY, Scale.NUMBER, TAK_GROUP, lowest=0),
    _normed("TAK woordomschrijving", Domain.VOCABULARY, Scale.NUMBER, TAK_GROUP, lowest=0),
    _normed("TAK tekstbegrip", Domain.ORAL_LANGUAGE, Scale.NUMBER, TAK_GROUP, lowest=0),
    _normed("DMT", Domain.TECHNICAL_READING, Scale.ROMAN),
    _normed("AVI", Domain.TECHNICAL_READING, Scale.AVI),
    _normed("Leerling in beeld rekenen-wiskunde", Domain.ARITHMETIC, Scale.ROMAN),
    _normed("Leerling in beeld begrijpend lezen", Domain.READING_COMPREHENSION, Scale.ROMAN),
    _normed("IEP begrijpend lezen", Domain.READING_COMPREHENSION, Scale.STEPS, steps=("onder 1F", "1F", "2F")),
    InstrumentInput("Methodetoets rekenen", [Domain.ARITHMETIC], Scale.PERCENTAGE, note=AS_TAUGHT),
    InstrumentInput("Methodetoets begrijpend lezen", [Domain.READING_COMPREHENSION], Scale.PERCENTAGE, note=AS_TAUGHT),
    InstrumentInput("STA (Spontane Taal Analyse)", [Domain.ORAL_LANGUAGE], Scale.WORDS),
    InstrumentInput("Schrijfopdracht met beoordelingslijst", [Domain.WRITING], Scale.WORDS),
    InstrumentInput("Observatielijst sociaal-emotioneel", [Domain.SOCIAL_EMOTIONAL], Scale.WORDS),
    InstrumentInput(
        "TOA",
        [Domain.ORAL_LANGUAGE, Domain.READING_COMPREHENSION, Domain.WRITING],
        Scale.CEFR,
        note="Nt2, vooral in het voortgezet onderwijs",
    ),
)
