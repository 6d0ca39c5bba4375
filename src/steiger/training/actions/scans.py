"""A teacher looks at the own competence."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.training.actions.enrolments import lock_enrolment
from steiger.training.enums import Moment
from steiger.training.models import Enrolment, ScanAnswer, SelfScan
from steiger.training.rules import access
from steiger.training.rules import scans as rules
from steiger.training.rules.cohorts import refuse, takes_part


@transaction.atomic
def fill_in_scan(*, by: Member, enrolment: Enrolment, moment: Moment, scores: Mapping[str, int]) -> SelfScan:
    """Once per moment; it stays as it was."""
    require(by, Permission.TRAINING_FOLLOW)
    enrolment = lock_enrolment(enrolment)
    access.is_own(by, enrolment).require()
    refuse(takes_part(enrolment))
    is_filled = SelfScan.objects.filter(enrolment=enrolment, moment=moment).exists()
    refuse(rules.may_be_filled(enrolment.cohort, moment, day=clock.today(), is_filled=is_filled))
    rules.check_scores(scores)
    scan = SelfScan.objects.create(region_id=by.region_id, enrolment=enrolment, moment=moment, filled_on=clock.today())
    ScanAnswer.objects.bulk_create(
        ScanAnswer(region_id=by.region_id, scan=scan, competence=competence, score=score)
        for competence, score in scores.items()
    )
    record(by=by, kind="fill_in_scan", subject=f"enrolment {enrolment.pk}", moment=str(moment))
    return scan
