"""The intake as a page: its sections, the answers of the parents, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min
from django.utils.translation import ngettext

from steiger.cooperation.rules import because
from steiger.cooperation.selectors import policy_on
from steiger.core import clock
from steiger.newcomers import rules
from steiger.newcomers.enums import ConsentAnswer, ConsentPurpose, IntakeSection
from steiger.newcomers.models import Assessment, Consent, Intake, Placement
from steiger.newcomers.selectors.stay import intake_of, running_placement
from steiger.organisations.selectors import calendar_for
from steiger.pupils.models import Journey


@dataclass(frozen=True)
class ConsentRow:
    """One purpose: the answer that holds now, the answers before it, and what hangs on it."""

    purpose: ConsentPurpose
    current: Consent | None
    former: tuple[Consent, ...]
    effect: str

    @property
    def label(self) -> str:
        return str(self.purpose.label)

    @property
    def holds(self) -> bool:
        return self.current is not None and self.current.answer == ConsentAnswer.GIVEN

    @property
    def withdrawn(self) -> Consent | None:
        """The last answer was a yes that was taken back, and nothing was answered since."""
        last = self.former[0] if self.former else None
        return last if self.current is None and last is not None and last.withdrawn_on else None


def consents_of(journey: Journey) -> list[ConsentRow]:
    """One query. Every purpose has its row, also when nobody asked yet."""
    found = list(Consent.objects.filter(journey=journey).select_related("recorded_by", "withdrawn_by"))
    rows = []
    for purpose in ConsentPurpose:
        answers = [one for one in found if one.purpose == purpose]
        rows.append(
            ConsentRow(
                purpose=purpose,
                current=next((one for one in answers if one.ended_on is None), None),
                former=tuple(one for one in answers if one.ended_on is not None),
                effect=rules.effect_of(purpose, has_moved=journey.moved_on is not None),
            )
        )
    return rows


@dataclass(frozen=True)
class SectionState:
    section: IntakeSection
    is_saved: bool
    missing: tuple[str, ...]
    # Of fields that hang on a consent which does not hold: the field and the row that says why.
    hidden: tuple[tuple[str, ConsentRow], ...]

    @property
    def label(self) -> str:
        return str(self.section.label)

    @property
    def is_done(self) -> bool:
        return self.is_saved and not self.missing


@dataclass(frozen=True)
class Starting:
    """The starting levels with their term and its rule."""

    term: rules.StartingLevels
    rule: str

    @property
    def is_late(self) -> bool:
        return self.term.is_late(clock.today())


@dataclass(frozen=True)
class IntakePage:
    intake: Intake | None
    placement: Placement | None
    values: dict[str, Any]
    sections: list[SectionState]
    consents: list[ConsentRow]
    starting: Starting | None

    @property
    def open_sections(self) -> list[SectionState]:
        return [one for one in self.sections if not one.is_done]

    @property
    def unasked(self) -> list[ConsentRow]:
        return [row for row in self.consents if row.current is None and row.withdrawn is None]

    @property
    def is_complete(self) -> bool:
        return rules.is_complete(
            missing=self.open_sections,  # type: ignore[arg-type]
            unanswered=self.unasked,  # type: ignore[arg-type]
            has_levels=self.starting is not None and self.starting.term.first_on is not None,
        )


def intake_page(journey: Journey) -> IntakePage:
    recorded = intake_of(journey)
    placement = running_placement(journey)
    consents = consents_of(journey)
    by_purpose = {row.purpose: row for row in consents}
    closed = {name: by_purpose[purpose] for name, purpose in rules.HANGS_ON.items() if not by_purpose[purpose].holds}
    values = _values(recorded, hidden=frozenset(closed))
    return IntakePage(
        intake=recorded,
        placement=placement,
        values=values,
        sections=[
            SectionState(
                section=section,
                is_saved=recorded is not None and section in recorded.saved,
                missing=rules.missing_in(section, values),
                hidden=tuple((name, closed[name]) for name in rules.INTAKE_FIELDS[section] if name in closed),
            )
            for section in IntakeSection
        ],
        consents=consents,
        starting=starting_levels(journey, placement),
    )


def _values(recorded: Intake | None, *, hidden: frozenset[str]) -> dict[str, Any]:
    """What was written, without what the parents took their consent from: that is kept from every reader."""
    if recorded is None:
        return {}
    names = [name for fields in rules.INTAKE_FIELDS.values() for name in fields if name not in hidden]
    return {name: getattr(recorded, name) for name in names}


def starting_levels(journey: Journey, placement: Placement | None) -> Starting | None:
    """By when the starting levels are wanted: so many school weeks after the first day, by the policy of that day."""
    if placement is None or placement.placed_on is None:
        return None
    policy = policy_on(placement.placed_on)
    weeks = policy.levels_within_weeks
    first: date | None = Assessment.objects.filter(journey=journey, assessed_on__gte=placement.placed_on).aggregate(
        first=Min("assessed_on")
    )["first"]
    due_on = calendar_for(placement.group.facility.school_id).weeks_after(placement.placed_on, weeks)
    return Starting(
        term=rules.StartingLevels(due_on=due_on, first_on=first), rule=because(policy, starting_words(weeks))
    )


def starting_words(weeks: int) -> str:
    return ngettext(
        "within %(count)s school week after the first day", "within %(count)s school weeks after the first day", weeks
    ) % {"count": weeks}
