"""Why a visit is not served, found by lifting one constraint at a time, and what would help it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from steiger.aftercare.planning.days import Order, Shape
from steiger.aftercare.planning.plan import Help, HelpKind, Plan, Reason, Unserved
from steiger.aftercare.planning.problem import Hours, Problem
from steiger.aftercare.planning.ready import NO_LIMIT, Key, Ready, lacks, make_ready

USUAL_HOURS = (480, 960)
WEEKEND = 5
# So many suggestions of a kind, and so many days before and after the window are looked at for another date.
MOST_OF_A_KIND = 2
DAYS_AROUND = 30

OF_THE_INPUT = {
    Reason.UNKNOWN_SCHOOL: HelpKind.CORRECT_THE_VISIT,
    Reason.NO_COORDINATES: HelpKind.COMPLETE_THE_SCHOOL,
    Reason.WINDOW_BACKWARDS: HelpKind.CORRECT_THE_VISIT,
    Reason.NO_DURATION: HelpKind.CORRECT_THE_VISIT,
    Reason.BROKEN_APPOINTMENT: HelpKind.RESCHEDULE_APPOINTMENT,
}


def with_reasons(problem: Problem, plan: Plan, *, ready: Ready | None = None) -> Plan:
    """The plan with the reason of each unserved visit, and what would help."""
    reasons = Reasons(ready or make_ready(problem), plan)
    return replace(plan, unserved=tuple(reasons.of(one) for one in plan.unserved))


class Reasons:
    """Asks of each visit which constraint, if it were lifted alone, would let it in."""

    def __init__(self, ready: Ready, plan: Plan) -> None:
        self.ready = ready
        self.orders: dict[Key, Order] = defaultdict(tuple)
        for one in sorted(plan.visits, key=lambda one: (one.day, one.start)):
            if one.visit in ready.visits:
                self.orders[one.specialist, one.day] += (one.visit,)
        self.day_of = {one.visit: one.day for one in plan.visits}
        self.usual = _usual_hours(ready)

    def of(self, unserved: Unserved) -> Unserved:
        visit = unserved.visit
        if visit not in self.ready.visits:
            return self._of_the_input(unserved)
        reason = self._reason(visit)
        return Unserved(visit, reason, tuple(self._help(visit, reason)))

    def _of_the_input(self, unserved: Unserved) -> Unserved:
        reason = self.ready.fallen.get(unserved.visit, unserved.reason)
        kind = OF_THE_INPUT.get(reason)
        if kind is None:
            return Unserved(unserved.visit, reason)
        visit = self.ready.sound.visits.get(unserved.visit)
        broken = next((one for one in self.ready.sound.appointments if one.visit == unserved.visit), None)
        if kind == HelpKind.RESCHEDULE_APPOINTMENT and broken is not None:
            help_ = Help(kind, specialist=broken.specialist, day=broken.day, visit=unserved.visit)
        elif kind == HelpKind.COMPLETE_THE_SCHOOL:
            help_ = Help(kind, visit=unserved.visit, school=visit.school if visit else None)
        else:
            help_ = Help(kind, visit=unserved.visit)
        return Unserved(unserved.visit, reason, (help_,))

    def _reason(self, visit: int) -> Reason:
        ready = self.ready
        if not ready.days[visit]:
            return self._why_closed(visit)
        if not ready.able[visit]:
            return Reason.NO_SPECIALISM
        options = ready.options(visit)
        if not options:
            return Reason.NOBODY_WORKS
        alone = [key for key in options if self._fits(visit, key, ())]
        if not alone:
            return Reason.DOES_NOT_FIT_A_DAY
        in_turn = [key for key in alone if self._is_in_turn(visit, key[1])]
        if not in_turn:
            return Reason.ORDER_OF_VISITS
        if not any(self._fits(visit, key, self._appointments(key)) for key in in_turn):
            return Reason.APPOINTMENTS_IN_THE_WAY
        if any(self._fits(visit, key, self.orders[key]) for key in in_turn):
            return Reason.TOO_FAR
        return Reason.NO_CAPACITY

    def _why_closed(self, visit: int) -> Reason:
        """In the holidays when every weekday of the window lies in them; otherwise the school is closed."""
        one = self.ready.visits[visit]
        holidays = self.ready.sound.schools[one.school].holidays
        last = max(one.window_until, one.latest or one.window_until)
        days = [date.fromordinal(day) for day in range(one.window_from.toordinal(), last.toordinal() + 1)]
        weekdays = [day for day in days if day.weekday() < WEEKEND]
        in_holiday = bool(weekdays) and all(day in holidays for day in weekdays)
        return Reason.WINDOW_IN_HOLIDAY if in_holiday else Reason.SCHOOL_CLOSED

    def _fits(self, visit: int, key: Key, order: Order, shape: Shape | None = None) -> bool:
        shape = shape or self.ready.shapes[key]
        return any(
            self.ready.ground.starts(shape, (*order[:place], visit, *order[place:])) is not None
            for place in range(len(order) + 1)
        )

    def _appointments(self, key: Key) -> Order:
        return tuple(one for one in self.orders[key] if one in self.ready.fixed)

    def _is_in_turn(self, visit: int, day: date) -> bool:
        """After the child's earlier visits, before its later ones."""
        own = self.ready.visits[visit]
        for other in self._siblings(visit):
            number, stands = self.ready.visits[other].number, self.day_of.get(other)
            if stands is None:
                continue
            if (number < own.number and day <= stands) or (number > own.number and day >= stands):
                return False
        return True

    def _siblings(self, visit: int) -> Iterable[int]:
        child = self.ready.visits[visit].child
        return (other.id for other in self.ready.visits.values() if other.child == child and other.id != visit)

    def _help(self, visit: int, reason: Reason) -> Iterator[Help]:
        ways: dict[Reason, tuple[Callable[[int], Iterator[Help]], ...]] = {
            Reason.WINDOW_IN_HOLIDAY: (self._other_dates,),
            Reason.SCHOOL_CLOSED: (self._other_dates, self._complete_school),
            Reason.NO_SPECIALISM: (self._learners,),
            Reason.NOBODY_WORKS: (self._extra_days, self._other_dates, self._learners),
            Reason.DOES_NOT_FIT_A_DAY: (self._longer_days, self._other_dates, self._learners),
            Reason.ORDER_OF_VISITS: (self._other_dates,),
            Reason.APPOINTMENTS_IN_THE_WAY: (self._rescheduled, self._extra_days, self._other_dates),
            Reason.TOO_FAR: (self._learners, self._other_dates),
            Reason.NO_CAPACITY: (self._extra_days, self._other_dates, self._learners),
        }
        for way in ways.get(reason, ()):
            yield from islice(way(visit), MOST_OF_A_KIND)

    def _complete_school(self, visit: int) -> Iterator[Help]:
        school = self.ready.visits[visit].school
        if not self.ready.sound.hours[school]:
            yield Help(HelpKind.COMPLETE_THE_SCHOOL, visit=visit, school=school)

    def _by_nearness(self, visit: int, specialists: Iterable[int]) -> list[int]:
        """Who knows the child first, then who lives near."""
        travel, there = self.ready.ground.travel, self.ready.ground.node[visit]
        known = self.ready.earlier[self.ready.visits[visit].child]
        homes = {one: number for number, one in enumerate(self.ready.specialists)}
        return sorted(specialists, key=lambda one: (one != known, travel[homes[one]][there], one))

    def _extra_days(self, visit: int) -> Iterator[Help]:
        """Who is able and does not work on a day of the window: one day more would do."""
        for who in self._by_nearness(visit, self.ready.able[visit]):
            for day in sorted(self.ready.days[visit]):
                if (who, day) in self.ready.shapes or not self._is_in_turn(visit, day):
                    continue
                if self._fits(visit, (who, day), (), self._imagined(who, day, visit, self.usual[who])):
                    yield Help(HelpKind.EXTRA_DAY, specialist=who, day=day)
                    break

    def _longer_days(self, visit: int) -> Iterator[Help]:
        """Days that are worked, but too short: the usual hours would do."""
        for who in self._by_nearness(visit, self.ready.able[visit]):
            for day in sorted(self.ready.days[visit]):
                if (who, day) not in self.ready.shapes:
                    continue
                if self._fits(visit, (who, day), (), self._imagined(who, day, visit, USUAL_HOURS)):
                    yield Help(HelpKind.LONGER_DAY, specialist=who, day=day)
                    break

    def _imagined(self, who: int, day: date, visit: int, hours: Hours) -> Shape:
        homes = {one: number for number, one in enumerate(self.ready.specialists)}
        one = self.ready.visits[visit]
        opening = self.ready.sound.hours[one.school].get(day, (0, 0))
        return Shape(homes[who], hours[0], hours[1], (), NO_LIMIT, {self.ready.ground.node[visit]: opening})

    def _other_dates(self, visit: int) -> Iterator[Help]:
        """The nearest days outside the window on which there is room for it in the plan as it is."""
        one = self.ready.visits[visit]
        last = max(one.window_until, one.latest or one.window_until)
        outside = [
            (_distance(day, one.window_from, last), day)
            for day in self.ready.sound.hours[one.school]
            if not one.window_from <= day <= last
        ]
        for distance, day in sorted(outside):
            if distance > DAYS_AROUND:
                return
            if not self._is_in_turn(visit, day):
                continue
            for who in self._by_nearness(visit, self.ready.able[visit]):
                key = (who, day)
                if key in self.ready.shapes and self._fits(visit, key, self.orders[key]):
                    yield Help(HelpKind.OTHER_DATE, specialist=who, day=day)
                    break

    def _learners(self, visit: int) -> Iterator[Help]:
        """Who lacks least of what is asked, and has room in the window."""
        one = self.ready.visits[visit]
        unable = {who.id: lacks(one, who) for who in self.ready.specialists.values() if lacks(one, who)}
        for who in sorted(self._by_nearness(visit, unable), key=lambda each: len(unable[each])):
            if any(self._has_room(visit, (who, day)) for day in self.ready.days[visit]):
                yield Help(HelpKind.LEARN_SPECIALISM, specialist=who, missing=unable[who])

    def _has_room(self, visit: int, key: Key) -> bool:
        return key in self.ready.shapes and self._fits(visit, key, self.orders[key])

    def _rescheduled(self, visit: int) -> Iterator[Help]:
        """Appointments that keep it out, one at a time."""
        for key in self.ready.options(visit):
            if not self._is_in_turn(visit, key[1]):
                continue
            order = self._appointments(key)
            for other in order:
                if self._fits(visit, key, tuple(one for one in order if one != other)):
                    yield Help(HelpKind.RESCHEDULE_APPOINTMENT, specialist=key[0], day=key[1], visit=other)


def _distance(day: date, first: date, last: date) -> int:
    return (first - day).days if day < first else (day - last).days


def _usual_hours(ready: Ready) -> dict[int, Hours]:
    """The hours that somebody works most often."""
    worked: dict[int, Counter[Hours]] = defaultdict(Counter)
    for (who, _day), hours in ready.sound.shifts.items():
        worked[who][hours] += 1
    return {
        one: min(worked[one], key=lambda hours: (-worked[one][hours], hours)) if worked[one] else USUAL_HOURS
        for one in ready.specialists
    }
