"""A family that leaves from one day to the next: one action closes everything and hands over what is known."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.actions import store_file
from steiger.organisations.models import School
from steiger.pupils.actions import end_journey
from steiger.pupils.enums import BondEnd, LeavingReason
from steiger.pupils.models import Journey
from steiger.pupils.selectors import chosen_bond
from steiger.transitions import rules
from steiger.transitions.actions.bonds import choose_mother_school, withdraw_bond
from steiger.transitions.actions.locks import lock_journey
from steiger.transitions.actions.move import complete_move
from steiger.transitions.models import AbruptDeparture
from steiger.transitions.selectors.departure_paper import typeset_departure
from steiger.transitions.selectors.departures import DepartureDraft, departure_draft

# How a journey can end when the family goes where the region does not reach.
ELSEWHERE = frozenset({LeavingReason.MOVED_AWAY, LeavingReason.LEFT_COUNTRY, LeavingReason.OTHER_SCHOOL_TYPE})


@transaction.atomic
def depart_abruptly(
    *,
    journey: Journey,
    departed_on: date,
    reason: str,
    by: Member,
    school_id: int | None = None,
    destination: str = "",
    leaving: LeavingReason = LeavingReason.MOVED_AWAY,
) -> AbruptDeparture:
    """To a school of this region it is the move itself; to anywhere else the journey ends. Either way with a paper.

    What is known is filled in before anything closes; what is missing is named, so that the next school can ask.
    """
    require(by, Permission.MOVE_PLAN)
    lock_journey(journey)
    rules.may_depart(by, journey).require()
    _refuse_impossible(journey, departed_on, reason)
    school = _school(school_id)
    draft = departure_draft(journey, school=school, destination=destination.strip())
    departure = _keep(journey, departed_on, (school, destination.strip(), reason.strip()), draft, by)
    if school is not None:
        _move_to(journey, school, departed_on, reason.strip(), by)
    else:
        if leaving not in ELSEWHERE:
            raise DomainError(_("Say where the family went."), field="leaving")
        end_journey(journey=journey, left_on=departed_on, reason=leaving, by=by)
    return departure


def _refuse_impossible(journey: Journey, departed_on: date, reason: str) -> None:
    if departed_on > clock.today():
        raise DomainError(_("The child has not left yet. Plan the move for that day."), field="departed_on")
    if journey.placed_on and departed_on < journey.placed_on:
        raise DomainError(
            _("The child came to the newcomer school after this day. Check the date."), field="departed_on"
        )
    if not reason.strip():
        raise DomainError(_("Say in a few words why the child left so suddenly."), field="reason")


def _school(school_id: int | None) -> School | None:
    if school_id is None:
        return None
    school = School.objects.select_related("organisation").filter(pk=school_id).first()
    if school is None:
        raise DomainError(_("This school is not in your region. Choose a school from the list."), field="school")
    return school


def _keep(
    journey: Journey, departed_on: date, told: tuple[School | None, str, str], draft: DepartureDraft, by: Member
) -> AbruptDeparture:
    school, destination, reason = told
    name = f"overdracht-{journey.case_number}-{departed_on.isoformat()}.pdf"
    content = typeset_departure(journey, draft, departed_on)
    departure = AbruptDeparture.objects.create(
        region_id=journey.region_id,
        journey=journey,
        departed_on=departed_on,
        school=school,
        destination=destination,
        reason=reason,
        known=draft.known,
        missing=draft.missing,
        file=store_file(by=by, name=name, media_type="application/pdf", content=content),
        recorded_at=clock.now(),
        recorded_by_id=by.user_id,
    )
    record(by=by, kind="depart_abruptly", case_number=journey.case_number, on=departed_on.isoformat())
    return departure


def _move_to(journey: Journey, school: School, departed_on: date, reason: str, by: Member) -> None:
    chosen = chosen_bond(journey)
    if chosen is not None and chosen.school_id != school.pk:
        chosen.journey = journey
        withdraw_bond(bond=chosen, reason=BondEnd.MOVED_HOUSE, by=by)
        chosen = None
    if chosen is None:
        choose_mother_school(journey=journey, school_id=school.pk, by=by)
    complete_move(journey=journey, moved_on=departed_on, without_document_reason=reason, by=by)


@transaction.atomic
def give_copy(*, departure: AbruptDeparture, given_to: str, by: Member) -> AbruptDeparture:
    """The parents carry the paper to the next school: to whom it was given, today."""
    require(by, Permission.DOCUMENT_WRITE)
    journey = departure.journey
    lock_journey(journey)
    departure.refresh_from_db()
    departure.journey = journey
    rules.may_give_copy(by, departure).require()
    if not given_to.strip():
        raise DomainError(_("Say who took the copy along."), field="given_to")
    departure.given_on, departure.given_by_id, departure.given_to = clock.today(), by.user_id, given_to.strip()
    departure.save(update_fields=["given_on", "given_by", "given_to"])
    record(by=by, kind="give_copy", case_number=journey.case_number)
    return departure
