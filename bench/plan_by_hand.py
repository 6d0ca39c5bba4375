"""What somebody does with a spreadsheet: by due date, the nearest free specialist, the first day that fits."""

from __future__ import annotations

from collections.abc import Iterable

from steiger.aftercare.planning.outcome import plan_of
from steiger.aftercare.planning.plan import Plan, Run
from steiger.aftercare.planning.problem import Problem
from steiger.aftercare.planning.ready import Key, Ready, make_ready


def by_hand(problem: Problem, *, bundle: bool) -> Plan:
    """One visit after another; with `bundle` other children of the same school are taken along."""
    ready = make_ready(problem)
    sheet = Sheet(ready)
    for one in sorted(ready.visits.values(), key=lambda one: (one.window_until, one.id)):
        day = sheet.place(one.id, bundle=bundle) if one.id not in sheet.placed else None
        if bundle and day is not None:
            sheet.take_along(one.school, day)
    return plan_of(ready, sheet.days, run=Run(), present=None)


class Sheet:
    def __init__(self, ready: Ready) -> None:
        self.ready = ready
        self.days: dict[Key, tuple[int, ...]] = {}
        self.placed: set[int] = set()
        self.face = {child: who for child, who in ready.earlier.items() if who is not None}
        for one in sorted(ready.fixed.values(), key=lambda one: (one.day, one.start)):
            key = (one.specialist, one.day)
            self.days[key] = (*self.days.get(key, ()), one.visit)
            self._note(one.visit, one.specialist)

    def _note(self, visit: int, specialist: int) -> None:
        self.placed.add(visit)
        self.face.setdefault(self.ready.visits[visit].child, specialist)

    def place(self, visit: int, *, bundle: bool) -> Key | None:
        """With who knows the child, else the nearest; on the first day, or one that goes to that school already."""
        ready, school = self.ready, self.ready.visits[visit].school
        known = self.face.get(ready.visits[visit].child)
        homes = {one: number for number, one in enumerate(ready.specialists)}
        near = ready.ground.travel[ready.ground.node[visit]]
        for who in sorted(ready.able[visit], key=lambda one: (one != known, near[homes[one]])):
            days = sorted(day for day in ready.days[visit] if (who, day) in ready.shapes)
            if bundle:
                days.sort(key=lambda day: (school not in self._schools((who, day)), day))
            for day in days:
                if self._put(visit, (who, day)):
                    return who, day
        return None

    def _schools(self, key: Key) -> Iterable[int]:
        return {self.ready.visits[one].school for one in self.days.get(key, ())}

    def _put(self, visit: int, key: Key) -> bool:
        """At the end of the day; round appointments it looks for a gap."""
        order = self.days.get(key, ())
        gaps = range(len(order), -1, -1) if any(one in self.ready.fixed for one in order) else [len(order)]
        for place in gaps:
            tried = (*order[:place], visit, *order[place:])
            if self.ready.ground.starts(self.ready.shapes[key], tried) is not None:
                self.days[key] = tried
                self._note(visit, key[0])
                return True
        return False

    def take_along(self, school: int, key: Key) -> None:
        ready = self.ready
        for one in sorted(ready.visits.values(), key=lambda one: (one.window_until, one.id)):
            if one.school != school or one.id in self.placed or key[1] not in ready.days[one.id]:
                continue
            if key[0] in ready.able[one.id] and self.face.get(one.child, key[0]) == key[0]:
                self._put(one.id, key)
