"""The plan as it lies on the table: which visits stand on which day, changed piece by piece, and what it costs.

Where a visit fits best on a day is worked out once for each day that looks the same, and remembered: that memory is
what makes plain Python fast enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from random import Random

from steiger.aftercare.planning.days import Order, Shape
from steiger.aftercare.planning.laid import NOWHERE, PLACES, Laid
from steiger.aftercare.planning.ready import Key, Ready

MOST_REMEMBERED = 40_000
MOST_DAYS_SEEN = 60_000

# Per visit the price and place of adding it to a day.
Memory = dict[int, int]


class Board:
    """Days are numbered, as are visits; a visit stands on a day or waits."""

    def __init__(self, ready: Ready, present: Mapping[int, Key], *, remember_days: bool) -> None:
        self.ready, self.ground = ready, ready.ground
        prices = ready.problem.prices
        self.face_price = prices.other_face
        self.keys: list[Key] = list(ready.shapes)
        self.who = [who for who, _day in self.keys]
        self.ordinal = [day.toordinal() for _who, day in self.keys]
        self.number = {key: index for index, key in enumerate(self.keys)}
        self.shapes = list(ready.shapes.values())
        known: dict[tuple[Shape, int], int] = {}
        self.shape_number = [
            known.setdefault((shape, self.who[day]), len(known)) for day, shape in enumerate(self.shapes)
        ]
        self.child = {one.id: one.child for one in ready.visits.values()}
        self.children: dict[int, list[int]] = defaultdict(list)
        for visit, child in self.child.items():
            self.children[child].append(visit)
        self.extra = {visit: self._extra(visit, present.get(visit)) for visit in ready.visits}
        self.options = {
            visit: [(day, self.who[day], price * PLACES) for day, price in each.items()]
            for visit, each in self.extra.items()
        }
        self.dropping = {visit: ready.dropping(visit, was_planned=visit in present) for visit in ready.visits}
        self.faces: dict[int, dict[int, int]] = {
            child: {earlier: 1} if earlier is not None else {} for child, earlier in ready.earlier.items()
        }
        self.at: dict[int, int | None] = dict.fromkeys(ready.visits)
        self.known: dict[tuple[int, Order], Laid] = {}
        # As it was at the last `mark`: of the days and visits that changed since.
        self._days_before: dict[int, Laid] = {}
        self._at_before: dict[int, int | None] = {}
        self._cost_before = 0
        self.laid: list[Laid] = [self._known(day, ()) for day in range(len(self.keys))]
        # The memory of each day as it lies, once more by itself: the innermost loop reads nothing else.
        self.memory: list[Memory] = [each.memory for each in self.laid]
        self.cost = sum(self.dropping.values())
        self.remember_days = remember_days
        self.days_seen: dict[tuple[int, Order], None] = {}

    def _extra(self, visit: int, before: Key | None) -> dict[int, int]:
        """Per day on which a visit may stand what that costs besides driving: being late, being moved."""
        prices, found = self.ready.problem.prices, {}
        for key in self.ready.options(visit):
            price = 0 if visit in self.ready.fixed else self.ready.days[visit][key[1]]
            if before is not None and key != before:
                price += prices.moved if key[0] == before[0] else prices.other_specialist
            found[self.number[key]] = price
        return found

    def mark(self) -> None:
        """From here on it can be undone."""
        self._days_before, self._at_before, self._cost_before = {}, {}, self.cost

    def undo(self) -> None:
        """Everything as it was at the mark."""
        for visit in self._at_before:
            day = self.at[visit]
            if day is not None:
                self._count_face(visit, self.who[day], -1)
        for visit, before in self._at_before.items():
            self.at[visit] = before
            if before is not None:
                self._count_face(visit, self.who[before], 1)
        for day, laid in self._days_before.items():
            self.laid[day], self.memory[day] = laid, laid.memory
        self.cost = self._cost_before

    def _count_face(self, visit: int, who: int, by: int) -> None:
        faces = self.faces[self.child[visit]]
        count = faces.get(who, 0) + by
        if count:
            faces[who] = count
        else:
            del faces[who]

    @property
    def changed_days(self) -> Iterable[int]:
        return self._days_before

    def lay(self, day: int, order: Order) -> int:
        """Let a day hold these visits; by how much its price rises."""
        before = self.laid[day]
        if day not in self._days_before:
            self._days_before[day] = before
        laid = self.laid[day] = self._known(day, order)
        self.memory[day] = laid.memory
        return laid.price - before.price

    def _known(self, day: int, order: Order) -> Laid:
        key = (self.shape_number[day], order)
        known = self.known.get(key)
        if known is None:
            if len(self.known) > MOST_REMEMBERED:
                self.known.clear()
            known = self.known[key] = Laid(self.ground, self.shapes[day], order)
        return known

    def insertion(self, visit: int, day: int) -> int:
        """The least price of adding this visit to this day, and where in the day."""
        found = self.laid[day].insertion(visit)
        self.memory[day][visit] = found
        return found

    def put(self, visit: int, day: int, place: int) -> None:
        order = self.laid[day].order
        rise = self.lay(day, (*order[:place], visit, *order[place:]))
        self.cost += rise + self.extra[visit][day] - self.dropping[visit]
        self._at_before.setdefault(visit, None)
        self.at[visit] = day
        faces, who = self.faces[self.child[visit]], self.who[day]
        if who in faces:
            faces[who] += 1
        else:
            if faces:
                self.cost += self.face_price
            faces[who] = 1

    def lift(self, visits: Iterable[int]) -> None:
        """Take visits off their days."""
        per_day: dict[int, set[int]] = {}
        for visit in visits:
            day = self.at[visit]
            if day is None:
                continue
            per_day.setdefault(day, set()).add(visit)
            self._at_before.setdefault(visit, day)
            self.at[visit] = None
            self.cost += self.dropping[visit] - self.extra[visit][day]
            self._forget_face(visit, self.who[day])
        for day, gone in per_day.items():
            self.cost += self.lay(day, tuple(one for one in self.laid[day].order if one not in gone))

    def _forget_face(self, visit: int, who: int) -> None:
        faces = self.faces[self.child[visit]]
        if faces[who] > 1:
            faces[who] -= 1
        else:
            del faces[who]
            if faces:
                self.cost -= self.face_price

    def best_day(self, visit: int, random: Random, blink: float) -> tuple[int, int] | None:
        """Where this visit costs least, unless not making it costs less. Now and then it looks past a day."""
        best, found = self.dropping[visit] * PLACES, -1
        faces = self.faces[self.child[visit]]
        other = self.face_price * PLACES if faces else 0
        memory, draw = self.memory, random.random
        options = self.options[visit] if visit not in self.ready.order else self._in_order(visit)
        for day, who, extra in options:
            known = memory[day].get(visit)
            if known is None:
                known = self.insertion(visit, day)
            price = known + extra
            if price < best:
                if who not in faces:
                    price += other
                    if price >= best:
                        continue
                if draw() >= blink:
                    best, found = price, day
        return None if found < 0 else (found, self.memory[found][visit] % PLACES)

    def _in_order(self, visit: int) -> list[tuple[int, int, int]]:
        """Days after the child's earlier visits and before its later ones."""
        after, before = 0, NOWHERE
        for other, side in self.ready.order[visit]:
            day = self.at[other]
            if day is not None and side < 0:
                after = max(after, self.ordinal[day])
            elif day is not None:
                before = min(before, self.ordinal[day])
        return [one for one in self.options[visit] if after < self.ordinal[one[0]] < before]

    def fits_order(self, visit: int, day: int) -> bool:
        return visit not in self.ready.order or any(one[0] == day for one in self._in_order(visit))

    def note_days(self, days: Iterable[int]) -> None:
        """Keep these days for the choice at the end."""
        if not self.remember_days:
            return
        if len(self.days_seen) > MOST_DAYS_SEEN:
            oldest = list(self.days_seen)[: MOST_DAYS_SEEN // 3]
            for one in oldest:
                del self.days_seen[one]
        for day in days:
            if self.laid[day].order:
                self.note_day(day, self.laid[day].order)

    def note_day(self, day: int, order: Order) -> None:
        """The days seen last stand last."""
        self.days_seen.pop((day, order), None)
        self.days_seen[day, order] = None

    def price_of(self, day: int, order: Order) -> int:
        """Driving, stops, the day, and being late or moved: everything but faces."""
        return self._known(day, order).price + sum(self.extra[one][day] for one in order)

    def load(self, orders: Mapping[int, Order]) -> None:
        """Begin again from another plan. A visit that would come in the wrong order waits."""
        self.lift([visit for visit, day in self.at.items() if day is not None])
        for day, order in sorted(orders.items()):
            for visit in order:
                if self.fits_order(visit, day):
                    self.put(visit, day, len(self.laid[day].order))

    def orders(self) -> dict[int, Order]:
        return {day: laid.order for day, laid in enumerate(self.laid) if laid.order}

    def waiting(self) -> list[int]:
        return [visit for visit, day in self.at.items() if day is None]
