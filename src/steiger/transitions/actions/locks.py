"""One journey is changed by one person at a time: whoever comes second sees what the first has done."""

from __future__ import annotations

from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions.models import PlacementDocument, Step


def lock_journey(journey: Journey) -> None:
    journey.refresh_from_db(from_queryset=Journey.objects.select_for_update(no_key=True, of=("self",)))


def lock_bond(bond: MotherSchoolBond) -> None:
    """The journey first, always: no two transactions wait for each other."""
    journey = bond.journey
    lock_journey(journey)
    bond.refresh_from_db(from_queryset=MotherSchoolBond.objects.select_for_update(no_key=True, of=("self",)))
    bond.journey = journey


def lock_document(document: PlacementDocument) -> None:
    journey = document.journey
    lock_journey(journey)
    document.refresh_from_db(from_queryset=PlacementDocument.objects.select_for_update(no_key=True, of=("self",)))
    document.journey = journey


def lock_step(step: Step) -> None:
    journey = step.journey
    lock_journey(journey)
    step.refresh_from_db(from_queryset=Step.objects.select_for_update(no_key=True, of=("self",)))
    step.journey = journey
