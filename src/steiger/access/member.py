"""The acting person: somebody with one or more posts in one region, now."""

from __future__ import annotations

from dataclasses import dataclass

from steiger.access.enums import Permission, Reach, Role
from steiger.access.table import reach_of


@dataclass(frozen=True, slots=True)
class Post:
    """A role, held for an organisation (none: for the region as a whole)."""

    role: Role
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    user_id: int
    name: str
    region_id: int
    posts: tuple[Post, ...]

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(post.role for post in self.posts)

    def reach(self, permission: Permission) -> Reach:
        """The farthest that any of the person's posts goes."""
        return max((reach_of(post.role, permission) for post in self.posts), default=Reach.NONE)

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
            and reach_of(post.role, permission) == Reach.OWN
        )

    def roles_with(self, permission: Permission, reach: Reach) -> frozenset[Role]:
        return frozenset(role for role in self.roles if reach_of(role, permission) == reach)
