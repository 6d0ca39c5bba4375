"""A certificate is given when its rule holds, and taken back when it should not have been."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.actions import store_file
from steiger.organisations.selectors import region_of
from steiger.training.actions.enrolments import lock_enrolment, tell_about
from steiger.training.models import Certificate, Enrolment
from steiger.training.rules.access import may_judge, may_lead
from steiger.training.rules.certificates import may_be_certified, new_code
from steiger.training.rules.cohorts import refuse
from steiger.training.selectors.certificates import Stated, certificate_pdf
from steiger.training.selectors.progress import Progress, progress_of


@transaction.atomic
def give_certificate(*, by: Member, enrolment: Enrolment) -> Certificate:
    """By who leads the cohort; the numbers must be there. It is kept as it was on this day."""
    require(by, Permission.TRAINING_WRITE)
    enrolment = lock_enrolment(enrolment)
    may_judge(by, enrolment).require()
    if not enrolment.takes_part:
        raise DomainError(_("This teacher does not take part. There is nothing to certify."))
    progress = progress_of(enrolment)
    refuse(may_be_certified(progress.reached, progress.terms, has_one=progress.certificate is not None))
    stated = _stated(by, progress)
    content = certificate_pdf(stated, region_of(by))
    name = f"{_('Certificate')} {stated.code}.pdf"
    certificate = Certificate.objects.create(
        region_id=by.region_id,
        enrolment=enrolment,
        code=stated.code,
        name=stated.name,
        title=stated.title,
        hours=sum(hours for _title, hours in stated.modules),
        attendance=stated.attendance,
        assignments=stated.assignments,
        coaching=stated.coaching,
        issued_on=stated.issued_on,
        issued_by_id=by.user_id,
        file=store_file(by=by, name=name, media_type="application/pdf", content=content),
    )
    tell_about(
        enrolment,
        by,
        [enrolment.teacher],
        gettext_lazy("Your certificate: {cohort}"),
        gettext_lazy("You have completed the training {cohort}. Your certificate is ready."),
    )
    record(by=by, kind="give_certificate", subject=f"enrolment {enrolment.pk}", code=certificate.code)
    return certificate


@transaction.atomic
def withdraw_certificate(*, by: Member, certificate: Certificate, reason: str) -> Certificate:
    """Whoever checks it reads from now on that it was withdrawn."""
    require(by, Permission.TRAINING_WRITE)
    found = Certificate.objects.select_for_update(of=("self",)).select_related("enrolment__cohort")
    certificate = found.get(pk=certificate.pk)
    may_lead(by, certificate.enrolment.cohort).require()
    if not certificate.is_valid:
        raise DomainError(_("This certificate was withdrawn already."))
    if not reason.strip():
        raise DomainError(_("Write down why it is withdrawn."), field="reason")
    certificate.withdrawn_on, certificate.withdrawn_by_id = clock.today(), by.user_id
    certificate.withdraw_reason = reason.strip()
    certificate.save(update_fields=["withdrawn_on", "withdrawn_by", "withdraw_reason"])
    record(by=by, kind="withdraw_certificate", subject=f"enrolment {certificate.enrolment_id}", code=certificate.code)
    return certificate


def _stated(by: Member, progress: Progress) -> Stated:
    enrolment, reached = progress.enrolment, progress.reached
    return Stated(
        code=new_code(),
        name=enrolment.teacher.name,
        school=enrolment.school.name,
        title=enrolment.cohort.programme.title,
        modules=[(part.module.title, part.module.hours) for part in progress.parts],
        attendance=reached.attendance,
        assignments=reached.passed,
        coaching=reached.coached,
        issued_on=clock.today(),
        issued_by=by.name,
    )
