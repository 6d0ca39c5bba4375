"""The child went back to the newcomer school: what was still to come is taken back. Who recorded it passed the gate."""

from __future__ import annotations

from steiger.access.member import Member
from steiger.aftercare.actions.support import end_open_support
from steiger.aftercare.models import SupportLine, Visit
from steiger.audit.actions import record
from steiger.pupils.models import Journey


def take_back_aftercare(*, journey: Journey, by: Member) -> int:
    """Visits that were not reported or skipped go: the next move makes its own. What was reported stays."""
    coming = Visit.objects.filter(journey=journey, reported_on__isnull=True, skipped_on__isnull=True)
    taken_back = coming.count()
    coming.delete()
    for line in SupportLine.objects.select_for_update(of=("self",)).filter(journey=journey, ended_on__isnull=True):
        line.journey = journey
        end_open_support(line=line, by=by)
    record(by=by, kind="take_back_aftercare", case_number=journey.case_number, visits=taken_back)
    return taken_back
