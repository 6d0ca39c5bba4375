from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.pupils import events, rules, selectors
from steiger.pupils.enums import Channel, LeavingReason, Relation
from steiger.pupils.models import (
    ConfidentialNote,
    Guardian,
    Involvement,
    Journey,
    MotherSchoolBond,
    Pupil,
    SchoolEnrolment,
)

# Facts of a journey that rooms above may record, each on a date.
MILESTONES = frozenset(
    {"accepted_on", "offered_on", "placed_on", "intake_on", "bonded_on", "expected_move_on", "moved_on", "completed_on"}
)


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


def give_owner(*, journey: Journey, owner_id: int, by: Member) -> Journey:
    """Somebody owns every open journey."""
    journey.owner_id = owner_id
    journey.save(update_fields=["owner"])
    record(by=by, kind="give_owner", case_number=journey.case_number, owner=owner_id)
    return journey


def pass_on_journeys(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """Somebody else keeps an eye on these journeys, because who did so leaves."""
    require(by, Permission.PEOPLE_MANAGE)
    found = Journey.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=keys, owner_id=owner_id)
    for journey in found.order_by("pk"):
        give_owner(journey=journey, owner_id=successor_id, by=by)


def record_milestone(*, journey: Journey, by: Member, **facts: date | None) -> Journey:
    """Set dated facts of the journey on behalf of an action above, which has checked that it may.

    The phase follows in the database; it is read back so that the caller sees the new one.
    """
    unknown = set(facts) - MILESTONES
    if unknown:
        raise ValueError(f"not a milestone: {sorted(unknown)}")
    for name, value in facts.items():
        setattr(journey, name, value)
    journey.save(update_fields=list(facts))
    journey.refresh_from_db(fields=["phase"])
    shown: dict[str, Any] = {name: value.isoformat() if value else None for name, value in facts.items()}
    record(by=by, kind="record_milestone", case_number=journey.case_number, **shown)
    return journey


def involve(
    *,
    journey: Journey,
    relation: Relation,
    by: Member,
    school_id: int | None = None,
    user_id: int | None = None,
    level: Disclosure = Disclosure.MOVED,
) -> Involvement:
    """Let a school or a specialist stand in a relation to the child from today on, or raise what it may know."""
    whose: dict[str, Any] = {"school_id": school_id, "user_id": user_id, "until_on": None}
    involvement, is_new = Involvement.objects.get_or_create(
        region_id=journey.region_id,
        journey=journey,
        relation=relation,
        **whose,
        defaults={"from_on": clock.today(), "level": level},
    )
    if not is_new and involvement.level != level:
        involvement.level = level
        involvement.save(update_fields=["level"])
    record(by=by, kind="involve", case_number=journey.case_number, subject=relation, level=level.name)
    return involvement


def end_involvement(
    *,
    journey: Journey,
    relation: Relation,
    by: Member,
    school_id: int | None = None,
    user_id: int | None = None,
    sees_until_on: date | None = None,
) -> None:
    """End a relation today. What it could see closes at once, or on `sees_until_on` (the retention term)."""
    today = clock.today()
    ended = Involvement.objects.filter(journey=journey, relation=relation, until_on__isnull=True)
    if school_id is not None:
        ended = ended.filter(school_id=school_id)
    if user_id is not None:
        ended = ended.filter(user_id=user_id)
    ended.update(until_on=today, sees_until_on=sees_until_on or today - timedelta(days=1))
    record(by=by, kind="end_involvement", case_number=journey.case_number, subject=relation)


def save_bond(*, bond: MotherSchoolBond, by: Member, kind: str, **facts: Any) -> MotherSchoolBond:
    """Write a step of a bond on behalf of the action above, which has checked that it may."""
    for name, value in facts.items():
        setattr(bond, name, value)
    if bond.pk:
        bond.save(update_fields=list(facts))
        bond.refresh_from_db(fields=["disclosure"])
    else:
        bond.save()
    record(by=by, kind=kind, case_number=bond.journey.case_number, school=bond.school_id)
    return bond


def enrol(*, journey: Journey, school_id: int, from_on: date, by: Member) -> SchoolEnrolment:
    """Legally enrol at a school from a date; an enrolment elsewhere ends the day before: no gap, no two at once."""
    running = SchoolEnrolment.objects.select_for_update(of=("self",)).filter(
        Q(until_on__isnull=True) | Q(until_on__gte=from_on), journey=journey
    )
    for former in running:
        if former.school_id == school_id:
            return former
        if former.from_on >= from_on:
            raise DomainError(_("The child is already enrolled at another school from that date on."), field="from_on")
        former.until_on = from_on - timedelta(days=1)
        former.save(update_fields=["until_on"])
    enrolment = SchoolEnrolment.objects.create(
        region_id=journey.region_id, journey=journey, school_id=school_id, from_on=from_on, recorded_by_id=by.user_id
    )
    record(by=by, kind="enrol", case_number=journey.case_number, school=school_id, on=from_on.isoformat())
    return enrolment


