"""The acting person: somebody with one or more posts in one region, now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from steiger.access.enums import Permission, Reach, Role
from steiger.access.table import reach_of


@dataclass(frozen=True, slots=True)
class Post:
    """A role, held for an organisation (none: for the region as a whole)."""

    role: Role
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who really acts, when somebody works on behalf of a colleague who is away."""

    user_id: int
    name: str
    delegation_id: int


@dataclass(frozen=True, slots=True)
class StaffSession:
    """For a short while and with a reason an administrator reads one child's file, because somebody asked for help."""

    journey_id: int
    reason: str
    ends_at: datetime


# What a staff session opens: reading the file, and nothing else.
IN_STAFF_SESSION = frozenset({Permission.FILE_SEE})
# What nobody does in another person's name: a signature is one's own, and so is saying who may come in.
NOT_ON_BEHALF = frozenset(
    {Permission.COVENANT_SIGN, Permission.DOCUMENT_SIGN, Permission.PEOPLE_MANAGE, Permission.SESSION_BEGIN}
)


@dataclass(frozen=True, slots=True)
class Member:
    """Whose posts, and so whose work, this is. On behalf of somebody else, `stand_in` says who really acts."""

    user_id: int
    name: str
    region_id: int
    posts: tuple[Post, ...]
    stand_in: StandIn | None = None
    session: StaffSession | None = None

    @property
    def actor_id(self) -> int:
        """Who did it: for the evidence. `user_id` is in whose name it was done."""
        return self.stand_in.user_id if self.stand_in else self.user_id

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(post.role for post in self.posts)

    def reach(self, permission: Permission) -> Reach:
        """The farthest that any of the person's posts goes."""
        return max((self._reach(post, permission) for post in self.posts), default=Reach.NONE)

    def _reach(self, post: Post, permission: Permission) -> Reach:
        if self.stand_in is not None and permission in NOT_ON_BEHALF:
            return Reach.NONE
        if self.session is not None and post.role == Role.ADMINISTRATOR and permission in IN_STAFF_SESSION:
            return Reach.OWN
        return reach_of(post.role, permission)

    def may(self, permission: Permission) -> bool:
        """Whether there is anything at all that this person may do by it."""
        return self.reach(permission) >= Reach.OWN

    def organisations(self, permission: Permission, *roles: Role) -> frozenset[int]:
        """The organisations for which the person holds it as *own*; only through `roles` when given."""
        return frozenset(
            post.organisation_id
            for post in self.posts
            if post.organisation_id is not None
            and (not roles or post.role in roles)
            and self._reach(post, permission) == Reach.OWN
        )

    def roles_with(self, permission: Permission, reach: Reach) -> frozenset[Role]:
        return frozenset(post.role for post in self.posts if self._reach(post, permission) == reach)
