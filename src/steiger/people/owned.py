"""What somebody owns: the one shape in which every room tells it, so that nothing is left behind when they leave.

A room joins from its `AppConfig.ready` with one `OwnedKind` per kind of thing that can be somebody's. A foreign key to
a person is either such a column or names who did something (`..._by`); `tests/architecture/test_owners.py` holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.functional import Promise

from steiger.access.member import Member, Post


@dataclass(frozen=True, slots=True)
class OwnedThing:
    """One open thing that is somebody's now.

    `title`, `about` and `url` are for the one who looks and say no more than that person may know. `reference` is kept
    with the handover and told to anybody, so it never holds a child's name: a case number, a seat.
    `fits` are the posts in which it can be held; a post without an organisation stands for the role anywhere.
    """

    kind: str
    key: str
    owner_id: int
    reference: str
    title: str
    fits: tuple[Post, ...]
    about: str = ""
    url: str = ""
    due_on: date | None = None

    @property
    def pair(self) -> tuple[str, str]:
        return self.kind, self.key

    def fits_one_of(self, posts: Collection[Post]) -> bool:
        """Whether somebody with these posts can hold it."""
        return any(Post(post.role) in self.fits or post in self.fits for post in posts)


class PassOn(Protocol):
    """Give these things of one person to another. People has checked who may, and that the other one fits."""

    def __call__(self, *, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> object: ...


@dataclass(frozen=True, slots=True)
class OwnedKind:
    """One kind of thing that somebody can own, with the question and the action of the room that keeps it.

    `columns` are the foreign keys that it answers for, written `app.Model.field`. `owned_by` gets who looks and whose
    things are asked; it costs the same few queries for many people as for one.
    """

    kind: str
    label: str | Promise
    columns: tuple[str, ...]
    owned_by: Callable[[Member, Collection[int]], Sequence[OwnedThing]]
    pass_on: PassOn


_kinds: dict[str, OwnedKind] = {}


def join(kind: OwnedKind) -> None:
    _kinds[kind.kind] = kind


def kinds() -> tuple[OwnedKind, ...]:
    """In the order of the rooms, from the ground up."""
    return tuple(_kinds.values())


def kind_named(kind: str) -> OwnedKind | None:
    return _kinds.get(kind)


def owned_by(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """Everything open that is these people's, asked of every room; as far as this member may know it."""
    return [thing for kind in kinds() for thing in kind.owned_by(member, user_ids)] if user_ids else []
