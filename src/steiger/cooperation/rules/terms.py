"""What one policy version says, as plain values: the same shape from a template, a form or the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure
from steiger.cooperation.enums import STEP_LEVELS, Actor, Enroller, Proof, Signatory, Template

if TYPE_CHECKING:
    from steiger.cooperation.models import PolicyVersion

MOVE = "move"
FARTHEST_WEEK = 60

# Lowest and highest sensible value of each number: form and action both hold to it.
LIMITS = {
    "newcomer_age_from": (3, 18),
    "newcomer_age_until": (3, 20),
    "newcomer_months_in_country": (1, 60),
    "answer_days": (1, 30),
    "fixed_weekday": (1, 5),
    "reservation_days": (1, 60),
    "amber_waiting_weeks": (1, 26),
    "red_waiting_weeks": (1, 52),
    "observation_weeks": (0, 12),
    "stay_weeks": (1, 160),
    "evaluation_weeks": (1, 40),
    "levels_within_weeks": (1, 20),
    "mother_school_lead_weeks": (1, 60),
    "certificate_attendance": (0, 100),
    "certificate_coaching": (0, 12),
    "small_cell": (3, 20),
    "keep_file_years": (1, 10),
    "keep_enrolment_years": (1, 10),
    "keep_health_years": (1, 10),
    "keep_refused_years": (1, 10),
    "keep_looks_years": (1, 10),
}


@dataclass(frozen=True, slots=True)
class Rules:
    """The single values, with what a region gets when it decides nothing else (domain page, sections 2 and 5)."""

    template: str = Template.THREE_VISITS
    enroller: str = Enroller.NEWCOMER_SCHOOL
    fixed_weekday: int = 3
    newcomer_age_from: int = 6
    newcomer_age_until: int = 12
    newcomer_months_in_country: int = 12
    answer_days: int = 5
    reservation_days: int = 15
    amber_waiting_weeks: int = 4
    red_waiting_weeks: int = 13
    observation_weeks: int = 0
    stay_weeks: int = 40
    evaluation_weeks: int = 13
    levels_within_weeks: int = 3
    mother_school_lead_weeks: int = 12
    required_signatures: list[str] = field(default_factory=lambda: list(Signatory.values))
    certificate_attendance: int = 80
    certificate_coaching: int = 3
    small_cell: int = 5
    keep_file_years: int = 2
    keep_enrolment_years: int = 5
    keep_health_years: int = 3
    keep_refused_years: int = 1
    keep_looks_years: int = 2


RULE_NAMES = tuple(f.name for f in fields(Rules))


@dataclass(frozen=True, slots=True)
class StepInput:
    """One protocol step. `level`: from which disclosure on the mother school sees it."""

    key: str
    title: str
    title_en: str
    weeks: Decimal
    actor: str = Actor.NEWCOMER_SCHOOL
    proof: str = Proof.SAID
    level: int = Disclosure.ANNOUNCED
    visit_number: int | None = None


@dataclass(frozen=True, slots=True)
class WindowInput:
    """Between which school weeks after the move a visit falls."""

    number: int
    from_week: int
    until_week: int


@dataclass(frozen=True, slots=True)
class Terms:
    rules: Rules
    steps: tuple[StepInput, ...]
    windows: tuple[WindowInput, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: a rule's name; or "steps" or "windows", with the row's key or number and its column."""

    message: str
    field: str
    row: str = ""
    column: str = ""


def terms_of(policy: PolicyVersion) -> Terms:
    return Terms(
        rules=Rules(**{name: getattr(policy, name) for name in RULE_NAMES}),
        steps=tuple(
            StepInput(s.key, s.title, s.title_en, s.weeks, s.actor, s.proof, s.level, s.visit_number)
            for s in policy.protocol_steps.all()
        ),
        windows=tuple(WindowInput(w.number, w.from_week, w.until_week) for w in policy.visit_windows.all()),
    )


def problems(terms: Terms) -> list[Problem]:
    """Everything that keeps these terms from being a policy."""
    return [*_rule_problems(terms.rules), *_window_problems(terms.windows), *_step_problems(terms)]


def date_problems(*, valid_from: date, adopted_on: date, previous_from: date | None, today: date) -> list[Problem]:
    """A version never begins before the one it follows. Only a first version may hold for days that are past."""
    found = []
    if adopted_on > today:
        found.append(Problem(_("A decision is in the past or of today. Choose an earlier date."), "adopted_on"))
    if previous_from is None:
        return found
    if valid_from < previous_from:
        message = _("This is before the previous version begins. Choose that day or a later one.")
        found.append(Problem(message, "valid_from"))
    elif valid_from < today:
        found.append(Problem(_("Rules do not change afterwards. Choose today or a later date."), "valid_from"))
    return found


