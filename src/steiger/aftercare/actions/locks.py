"""One journey is changed by one person at a time: the journey first, always, as in the rooms below."""

from __future__ import annotations

from collections.abc import Iterable

from steiger.aftercare.models import SupportLine, Visit, VisitAction
from steiger.pupils.models import Journey


def lock_journey(journey: Journey) -> None:
    journey.refresh_from_db(from_queryset=Journey.objects.select_for_update(no_key=True, of=("self",)))


def lock_journeys(journey_ids: Iterable[int]) -> None:
    """Many at once, always in the same order."""
    found = Journey.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=set(journey_ids))
    list(found.order_by("pk").values_list("pk"))


def lock_visit(visit: Visit) -> None:
    journey = visit.journey
    lock_journey(journey)
    visit.refresh_from_db(from_queryset=Visit.objects.select_for_update(no_key=True, of=("self",)))
    visit.journey = journey


def lock_support(line: SupportLine) -> None:
    journey = line.journey
    lock_journey(journey)
    line.refresh_from_db(from_queryset=SupportLine.objects.select_for_update(no_key=True, of=("self",)))
    line.journey = journey


def lock_action(action: VisitAction) -> None:
    journey = action.journey
    lock_journey(journey)
    action.refresh_from_db(from_queryset=VisitAction.objects.select_for_update(no_key=True, of=("self",)))
    action.journey = journey