@transaction.atomic
def write_note(
    *,
    journey: Journey,
    need: str,
    approach: str,
    agreed_by: str,
    agreed_on: date,
    is_shared_with_mother_school: bool,
    by: Member,
) -> ConfidentialNote:
    """Write down what a child needs and how to approach it, with whose agreement."""
    require(by, Permission.NOTE_WRITE)
    rules.may_change(by, journey, Permission.NOTE_WRITE).require()
    if agreed_on > clock.today():
        raise DomainError(
            _("The agreement lies in the future. Enter the day on which the parents agreed."), field="agreed_on"
        )
    note = ConfidentialNote.objects.create(
        region_id=journey.region_id,
        journey=journey,
        need=need,
        approach=approach,
        agreed_by=agreed_by,
        agreed_on=agreed_on,
        is_shared_with_mother_school=is_shared_with_mother_school,
        written_by_id=by.user_id,
        written_at=clock.now(),
    )
    record(by=by, kind="write_note", case_number=journey.case_number)
    return note


@dataclass(frozen=True)
class OpenedNote:
    note: ConfidentialNote
    need: str
    approach: str


@transaction.atomic
def open_notes(*, journey: Journey, by: Member, reason: str = "") -> list[OpenedNote]:
    """Read confidential notes: the only way to their text. The database writes the line in the log of looking itself.

    Who wrote a note reads it; all others say why, each time (issue 6). Without a reason only the own notes open.
    """
    require(by, Permission.NOTE_SEE)
    heads = {note.pk: note for note in selectors.notes(by, journey)}
    texts: list[tuple[int, str, str]] = []
    if heads:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, need, approach FROM open_notes(%s, %s, %s, %s, %s, %s)",
                [by.user_id, by.name, sorted(by.roles), clock.now(), journey.case_number, reason.strip()],
            )
            texts = cursor.fetchall()
    return [OpenedNote(heads[pk], need, approach) for pk, need, approach in texts if pk in heads]


@transaction.atomic
def withdraw_note(*, note: ConfidentialNote, said_by: str, by: Member) -> ConfidentialNote:
    """The parents do not agree any more: from now on nobody reads this note, and the file says so."""
    require(by, Permission.NOTE_WRITE)
    rules.may_change(by, note.journey, Permission.NOTE_WRITE).require()
    if note.withdrawn_on is not None:
        raise DomainError(_("This note is closed already."))
    if not said_by.strip():
        raise DomainError(_("Write down who took the agreement back."), field="said_by")
    note.withdrawn_on, note.withdrawn_by_id, note.withdrawal_said_by = clock.today(), by.user_id, said_by.strip()
    note.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawal_said_by"])
    record(by=by, kind="withdraw_note", case_number=note.journey.case_number)
    return note


def keep_notes_from_mother_school(*, journey: Journey, by: Member) -> int:
    """For the room above that keeps the parents' consents: a mother school reads no note of this child any more."""
    kept = ConfidentialNote.objects.filter(journey=journey, is_shared_with_mother_school=True)
    count = kept.update(is_shared_with_mother_school=False)
    if count:
        record(by=by, kind="keep_notes_from_mother_school", case_number=journey.case_number, notes=count)
    return count


@transaction.atomic
def leave(*, journey: Journey, left_on: date, reason: LeavingReason, by: Member) -> Journey:
    """End a journey early. The file closes for all but the coordinator; rooms above close what is open."""
    require(by, Permission.FILE_WRITE)
    rules.may_change(by, journey, Permission.FILE_WRITE).require()
    if left_on > clock.today():
        raise DomainError(_("The child has not left yet. Enter the day on which it left."), field="left_on")
    return end_journey(journey=journey, left_on=left_on, reason=reason, by=by)


def end_journey(*, journey: Journey, left_on: date, reason: LeavingReason, by: Member) -> Journey:
    """The ending itself, for actions that have checked that they may (a declined referral)."""
    journey.left_on, journey.leaving_reason = left_on, reason
    journey.save(update_fields=["left_on", "leaving_reason"])
    journey.refresh_from_db(fields=["phase"])
    events.journey_left.send(sender=Journey, journey=journey, by=by)
    close_file(journey=journey, by=by)
    record(by=by, kind="leave", case_number=journey.case_number, reason=reason, on=left_on.isoformat())
    return journey


def close_file(*, journey: Journey, by: Member) -> None:
    """When a journey ends its file closes for all but the coordinator (domain page, section 5)."""
    today = clock.today()
    Involvement.objects.filter(journey=journey, until_on__isnull=True).update(until_on=today, sees_until_on=today)
    Involvement.objects.filter(journey=journey, sees_until_on__gt=today).update(sees_until_on=today)
    record(by=by, kind="close_file", case_number=journey.case_number)
