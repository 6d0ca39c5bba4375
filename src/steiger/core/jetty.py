"""The jetty: a way in steps, drawn as planks over water with a post at each step.

It knows no children, schools or visits; whoever has steps turns them into posts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PostState(StrEnum):
    DONE = "done"
    NEXT = "next"
    LATE = "late"
    FUTURE = "future"
    ASHORE = "ashore"


@dataclass(frozen=True, slots=True)
class Post:
    """One step. `ASHORE` is where the jetty meets the land; `reached` says that somebody stands there already."""

    label: str
    state: PostState
    day: date | None = None
    note: str = ""
    url: str = ""
    reached: bool = False

    @property
    def is_done(self) -> bool:
        return self.state == PostState.DONE or (self.state == PostState.ASHORE and self.reached)

    def days_late(self, today: date) -> int:
        if self.state != PostState.LATE or self.day is None:
            return 0
        return max((today - self.day).days, 0)


@dataclass(frozen=True, slots=True)
class Plank:
    """A post with what is needed to draw the stretch of jetty that leads to it."""

    post: Post
    days_late: int
    is_laid: bool
    is_land: bool
    tier: int
    """Names under a long jetty hang at several depths, so that neighbours do not collide."""


@dataclass(frozen=True, slots=True)
class Jetty:
    planks: tuple[Plank, ...]

    @property
    def total(self) -> int:
        return len(self.planks)

    @property
    def done(self) -> int:
        return sum(plank.post.is_done for plank in self.planks)

    @property
    def late(self) -> int:
        return sum(plank.post.state == PostState.LATE for plank in self.planks)

    @property
    def next_label(self) -> str:
        return next((plank.post.label for plank in self.planks if plank.post.state == PostState.NEXT), "")

    @property
    def tiers(self) -> int:
        return _tiers(self.total)


def build(posts: Sequence[Post], today: date) -> Jetty:
    """Lay planks up to the step that people stand at; from the post after the step ashore on it is land."""
    reached = max((i for i, post in enumerate(posts) if post.is_done or post.state == PostState.NEXT), default=-1)
    ashore = next((i for i, post in enumerate(posts) if post.state == PostState.ASHORE), len(posts))
    tiers = _tiers(len(posts))
    return Jetty(
        tuple(
            Plank(
                post=post,
                days_late=post.days_late(today),
                is_laid=i <= reached,
                is_land=i > ashore,
                # The step ashore hangs highest; its neighbours hang lower, so that the longest names do not meet.
                tier=(i - ashore) % tiers + 1,
            )
            for i, post in enumerate(posts)
        )
    )


def _tiers(total: int) -> int:
    if total <= 8:
        return 1
    return 2 if total <= 14 else 3
