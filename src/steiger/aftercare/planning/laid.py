"""A day as it lies: its visits in order, and for every gap between them what it would take to add another."""

from __future__ import annotations

from collections.abc import Sequence

from steiger.aftercare.planning.days import Ground, Order, Shape

# A price and the place in the day in one number: they are compared and added more than anything else in the search.
PLACES = 1024
NOWHERE = 1 << 60


class Laid:
    """Remembers for each visit what adding it costs. Made once for all days that look the same."""

    __slots__ = ("_ground", "_latest", "_leaves", "_nodes", "_shape", "memory", "order", "price")

    def __init__(self, ground: Ground, shape: Shape, order: Order) -> None:
        self.order, self._ground, self._shape = order, ground, shape
        self.price = ground.cost(shape.home, order)
        self.memory: dict[int, int] = {}
        self._nodes: Sequence[int] = ()
        self._leaves: list[int] = []
        self._latest: list[int] = []

    def insertion(self, visit: int) -> int:
        """The least price of adding this visit, times `PLACES`, plus the place; `NOWHERE` when it fits nowhere."""
        if len(self.order) >= min(self._shape.most_visits, PLACES - 1):
            return NOWHERE
        if self._shape.blocked:
            return self._by_trying(visit)
        if not self._leaves:
            self._look_ahead()
        return self._between(visit)

    def _look_ahead(self) -> None:
        """When each visit is over at the soonest, and when it must have begun at the latest."""
        ground, shape, order = self._ground, self._shape, self.order
        node, minutes, travel, fixed = ground.node, ground.minutes, ground.travel, ground.fixed
        self._nodes = (shape.home, *(node[one] for one in order))
        starts = ground.starts(shape, order) or []
        self._leaves = [shape.begins, *(start + minutes[one] for start, one in zip(starts, order, strict=True))]
        self._latest = [0] * len(order)
        here, before, door = shape.home, shape.ends, 0
        for place in range(len(order) - 1, -1, -1):
            one = order[place]
            there = node[one]
            over = before if there == here and place < len(order) - 1 else before - door - travel[there][here]
            latest = min(shape.open[there][1], over) - minutes[one]
            latest = fixed[one] if one in fixed else latest // ground.round_to * ground.round_to
            self._latest[place] = before = latest
            here, door = there, ground.door

    def _between(self, visit: int) -> int:
        """Gap by gap: the cheapest in which the visit and all after it are in time."""
        ground, shape, nodes, leaves, latest = self._ground, self._shape, self._nodes, self._leaves, self._latest
        there, length, step, stop = ground.node[visit], ground.minutes[visit], ground.round_to, ground.prices.stop
        opens, closes = shape.open.get(there, (0, 0))
        from_there, door, count, found = ground.travel[there], ground.door, len(self.order), NOWHERE
        for place in range(count + 1):
            here, leaves_here = nodes[place], leaves[place]
            along = place > 0 and here == there
            ready = leaves_here if along else max(leaves_here + from_there[here], opens) + door
            over = -(-ready // step) * step + length
            if over > closes:
                break
            price = from_there[here] + (0 if along else stop)
            if place == count:
                if over + from_there[shape.home] > shape.ends:
                    continue
                price += from_there[shape.home] - ground.travel[here][shape.home]
                price += 0 if count else ground.prices.day
            else:
                following = nodes[place + 1]
                after = over if following == there else over + from_there[following] + door
                if after > latest[place]:
                    continue
                price += from_there[following] - ground.travel[here][following]
                price += (following != there) * stop - (place == 0 or following != here) * stop
            found = min(found, price * PLACES + place)
        return found

    def _by_trying(self, visit: int) -> int:
        """The same, try after try: for days on which some hours are blocked."""
        ground, shape, order = self._ground, self._shape, self.order
        tried = sorted(
            (ground.cost(shape.home, (*order[:place], visit, *order[place:])) - self.price, place)
            for place in range(len(order) + 1)
        )
        for price, place in tried:
            if ground.starts(shape, (*order[:place], visit, *order[place:])) is not None:
                return price * PLACES + place
        return NOWHERE
