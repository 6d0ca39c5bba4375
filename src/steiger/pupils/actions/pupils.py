from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.pupils import rules
from steiger.pupils.enums import Channel
from steiger.pupils.models import Guardian, Journey, Pupil
from steiger.pupils.rules.doubles import Identity


@dataclass(frozen=True)
class GuardianInput:
    name: str
    language: str
    relation: str = ""
    phone: str = ""
    email: str = ""
    channel: str = Channel.SPOKEN
    needs_interpreter: bool = True


@dataclass(frozen=True)
class PupilInput:
    call_name: str
    last_name: str
    birth_on: date
    home_languages: list[str]
    infix: str = ""
    arrived_on: date | None = None
    earlier_school: str = ""
    address: str = ""
    postcode: str = ""
    place: str = ""
    has_secret_address: bool = False

    @property
    def identity(self) -> Identity:
        return Identity(self.call_name, self.last_name, self.birth_on, infix=self.infix)


def _check_dates(pupil: PupilInput) -> None:
    today = clock.today()
    if pupil.birth_on >= today:
        raise DomainError(_("The birth date lies in the future. Check the year."), field="birth_on")
    if pupil.birth_on < today - timedelta(days=366 * 21):
        raise DomainError(_("This is not a child of school age. Check the year of birth."), field="birth_on")
    if pupil.arrived_on and pupil.arrived_on > today:
        raise DomainError(
            _("The arrival lies in the future. Enter the day on which the child came."), field="arrived_on"
        )
    if pupil.arrived_on and pupil.arrived_on < pupil.birth_on:
        raise DomainError(_("The child arrived before its birth. Check both dates."), field="arrived_on")


@transaction.atomic
def open_journey(*, pupil: PupilInput, guardians: list[GuardianInput], by: Member) -> Journey:
    """Put a child and its way into the region. Only a referral does this: a regular school has no other way."""
    require(by, Permission.REFERRAL_MAKE)
    _check_dates(pupil)
    if not guardians:
        raise DomainError(_("Enter at least one parent or carer, so that somebody can be reached."))
    child = Pupil.objects.create(region_id=by.region_id, **vars(pupil))
    for place, guardian in enumerate(guardians):
        Guardian.objects.create(region_id=by.region_id, pupil=child, is_first=place == 0, **vars(guardian))
    journey = Journey.objects.create(region_id=by.region_id, pupil=child, referred_on=clock.today())
    record(by=by, kind="open_journey", case_number=journey.case_number)
    return journey


@transaction.atomic
def change_pupil(*, journey: Journey, pupil: PupilInput, by: Member) -> Pupil:
    """Correct the facts about a child."""
    require(by, Permission.FILE_WRITE)
    rules.may_change(by, journey, Permission.FILE_WRITE).require()
    _check_dates(pupil)
    child = Pupil.objects.select_for_update(of=("self",)).get(pk=journey.pupil_id)
    changed = [name for name, value in vars(pupil).items() if getattr(child, name) != value]
    for name in changed:
        setattr(child, name, getattr(pupil, name))
    if changed:
        child.save(update_fields=changed)
        record(by=by, kind="change_pupil", case_number=journey.case_number, fields=changed)
    return child
