"""On which agendas a case can still be put."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.cooperation.enums import BodyKind, MeetingState
from steiger.cooperation.models import Body, Meeting
from steiger.core import clock
from steiger.core.memory import remembered


@dataclass(frozen=True, slots=True)
class Agenda:
    """Of one coming meeting, or, when none has been called, of the first that will be."""

    body_id: int
    meeting_id: int | None
    body_name: str = field(default="", compare=False)
    starts_at: datetime | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        return f"{self.body_id}-{self.meeting_id or ''}"

    @property
    def meets_on(self) -> date | None:
        return timezone.localtime(self.starts_at).date() if self.starts_at else None


@remembered
def agendas(member: Member) -> list[Agenda]:
    """Of every IB consultation of the region the coming meetings, the next first; or the next one, not called yet."""
    if not member.may(Permission.CASE_BRING):
        return []
    bodies = consultations()
    if not bodies:
        return []
    coming = Meeting.objects.filter(body_id__in=bodies, state=MeetingState.CALLED, ends_at__gte=clock.now())
    rows = coming.order_by("starts_at", "id").values_list("body_id", "pk", "starts_at")
    found = [Agenda(body_id, pk, bodies[body_id], starts_at) for body_id, pk, starts_at in rows]
    met = {agenda.body_id for agenda in found}
    return [*found, *(Agenda(pk, None, name) for pk, name in bodies.items() if pk not in met)]


@remembered
def consultations() -> dict[int, str]:
    """The region's IB consultations of today, by name."""
    running = Q(ended_on=None) | Q(ended_on__gte=clock.today())
    return dict(Body.objects.filter(running, kind=BodyKind.CONSULTATION).order_by("name").values_list("pk", "name"))
