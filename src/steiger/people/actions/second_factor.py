"""The region says in which roles a second factor is needed, and from when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Role
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.people.models import SecondFactorRule

# People need time to set it up, and to ask for help.
SHORTEST_TERM = timedelta(days=7)


def require_second_factor(*, by: Member, days: Mapping[Role, date | None]) -> None:
    """From which day each of these roles asks for a second factor; no day means that it does not."""
    require_region(by, Permission.PEOPLE_MANAGE)
    with transaction.atomic():
        known = {rule.role: rule for rule in SecondFactorRule.objects.filter(region_id=by.region_id)}
        for role, day in days.items():
            rule = known.get(role.value)
            if day == (rule.from_on if rule else None):
                continue
            if day is None:
                assert rule is not None  # noqa: S101 - nothing and nothing are the same
                rule.delete()
            else:
                _set(by, role, day)
            record(by=by, kind="require_second_factor", subject=role.value, on=day.isoformat() if day else None)


def _set(by: Member, role: Role, day: date) -> None:
    first = clock.today() + SHORTEST_TERM
    if day < first:
        raise DomainError(_("People need a week to set this up. Choose a later day."), field=role.value)
    SecondFactorRule.objects.update_or_create(
        region_id=by.region_id,
        role=role,
        defaults={"from_on": day, "decided_by_id": by.user_id, "decided_at": clock.now()},
    )
