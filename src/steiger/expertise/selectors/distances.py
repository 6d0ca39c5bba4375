"""How far something is from where somebody works."""

from __future__ import annotations

from steiger.access.member import Member
from steiger.organisations.models import School
from steiger.organisations.rules.distance import HasPlace, distance_km


def own_schools(member: Member) -> list[School]:
    """The schools for which this person has a role, in the order in which the roles began."""
    keys = [post.organisation_id for post in member.posts if post.organisation_id]
    found = School.objects.in_bulk(keys) if keys else {}
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def distance_from_own_school(member: Member, there: HasPlace | None) -> float | None:
    """From the nearest of the own schools; nothing for who has none, or when a place is not known."""
    if there is None:
        return None
    known = [km for school in own_schools(member) if (km := distance_km(school, there)) is not None]
    return min(known, default=None)
