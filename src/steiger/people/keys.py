"""What a room above knows of who signs in and this one does not: it registers once how it is told, in its `ready`."""

from __future__ import annotations

from typing import Protocol

from steiger.access.member import Member, StaffSession


class RunningSession(Protocol):
    """The staff session in which this person reads one child's file now; nothing when none runs."""

    def __call__(self, member: Member) -> StaffSession | None: ...


_asked: list[RunningSession] = []


def register_session(asked: RunningSession) -> None:
    if asked not in _asked:
        _asked.append(asked)


def running_session(member: Member) -> StaffSession | None:
    return next((session for asked in _asked if (session := asked(member)) is not None), None)
