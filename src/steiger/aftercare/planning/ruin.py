"""Which visits to take off the table together: those that could change places with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from random import Random

from steiger.aftercare.planning.board import Board

NEIGHBOURS = 15
FEW, MANY = 8, 25


class Ruin:
    """Chooses visits that have something to do with each other: place, days, child."""

    def __init__(self, board: Board, random: Random, movable: Sequence[int], of_interest: Sequence[int]) -> None:
        self.board, self.random = board, random
        self.movable, self.of_interest = list(movable), list(of_interest)
        node, travel = board.ground.node, board.ground.travel
        self.at_school: dict[int, list[int]] = defaultdict(list)
        for visit in self.movable:
            self.at_school[node[visit]].append(visit)
        self.near = {
            here: sorted(self.at_school, key=lambda there: (travel[here][there], there))[:NEIGHBOURS]
            for here in self.at_school
        }
        self.days = {visit: frozenset(board.ordinal[day] for day in board.extra[visit]) for visit in self.movable}
        self.may_move = frozenset(self.movable)

    def choose(self) -> list[int]:
        """Some visits that stand on the table, seldom many."""
        random, board = self.random, self.board
        count = random.randint(1, FEW) if random.random() < 0.7 else random.randint(FEW, MANY)
        pool = self.of_interest if self.of_interest and random.random() < 0.5 else self.movable
        visit = pool[int(random.random() * len(pool))]
        drawn = random.random()
        if drawn < 0.35:
            found = self._of_the_area(visit)
        elif drawn < 0.65:
            found = self._of_its_days(visit)
        elif drawn < 0.85:
            found = self._children_of_the_area(visit)
        else:
            found = self._children_anywhere(visit, count)
        at, may = board.at, self.may_move
        return [one for one in dict.fromkeys(found) if at[one] is not None and one in may][:count]

    def _of_the_area(self, visit: int) -> list[int]:
        """Visits in the neighbourhood that could stand on the same days."""
        found, days = [visit], self.days[visit]
        for school in self.near[self.board.ground.node[visit]]:
            each = [one for one in self.at_school[school] if not days.isdisjoint(self.days[one])]
            self.random.shuffle(each)
            found += each
        return found

    def _of_its_days(self, visit: int) -> list[int]:
        """Whole days on which this visit could stand."""
        found, options = [visit], self.board.options[visit]
        for day, _who, _extra in self.random.sample(options, min(8, len(options))):
            found += self.board.laid[day].order
        return found

    def _children_of_the_area(self, visit: int) -> list[int]:
        """All visits of some children in the neighbourhood, so that they can go to somebody else together."""
        found, board = [visit], self.board
        for school in self.near[board.ground.node[visit]][:8]:
            each = self.at_school[school]
            for one in self.random.sample(each, min(3, len(each))):
                found += board.children[board.child[one]]
        return found

    def _children_anywhere(self, visit: int, count: int) -> list[int]:
        found, board = [visit], self.board
        for one in self.random.sample(self.movable, min(count, len(self.movable))):
            found += board.children[board.child[one]]
        return found
