"""A staff session: an administrator reads one child's file for a short while, with a reason, and everybody knows it."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Disclosure, Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.messaging.actions import tell
from steiger.organisations.selectors import region_of
from steiger.people.selectors import everybody
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey, StaffSession

# So long at most (the database holds it too): who needs more asks again.
MINUTES = (15, 30, 60)
TOLD = frozenset({Role.COORDINATOR, Role.PRIVACY_OFFICER})


@transaction.atomic
def begin_staff_session(*, by: Member, case: str, asked_by: str, reason: str, minutes: int) -> StaffSession:
    """From now on, for at most an hour, this one file can be read. Coordinators and privacy officers hear of it."""
    require(by, Permission.SESSION_BEGIN)
    journey = Journey.objects.filter(case_number=case.strip().upper(), anonymised_on=None).first()
    if journey is None:
        raise DomainError(_("No file has this case number. Ask who needs help for it."), field="case")
    if not asked_by.strip():
        raise DomainError(_("Write down who asked for help."), field="asked_by")
    if not reason.strip():
        raise DomainError(_("Write down why you need to see this file."), field="reason")
    if minutes not in MINUTES:
        raise DomainError(_("A staff session lasts an hour at most."), field="minutes")
    end_staff_session(by=by)
    now = clock.now()
    session = StaffSession.objects.create(
        region_id=by.region_id,
        journey=journey,
        begun_by_id=by.user_id,
        begun_at=now,
        ends_at=now + timedelta(minutes=minutes),
        asked_by=asked_by.strip(),
        reason=reason.strip(),
    )
    today = clock.today()
    Involvement.objects.create(
        region_id=by.region_id, journey=journey, relation=Relation.STAFF_SESSION, user_id=by.user_id,
        level=Disclosure.MOVED, from_on=today, until_on=today, sees_until_on=today,
    )  # fmt: skip
    record(by=by, kind="begin_staff_session", case_number=journey.case_number, minutes=minutes)
    _tell(by, journey)
    return session


@transaction.atomic
def end_staff_session(*, by: Member) -> None:
    """Sooner than it would end by itself. One that was over already is closed as on its own end."""
    require(by, Permission.SESSION_BEGIN)
    now, today = clock.now(), clock.today()
    for session in StaffSession.objects.select_for_update(of=("self",)).filter(begun_by=by.user_id, ended_at=None):
        session.ended_at = min(now, session.ends_at)
        session.save(update_fields=["ended_at"])
        stood = Involvement.objects.filter(
            journey=session.journey_id, relation=Relation.STAFF_SESSION, user=by.user_id, sees_until_on__gte=today
        )
        stood.update(sees_until_on=today - timedelta(days=1))
        record(by=by, kind="end_staff_session", case_number=session.journey.case_number)


def _tell(by: Member, journey: Journey) -> None:
    region = region_of(by)
    tell(
        region_id=by.region_id,
        users=[user for user, member in everybody(by.region_id) if member.roles & TOLD and user.pk != by.user_id],
        subject=format_lazy(gettext_lazy("An administrator opens the file {case}"), case=journey.case_number),
        body=gettext_lazy("Somebody asked for help with the software. See who, why and until when."),
        path=reverse("privacy:sessions", kwargs={"region": region.slug}),
    )
