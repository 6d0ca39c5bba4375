"""How careful the search is at which moment, so that a run that was limited by time can be repeated exactly."""

from __future__ import annotations

from collections.abc import Callable

from steiger.aftercare.planning.plan import Run

LEVELS = 64
# The clock is read once in so many iterations.
EACH = 16


class Pace:
    """Goes from level 0 to `LEVELS`, by time, by iterations, or as another run did; then the search is over."""

    def __init__(
        self, *, seconds: float | None, iterations: int | None, again: Run | None, now: Callable[[], float]
    ) -> None:
        self.level = 0
        self.taken: list[int] = []
        self.now, self.began = now, now()
        self.seconds, self.iterations, self.again = seconds, iterations, again
        if again is not None:
            self.iterations = again.iterations

    @property
    def spent(self) -> float:
        return self.now() - self.began

    @property
    def left(self) -> float:
        """Seconds that are left; without a limit there is no end."""
        return float("inf") if self.seconds is None or self.again is not None else self.seconds - self.spent

    def goes_on(self, iteration: int) -> bool:
        """Whether another iteration is made, and from this one on at which level."""
        if self.again is not None:
            self._reach(sum(1 for each in self.again.pace if each <= iteration), iteration)
            return iteration < self.again.iterations
        if self.iterations is not None:
            self._reach(min(LEVELS, iteration * LEVELS // max(1, self.iterations)), iteration)
            if iteration >= self.iterations:
                return False
        if self.seconds is None or iteration % EACH:
            return True
        if self.iterations is None:
            self._reach(min(LEVELS, int(self.spent * LEVELS / max(self.seconds, 1e-9))), iteration)
        return self.spent < self.seconds

    def _reach(self, level: int, iteration: int) -> None:
        while self.level < level:
            self.level += 1
            self.taken.append(iteration)
