"""The end of aftercare: everything done, or the child left."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.actions.locks import lock_journey
from steiger.aftercare.actions.support import end_open_support, prove_support_started
from steiger.aftercare.actions.visits import skip_open_visit
from steiger.aftercare.models import SupportLine, Visit
from steiger.aftercare.selectors.file import still_open
from steiger.audit.actions import record
from steiger.cooperation.enums import Proof
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.pupils.actions import close_file, record_milestone
from steiger.pupils.models import Journey
from steiger.transitions.actions import complete_steps_by_fact


@transaction.atomic
def close_aftercare(*, journey: Journey, by: Member) -> Journey:
    """The journey is completed: every visit reported or skipped, no support running, no action open."""
    require(by, Permission.SUPPORT_WRITE)
    lock_journey(journey)
    rules.may_close(by, journey, rules.StillOpen()).require()
    finished = rules.may_close(by, journey, still_open(journey))
    if not finished:
        raise DomainError(finished.reason)
    prove_support_started(journey=journey, by=by)
    complete_steps_by_fact(journey=journey, proof=Proof.CLOSED, by=by)
    record_milestone(journey=journey, completed_on=clock.today(), by=by)
    close_file(journey=journey, by=by)
    record(by=by, kind="close_aftercare", case_number=journey.case_number)
    return journey


@transaction.atomic
def stop_aftercare(*, journey: Journey, by: Member) -> None:
    """The journey has ended early: nobody comes any more. Whoever ended it passed the gate."""
    with translation.override(settings.LANGUAGE_CODE):
        reason = _("The child left: %(reason)s") % {"reason": journey.get_leaving_reason_display()}
    for visit in Visit.objects.select_for_update(no_key=True, of=("self",)).filter(
        journey=journey, reported_on__isnull=True, skipped_on__isnull=True
    ):
        visit.journey = journey
        skip_open_visit(visit=visit, reason=reason, by=by)
    for line in SupportLine.objects.select_for_update(of=("self",)).filter(journey=journey, ended_on__isnull=True):
        line.journey = journey
        end_open_support(line=line, by=by)
