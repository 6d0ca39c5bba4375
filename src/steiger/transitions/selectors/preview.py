"""What another day for the move would do, before anything is saved: steps, visits, appointments, holidays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.cooperation.enums import Actor, Proof
from steiger.cooperation.models import PolicyVersion
from steiger.cooperation.rules import step_title
from steiger.cooperation.selectors import current_policy
from steiger.core import clock
from steiger.organisations.rules.calendar import FreeDay, SchoolCalendar
from steiger.pupils.models import Journey
from steiger.transitions import rules
from steiger.transitions.models import Appointment, MovePlan
from steiger.transitions.selectors.appointments import appointments_to_come
from steiger.transitions.selectors.steps import calendar_of, refuse_impossible_day, steps_of

_FREE = MappingProxyType(
    {
        FreeDay.HOLIDAY: gettext_lazy("in a school holiday"),
        FreeDay.PUBLIC_HOLIDAY: gettext_lazy("on a public holiday"),
        FreeDay.LOCAL: gettext_lazy("on a free day of the region"),
        FreeDay.WEEKEND: gettext_lazy("in a weekend"),
    }
)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One line of what a new date would do: the due date as it is and as it would be."""

    key: str
    title: str
    title_en: str
    actor: str
    proof: str
    weeks: Decimal
    before: date | None
    after: date | None
    done_on: date | None
    # So many weeks of the calendar would have been a day without lessons: that day, and what it is.
    around_on: date | None = None
    around: str = ""
    is_too_late: bool = False

    @property
    def name(self) -> str:
        return step_title(self)

    @property
    def actor_label(self) -> str:
        return str(Actor(self.actor).label)

    @property
    def is_dropped(self) -> bool:
        return self.after is None and self.done_on is None

    @property
    def shifts(self) -> bool:
        return self.done_on is None and self.before != self.after

    @property
    def due_on(self) -> date:
        return self.after or clock.today()


@dataclass(frozen=True, slots=True)
class ShiftedWindow:
    """In which days a visit falls, by the old day of the move and by the new one."""

    number: int
    before: tuple[date, date] | None
    after: tuple[date, date]


@dataclass(frozen=True, slots=True)
class KeptAppointment:
    """A day that was agreed with people. It stays where it is; what is wrong with it then is said."""

    appointment: Appointment
    clash: str


@dataclass(frozen=True, slots=True)
class Preview:
    expected_on: date
    free_day: str
    next_school_day: date
    steps: list[PlannedStep]
    windows: list[ShiftedWindow]
    appointments: list[KeptAppointment]

    @property
    def shifts(self) -> int:
        return sum(step.shifts for step in self.steps)

    @property
    def too_late(self) -> list[PlannedStep]:
        return [step for step in self.steps if step.is_too_late]


def preview_plan(found: Journey, expected_on: date) -> Preview:
    """What planning the move on that day would do to every step and visit: nothing is written."""
    refuse_impossible_day(expected_on)
    calendar, policy = calendar_of(found), current_policy()
    return Preview(
        expected_on=expected_on,
        free_day=_free(calendar, expected_on),
        next_school_day=calendar.next_school_day(expected_on),
        steps=_planned_steps(found, expected_on, calendar, policy),
        windows=_windows(calendar, policy, found.expected_move_on, expected_on),
        appointments=[KeptAppointment(one, _clash(calendar, one, expected_on)) for one in appointments_to_come(found)],
    )


def _planned_steps(
    found: Journey, expected_on: date, calendar: SchoolCalendar, policy: PolicyVersion
) -> list[PlannedStep]:
    existing = {step.key: step for step in steps_of(found)}
    planned = []
    for asked in policy.protocol_steps.all():
        step = existing.pop(asked.key, None)
        done_on = step.done_on if step else None
        after: date | None = step.due_on if step and done_on else rules.due_on(calendar, expected_on, asked.weeks)
        around_on, around = (None, "") if done_on else _around(calendar, expected_on, asked.weeks)
        planned.append(
            PlannedStep(
                key=asked.key,
                title=asked.title,
                title_en=asked.title_en,
                actor=asked.actor,
                proof=asked.proof,
                weeks=asked.weeks,
                before=step.due_on if step else None,
                after=after,
                done_on=done_on,
                around_on=around_on,
                around=around,
            )
        )
    for step in existing.values():
        # Of an earlier policy: what is done stays, what is not falls away.
        after = step.due_on if step.done_on else None
        names = (step.key, step.title, step.title_en, step.actor, step.proof)
        planned.append(PlannedStep(*names, step.weeks, step.due_on, after, step.done_on))
    return _with_too_late(sorted(planned, key=lambda line: line.weeks), calendar, expected_on, policy.answer_days)


