from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from steiger.access.member import Member
from steiger.newcomers import actions
from steiger.pupils.events import enrolment_began, enrolment_ended, journey_left
from steiger.pupils.models import Journey, SchoolEnrolment


@receiver(journey_left)
def free_the_place(journey: Journey, by: Member, **_sent: Any) -> None:
    """A child that left takes no place and waits for none."""
    actions.close_stay(journey=journey, by=by)


@receiver(enrolment_began)
def ask_for_notices(enrolment: SchoolEnrolment, former: SchoolEnrolment | None, **_sent: Any) -> None:
    """The law wants others to hear of an enrolment."""
    actions.note_beginning(enrolment=enrolment, former=former)


@receiver(enrolment_ended)
def ask_for_deregistration(enrolment: SchoolEnrolment, **_sent: Any) -> None:
    """The law wants the municipality to hear that a child is enrolled no longer."""
    actions.note_end(enrolment=enrolment)
