from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.pupils.enums import Relation
from steiger.pupils.models import (
    Involvement,
    Journey,
)


def involve(
    *,
    journey: Journey,
    relation: Relation,
    by: Member,
    school_id: int | None = None,
    user_id: int | None = None,
    level: Disclosure = Disclosure.MOVED,
) -> Involvement:
    """Let a school or a specialist stand in a relation to the child from today on, or raise what it may know."""
    whose: dict[str, Any] = {"school_id": school_id, "user_id": user_id, "until_on": None}
    involvement, is_new = Involvement.objects.get_or_create(
        region_id=journey.region_id,
        journey=journey,
        relation=relation,
        **whose,
        defaults={"from_on": clock.today(), "level": level},
    )
    if not is_new and involvement.level != level:
        involvement.level = level
        involvement.save(update_fields=["level"])
    record(by=by, kind="involve", case_number=journey.case_number, subject=relation, level=level.name)
    return involvement


def end_involvement(
    *,
    journey: Journey,
    relation: Relation,
    by: Member,
    school_id: int | None = None,
    user_id: int | None = None,
    sees_until_on: date | None = None,
) -> None:
    """End a relation today. What it could see closes at once, or on `sees_until_on` (the retention term)."""
    today = clock.today()
    ended = Involvement.objects.filter(journey=journey, relation=relation, until_on__isnull=True)
    if school_id is not None:
        ended = ended.filter(school_id=school_id)
    if user_id is not None:
        ended = ended.filter(user_id=user_id)
    ended.update(until_on=today, sees_until_on=sees_until_on or today - timedelta(days=1))
    record(by=by, kind="end_involvement", case_number=journey.case_number, subject=relation)
