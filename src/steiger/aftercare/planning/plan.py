"""What the search answers: who visits which child when, which visits are not served and why, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Reason(StrEnum):
    """Why a visit is not in the plan. The first that holds, from what is wrong with it to what is short."""

    UNKNOWN_SCHOOL = "unknown_school"
    NO_COORDINATES = "no_coordinates"
    WINDOW_BACKWARDS = "window_backwards"
    NO_DURATION = "no_duration"
    BROKEN_APPOINTMENT = "broken_appointment"
    WINDOW_IN_HOLIDAY = "window_in_holiday"
    SCHOOL_CLOSED = "school_closed"
    NO_SPECIALISM = "no_specialism"
    NOBODY_WORKS = "nobody_works"
    DOES_NOT_FIT_A_DAY = "does_not_fit_a_day"
    ORDER_OF_VISITS = "order_of_visits"
    APPOINTMENTS_IN_THE_WAY = "appointments_in_the_way"
    TOO_FAR = "too_far"
    NO_CAPACITY = "no_capacity"


class HelpKind(StrEnum):
    """What would help a visit that is not served."""

    COMPLETE_THE_SCHOOL = "complete_the_school"  # coordinates or opening hours of `school`
    CORRECT_THE_VISIT = "correct_the_visit"  # its window, its duration, its school
    RESCHEDULE_APPOINTMENT = "reschedule_appointment"  # the appointment of `visit`, with `specialist` on `day`
    EXTRA_DAY = "extra_day"  # `specialist` works on `day` as well
    LONGER_DAY = "longer_day"  # `specialist` works the school's whole day on `day`
    OTHER_DATE = "other_date"  # outside the window: with `specialist` on `day` it fits
    LEARN_SPECIALISM = "learn_specialism"  # `specialist` fits but for `missing`


@dataclass(frozen=True, slots=True)
class Help:
    kind: HelpKind
    specialist: int | None = None
    day: date | None = None
    visit: int | None = None
    school: int | None = None
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Unserved:
    """A visit that is not in the plan, why, and what would help (most helpful first)."""

    visit: int
    reason: Reason
    help: tuple[Help, ...] = ()


class FindingKind(StrEnum):
    """What is odd in the input. The plan was made all the same; whoever keeps the data puts it right."""

    DOUBLE_SPECIALIST = "double_specialist"
    DOUBLE_SCHOOL = "double_school"
    DOUBLE_VISIT = "double_visit"
    DOUBLE_SHIFT = "double_shift"
    DOUBLE_APPOINTMENT = "double_appointment"
    UNKNOWN_SCHOOL = "unknown_school"
    UNKNOWN_SPECIALIST = "unknown_specialist"
    UNKNOWN_VISIT = "unknown_visit"
    SPECIALIST_WITHOUT_HOME = "specialist_without_home"
    SPECIALIST_WITHOUT_HOURS = "specialist_without_hours"
    SPECIALIST_WITHOUT_VISITS = "specialist_without_visits"  # may make none in a day
    SHIFT_BACKWARDS = "shift_backwards"
    SCHOOL_WITHOUT_COORDINATES = "school_without_coordinates"
    SCHOOL_NEVER_OPEN = "school_never_open"
    SCHOOL_HOURS_BACKWARDS = "school_hours_backwards"
    WINDOW_BACKWARDS = "window_backwards"
    NO_DURATION = "no_duration"
    # An appointment that cannot stand; the visit is listed as unserved.
    APPOINTMENT_OUTSIDE_HOURS = "appointment_outside_hours"
    APPOINTMENT_OUTSIDE_SCHOOL_HOURS = "appointment_outside_school_hours"
    APPOINTMENTS_OVERLAP = "appointments_overlap"
    TOO_MANY_APPOINTMENTS = "too_many_appointments"
    # An appointment that stands although it is odd.
    APPOINTMENT_OUTSIDE_WINDOW = "appointment_outside_window"
    APPOINTMENT_WITHOUT_SPECIALISM = "appointment_without_specialism"
    APPOINTMENT_OUT_OF_ORDER = "appointment_out_of_order"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in the input, by name: which specialist, school, visit or day it is about."""

    kind: FindingKind
    specialist: int | None = None
    school: int | None = None
    visit: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A visit in the plan: with whom, on which day, from when (minutes after midnight)."""

    visit: int
    specialist: int
    day: date
    start: int


@dataclass(frozen=True, slots=True)
class Objective:
    """What the plan costs in minute-equivalents, term by term: lower is better."""

    travel: int = 0
    stops: int = 0
    days: int = 0
    other_faces: int = 0
    late: int = 0
    unserved: int = 0
    changes: int = 0

    @property
    def total(self) -> int:
        return self.travel + self.stops + self.days + self.other_faces + self.late + self.unserved + self.changes


@dataclass(frozen=True, slots=True)
class Run:
    """How the plan was found. Give it back to the search as `again`, and the same plan comes out, on any machine.

    `pace`: at which iterations the run became more careful, step by step. `choices`: at which of those steps the best
    of all days that the search had seen were put together.
    """

    seed: int = 0
    iterations: int = 0
    pace: tuple[int, ...] = ()
    choices: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Who visits whom when. `unserved` and `findings` are the plan's report of what did not go as asked.

    `problem` is the fingerprint of what was planned: a re-plan of the same problem changes nothing.
    """

    visits: tuple[PlannedVisit, ...] = ()
    unserved: tuple[Unserved, ...] = ()
    findings: tuple[Finding, ...] = ()
    objective: Objective = Objective()
    run: Run = Run()
    problem: str = ""

    def of(self, specialist: int) -> tuple[PlannedVisit, ...]:
        return tuple(one for one in self.visits if one.specialist == specialist)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the search is: the best plan so far. Its `unserved` carry their reasons only in the last one."""

    plan: Plan
    iterations: int
    seconds: float
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """One arrival at a school and the visits there. `travel`: minutes on the road before it."""

    school: int
    arrives: int
    leaves: int
    travel: int
    visits: tuple[PlannedVisit, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """A specialist's day on the road, from home to home."""

    specialist: int
    day: date
    leaves: int
    home: int
    travel: int
    stops: tuple[Stop, ...]