def _with_too_late(
    planned: list[PlannedStep], calendar: SchoolCalendar, expected_on: date, answer_days: int
) -> list[PlannedStep]:
    asked = [step for step in planned if not step.is_dropped]
    late = {step.key for step in _late(asked, calendar, expected_on, answer_days)}
    return [_marked(step) if step.key in late else step for step in planned]


def _late(
    steps: Iterable[PlannedStep], calendar: SchoolCalendar, expected_on: date, answer_days: int
) -> list[PlannedStep]:
    found = rules.too_late_on(calendar, clock.today(), steps, expected_on, answer_days)
    return [step for step in found if isinstance(step, PlannedStep)]


def _marked(step: PlannedStep) -> PlannedStep:
    values = {name: getattr(step, name) for name in PlannedStep.__slots__}
    return PlannedStep(**{**values, "is_too_late": True})


def _around(calendar: SchoolCalendar, expected_on: date, weeks: Decimal) -> tuple[date | None, str]:
    """Where so many weeks of the calendar would have put the step, when there are no lessons then."""
    day = expected_on + timedelta(days=int(weeks * 7))
    free = calendar.why_free(day)
    is_counted_out = free in {FreeDay.HOLIDAY, FreeDay.PUBLIC_HOLIDAY}
    return (day, str(_FREE[free])) if free and is_counted_out else (None, "")


def _free(calendar: SchoolCalendar, day: date) -> str:
    free = calendar.why_free(day)
    return str(_FREE[free]) if free else ""


def _windows(calendar: SchoolCalendar, policy: PolicyVersion, before: date | None, after: date) -> list[ShiftedWindow]:
    def window(around: date, first: int, last: int) -> tuple[date, date]:
        return calendar.weeks_after(around, first), calendar.weeks_after(around, last)

    return [
        ShiftedWindow(
            number=one.number,
            before=window(before, one.from_week, one.until_week) if before else None,
            after=window(after, one.from_week, one.until_week),
        )
        for one in policy.visit_windows.all()
    ]


def _clash(calendar: SchoolCalendar, one: Appointment, expected_on: date) -> str:
    if one.on >= expected_on:
        return _("This day then lies after the move: agree on another one.")
    free = _free(calendar, one.on)
    return _("This day lies %(free)s.") % {"free": free} if free else ""


def plans_of(found: Journey) -> list[MovePlan]:
    """Each day that was set for the move, the latest first."""
    return list(MovePlan.objects.filter(journey=found).select_related("planned_by"))


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """Steps that will be late whatever one does, and the first day for the move on which all can be in time."""

    lines: list[str]
    first_on: date


def early_warning(found: Journey, steps: Iterable[rules.Timed]) -> EarlyWarning | None:
    """While there is time to choose another day: only for a child that is still on its way to the move."""
    if not found.is_open or found.moved_on is not None or found.expected_move_on is None:
        return None
    steps, calendar, answer_days = list(steps), calendar_of(found), current_policy().answer_days
    late = rules.too_late(calendar, clock.today(), steps, answer_days)
    if not late:
        return None
    return EarlyWarning(
        lines=[warning_words(one) for one in late],
        first_on=rules.first_day_in_time(calendar, clock.today(), steps, answer_days),
    )


def warning_words(one: rules.TooLate) -> str:
    said = {
        "step": step_title(one.step),
        "due": date_format(one.step.due_on, "j F"),
        "earliest": date_format(one.earliest_on, "j F"),
    }
    if one.waits_for is None:
        return _("“%(step)s” is due on %(due)s and can be done on %(earliest)s at the earliest.") % said
    said["fact"] = _uncapitalised(str(Proof(one.waits_for).label))
    return (
        _("“%(step)s” is due on %(due)s and can be done on %(earliest)s at the earliest. It waits until %(fact)s.")
        % said
    )


def _uncapitalised(words: str) -> str:
    return words[:1].lower() + words[1:]
