"""What parents answer per purpose, and what ends when they take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.enums import ConsentAnswer, ConsentPurpose
from steiger.newcomers.models import Consent
from steiger.pupils.actions import end_involvement, keep_notes_from_mother_school
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_change


@dataclass(frozen=True)
class ConsentInput:
    purpose: ConsentPurpose
    answer: ConsentAnswer
    person: str
    given_on: date
    by_pupil: bool = False
    with_interpreter: bool = False


@transaction.atomic
def record_consent(*, journey: Journey, consent: ConsentInput, by: Member) -> Consent:
    """Write down what was answered. It ends the answer before; a no after a yes takes the yes back."""
    require(by, Permission.STAY_WRITE)
    may_change(by, journey, Permission.STAY_WRITE).require()
    _check(journey, consent)
    former = _running(journey, consent.purpose)
    if former is not None:
        if former.answer == ConsentAnswer.GIVEN and consent.answer == ConsentAnswer.REFUSED:
            _end(former, consent.person, by)
        else:
            former.ended_on = clock.today()
            former.save(update_fields=["ended_on"])
    made = Consent.objects.create(
        region_id=journey.region_id, journey=journey, recorded_by_id=by.user_id, **vars(consent)
    )
    record(
        by=by, kind="record_consent", case_number=journey.case_number, subject=consent.purpose, answer=consent.answer
    )
    return made


@transaction.atomic
def withdraw_consent(*, journey: Journey, purpose: ConsentPurpose, said_by: str, by: Member) -> Consent:
    """Taking back is as easy as giving (AVG art. 7): it holds at once, and what hung on it is closed or hidden."""
    require(by, Permission.STAY_WRITE)
    may_change(by, journey, Permission.STAY_WRITE).require()
    if not said_by.strip():
        raise DomainError(_("Write down who took the consent back."), field="said_by")
    held = _running(journey, purpose)
    if held is None or held.answer != ConsentAnswer.GIVEN:
        raise DomainError(_("There is no consent to take back."))
    return _end(held, said_by.strip(), by)


def _check(journey: Journey, consent: ConsentInput) -> None:
    if not consent.person.strip():
        raise DomainError(_("Write down who answered."), field="person")
    if consent.given_on > clock.today():
        raise DomainError(_("This day has yet to come. Enter the day of the answer."), field="given_on")
    verdict = rules.may_consent(birth_on=journey.pupil.birth_on, given_on=consent.given_on, by_pupil=consent.by_pupil)
    if not verdict:
        raise DomainError(verdict.reason, field="by_pupil")


def _running(journey: Journey, purpose: ConsentPurpose) -> Consent | None:
    found = Consent.objects.select_for_update(of=("self",))
    return found.filter(journey=journey, purpose=purpose, ended_on__isnull=True).first()


def _end(held: Consent, said_by: str, by: Member) -> Consent:
    held.withdrawn_on = held.ended_on = clock.today()
    held.withdrawn_by_id, held.withdrawal_said_by = by.user_id, said_by
    held.save(update_fields=["withdrawn_on", "ended_on", "withdrawn_by", "withdrawal_said_by"])
    _close_what_hung_on(held, by)
    record(by=by, kind="withdraw_consent", case_number=held.journey.case_number, subject=held.purpose)
    return held


def _close_what_hung_on(held: Consent, by: Member) -> None:
    """The texts of the intake are hidden by their selector; relations and sharing end here."""
    journey = held.journey
    if held.purpose == ConsentPurpose.NOTES:
        keep_notes_from_mother_school(journey=journey, by=by)
    if held.purpose == ConsentPurpose.SPECIALIST and journey.moved_on is None:
        end_involvement(journey=journey, relation=Relation.SPECIALIST, by=by)
