"""Lessons at a regular school for a child that waits for its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.models import TemporaryLessons
from steiger.organisations.selectors import region_of, regular_schools
from steiger.pupils.models import Journey


@transaction.atomic
def teach_meanwhile(
    *, journey: Journey, school_id: int, from_on: date, weekdays: Sequence[int], supported_by: str, by: Member
) -> TemporaryLessons:
    """A regular school teaches the child until there is a place; somebody is named who supports that school."""
    require(by, Permission.ENROLMENT_RECORD)
    journey.refresh_from_db(from_queryset=Journey.objects.select_for_update(of=("self",)))
    rules.may_teach_meanwhile(by, journey, school_id).require()
    if not regular_schools(region_of(by)).filter(pk=school_id).exists():
        raise DomainError(_("Choose a regular school of your region."), field="school_id")
    if not weekdays:
        raise DomainError(_("Choose the days on which the child has lessons there."), field="weekdays")
    if not supported_by.strip():
        raise DomainError(_("Say who supports the school: a name, or a function."), field="supported_by")
    if from_on < journey.referred_on:
        raise DomainError(_("This day lies before the referral. Check the date."), field="from_on")
    lessons = TemporaryLessons(
        region_id=journey.region_id,
        journey=journey,
        school_id=school_id,
        from_on=from_on,
        weekdays=sorted(set(weekdays)),
        supported_by=supported_by.strip(),
        agreed_by_id=by.user_id,
    )
    try:
        with transaction.atomic():
            lessons.save()
    except IntegrityError as error:
        message = _("The child already has temporary lessons on that day. End those first.")
        raise DomainError(message, field="from_on") from error
    record(by=by, kind="teach_meanwhile", case_number=journey.case_number, school=school_id)
    return lessons


@transaction.atomic
def end_lessons(*, journey: Journey, until_on: date, by: Member) -> None:
    """The last day of the lessons meanwhile."""
    require(by, Permission.ENROLMENT_RECORD)
    running = TemporaryLessons.objects.select_for_update(of=("self",)).filter(journey=journey, until_on__isnull=True)
    lessons = running.first()
    if lessons is None:
        raise DomainError(_("The child has no temporary lessons now."))
    rules.may_teach_meanwhile(by, journey, lessons.school_id).require()
    if until_on > clock.today() or until_on < lessons.from_on:
        raise DomainError(_("Enter the last day on which there were lessons."), field="until_on")
    lessons.until_on = until_on
    lessons.save(update_fields=["until_on"])
    record(by=by, kind="end_lessons", case_number=journey.case_number, school=lessons.school_id)


def close_lessons(*, journey: Journey, before: date) -> None:
    """What ended the waiting ends these lessons too."""
    for lessons in TemporaryLessons.objects.filter(journey=journey, until_on__isnull=True):
        lessons.until_on = max(before - timedelta(days=1), lessons.from_on)
        lessons.save(update_fields=["until_on"])
