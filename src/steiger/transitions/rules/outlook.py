"""From where somebody looks at a child's move."""

from __future__ import annotations

from dataclasses import dataclass

from steiger.access.enums import Disclosure, Permission, Reach
from steiger.access.member import Member
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey, MotherSchoolBond


@dataclass(frozen=True, slots=True)
class Outlook:
    """From where somebody looks at a child's move. A mother school sees its own bond only, as far as it has grown."""

    level: Disclosure
    school_ids: frozenset[int] | None

    @property
    def is_mother_school(self) -> bool:
        return self.school_ids is not None

    def sees_bond(self, bond: MotherSchoolBond) -> bool:
        return self.school_ids is None or bond.school_id in self.school_ids


def outlook(member: Member, journey: Journey) -> Outlook:
    """Whoever stands in another relation than mother school looks without steps of disclosure."""
    if member.reach(Permission.FILE_SEE) == Reach.REGION:
        return Outlook(Disclosure.MOVED, None)
    found = [(one.relation, one.school_id, one.level) for one in pupils.own_footings(member, journey)]
    if any(relation != Relation.MOTHER_SCHOOL for relation, _school, _level in found):
        return Outlook(Disclosure.MOVED, None)
    level = max((level for _relation, _school, level in found), default=Disclosure.NONE)
    return Outlook(Disclosure(level), frozenset(school for _relation, school, _level in found if school is not None))
