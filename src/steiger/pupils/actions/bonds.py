from __future__ import annotations

from typing import Any

from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.pupils.models import MotherSchoolBond


def save_bond(*, bond: MotherSchoolBond, by: Member, kind: str, **facts: Any) -> MotherSchoolBond:
    """Write a step of a bond on behalf of the action above, which has checked that it may."""
    for name, value in facts.items():
        setattr(bond, name, value)
    if bond.pk:
        bond.save(update_fields=list(facts))
        bond.refresh_from_db(fields=["disclosure"])
    else:
        bond.save()
    record(by=by, kind=kind, case_number=bond.journey.case_number, school=bond.school_id)
    return bond
