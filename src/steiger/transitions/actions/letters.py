"""What a mother school is told by mail: what kind of thing it is and where to read it, never a child's name."""

from __future__ import annotations

from django.utils.functional import Promise

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core.links import in_region
from steiger.messaging.actions import tell
from steiger.messaging.enums import Kind
from steiger.organisations.selectors import region_of
from steiger.people.selectors import people_in_role
from steiger.pupils.models import Journey, MotherSchoolBond


def tell_school(bond: MotherSchoolBond, by: Member, subject: Promise, body: Promise, *, path: str) -> None:
    """To the care coordinators of the school."""
    users = people_in_role(by.region_id, Role.CARE_COORDINATOR, organisation_id=bond.school_id)
    tell(region_id=by.region_id, users=users, subject=subject, body=body, path=path, kind=Kind.CHILD)


def path_to(by: Member, name: str, journey: Journey) -> str:
    return in_region(region_of(by).slug, name, case=journey.case_number)