def _rule_problems(rules: Rules) -> Iterator[Problem]:
    for name, (low, high) in LIMITS.items():
        if not low <= getattr(rules, name) <= high:
            yield Problem(_("Choose a number from %(low)s to %(high)s.") % {"low": low, "high": high}, name)
    if rules.newcomer_age_until < rules.newcomer_age_from:
        message = _("The highest age is below the lowest. Choose a higher one.")
        yield Problem(message, "newcomer_age_until")
    if rules.mother_school_lead_weeks > rules.stay_weeks:
        message = _("This is longer than the whole stay. Choose fewer weeks.")
        yield Problem(message, "mother_school_lead_weeks")
    if rules.template not in Template.values or rules.enroller not in Enroller.values:
        yield Problem(_("Choose one of the options."), "enroller")
    if not rules.required_signatures or not set(rules.required_signatures) <= set(Signatory.values):
        yield Problem(_("Choose who must sign: at least one."), "required_signatures")


def _step_problems(terms: Terms) -> Iterator[Problem]:
    yield from _move_problems(terms.steps)
    keys = [step.key for step in terms.steps]
    visits = [step.visit_number for step in terms.steps if step.visit_number is not None]
    windows = {window.number: window for window in terms.windows}
    for step in terms.steps:
        if not step.key or keys.count(step.key) > 1:
            yield Problem(_("Two steps have the same name. Give each its own."), "steps", step.key, "title")
        if not step.title.strip():
            yield Problem(_("Give the step a name in Dutch."), "steps", step.key, "title")
        if abs(step.weeks) > FARTHEST_WEEK:
            message = _("Choose at most %(weeks)s weeks before or after the move.") % {"weeks": FARTHEST_WEEK}
            yield Problem(message, "steps", step.key, "weeks")
        if step.actor not in Actor.values or step.proof not in Proof.values or step.level not in STEP_LEVELS:
            yield Problem(_("Choose one of the options."), "steps", step.key, "actor")
        if step.proof == Proof.DOCUMENT_SIGNED and step.weeks > 0:
            message = _("Signing comes before the move. Choose 0 weeks or a negative number.")
            yield Problem(message, "steps", step.key, "weeks")
        yield from _visit_problems(step, visits, windows)
    if not any(step.proof == Proof.DOCUMENT_SIGNED for step in terms.steps):
        message = _("No step says that the placement document is signed. Add one before the move.")
        yield Problem(message, "steps")


def _move_problems(steps: Iterable[StepInput]) -> Iterator[Problem]:
    moves = [step for step in steps if step.proof == Proof.MOVED or step.key == MOVE]
    if len(moves) != 1:
        message = _('The protocol needs exactly one step that is done when "The child has moved".')
        yield Problem(message, "steps")
        return
    move = moves[0]
    if move.key != MOVE or move.proof != Proof.MOVED or move.weeks != 0:
        yield Problem(_("The move itself is at 0 weeks. Change the number of weeks."), "steps", move.key, "weeks")


def _visit_problems(step: StepInput, visits: list[int], windows: dict[int, WindowInput]) -> Iterator[Problem]:
    number = step.visit_number
    if (step.proof == Proof.VISIT_REPORTED) != (number is not None):
        message = _('Number the visit, and let the step be done when "The visit has been reported".')
        yield Problem(message, "steps", step.key, "visit_number")
    if number is None:
        return
    if visits.count(number) > 1:
        message = _("Visit %(number)s has two steps. Remove one of them.") % {"number": number}
        yield Problem(message, "steps", step.key, "visit_number")
    window = windows.get(number)
    if window is None:
        message = _("Visit %(number)s has no window. Add one below.") % {"number": number}
        yield Problem(message, "steps", step.key, "visit_number")
    elif not window.from_week <= step.weeks <= window.until_week:
        message = _("Visit %(number)s falls in school weeks %(first)s to %(last)s. Choose a week between.") % {
            "number": number,
            "first": window.from_week,
            "last": window.until_week,
        }
        yield Problem(message, "steps", step.key, "weeks")


def _window_problems(windows: tuple[WindowInput, ...]) -> Iterator[Problem]:
    if not windows:
        yield Problem(_("There is no visit. Add at least one window."), "windows")
    end = 0
    for index, window in enumerate(windows, start=1):
        row = str(window.number)
        if window.number != index:
            yield Problem(_("Number the visits 1, 2, 3 and so on."), "windows", row)
        if window.from_week < 1 or window.until_week > FARTHEST_WEEK:
            message = _("Choose school weeks from 1 to %(weeks)s.") % {"weeks": FARTHEST_WEEK}
            yield Problem(message, "windows", row, "from_week")
        if window.until_week < window.from_week:
            yield Problem(_("The last week comes before the first. Turn them round."), "windows", row, "until_week")
        if index > 1 and window.from_week <= end:
            message = _("This window begins before the one above has ended. Choose a later first week.")
            yield Problem(message, "windows", row, "from_week")
        end = max(end, window.until_week)
