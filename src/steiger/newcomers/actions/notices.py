"""What the law asks of the schools around an enrolment: noted by itself, seen to by somebody."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.models import LegalNotice
from steiger.pupils.models import SchoolEnrolment


def note_beginning(*, enrolment: SchoolEnrolment, former: SchoolEnrolment | None) -> None:
    """A child is enrolled: the school that enrols has its duties, and the former one that of deregistering."""
    other = former if former is not None and former.school_id != enrolment.school_id else None
    _note(
        enrolment,
        rules.duties_at_start(
            school_id=enrolment.school_id,
            from_on=enrolment.from_on,
            former_school_id=other.school_id if other else None,
        ),
    )
    if other is not None:
        note_end(enrolment=other)


def note_end(*, enrolment: SchoolEnrolment) -> None:
    if enrolment.until_on is not None:
        _note(enrolment, [rules.duty_at_end(school_id=enrolment.school_id, until_on=enrolment.until_on)])


def _note(enrolment: SchoolEnrolment, duties: Iterable[rules.Duty]) -> None:
    """What was noted already stays as it is: a notice that was given is not asked for again."""
    LegalNotice.objects.bulk_create(
        [
            LegalNotice(
                region_id=enrolment.region_id,
                journey_id=enrolment.journey_id,
                enrolment=enrolment,
                kind=duty.kind,
                school_id=duty.school_id,
                due_on=duty.due_on,
            )
            for duty in duties
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def do_notice(*, notice: LegalNotice, by: Member, not_needed_reason: str = "") -> LegalNotice:
    """Somebody saw to it today; or says why it was not needed here."""
    require(by, Permission.ENROLMENT_RECORD)
    locked = LegalNotice.objects.select_for_update(of=("self",)).select_related("journey").filter(pk=notice.pk).first()
    if locked is None:
        raise DomainError(_("This is not asked any more."))
    rules.may_do_notice(by, locked).require()
    locked.done_on, locked.done_by_id = clock.today(), by.user_id
    locked.not_needed_reason = not_needed_reason.strip()
    locked.save(update_fields=["done_on", "done_by", "not_needed_reason"])
    record(by=by, kind="do_notice", case_number=locked.journey.case_number, subject=locked.kind)
    return locked
