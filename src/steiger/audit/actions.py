from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.audit.enums import Looked
from steiger.audit.models import Happening, Look
from steiger.core import clock

_gathered: ContextVar[list[Happening] | None] = ContextVar("gathered", default=None)
MANY = 500


@contextmanager
def gathering() -> Iterator[None]:
    """What happens inside is written down by the hundred: for a long history in one transaction."""
    gathered: list[Happening] = []
    token = _gathered.set(gathered)
    try:
        yield
        Happening.objects.bulk_create(gathered)
    finally:
        _gathered.reset(token)


def who(by: Member) -> str:
    """The name in the evidence: of who acted, and in whose name. In the language of the house, for it is kept."""
    if by.stand_in is None:
        return by.name
    with translation.override(settings.LANGUAGE_CODE):
        return _("%(stand_in)s on behalf of %(name)s") % {"stand_in": by.stand_in.name, "name": by.name}


def record(*, by: Member, kind: str, case_number: str = "", subject: str = "", **details: Any) -> None:
    """Write down that something happened. `details` hold no names and no free text about a child."""
    happening = Happening(
        region_id=by.region_id,
        at=clock.now(),
        on=clock.today(),
        user_id=by.actor_id,
        user_name=who(by),
        roles=sorted(by.roles),
        kind=kind,
        case_number=case_number,
        subject=subject,
        details=details,
    )
    gathered = _gathered.get()
    if gathered is None:
        happening.save(force_insert=True)
        return
    gathered.append(happening)
    if len(gathered) >= MANY:
        Happening.objects.bulk_create(gathered)
        gathered.clear()


def record_look(*, by: Member, looked_at: Looked, case_number: str, reason: str = "") -> None:
    """Write down that somebody opened something about a child (AVG: log of user activity)."""
    Look.objects.create(
        region_id=by.region_id,
        at=clock.now(),
        user_id=by.actor_id,
        user_name=who(by),
        roles=sorted(by.roles),
        looked_at=looked_at,
        case_number=case_number,
        reason=reason or (by.session.reason if by.session else ""),
    )
