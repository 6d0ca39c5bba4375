"""The moments that schools named instead of what they were offered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from steiger.aftercare.enums import SchoolAnswer
from steiger.aftercare.models import DateOffer, OtherMoment
from steiger.core import clock

# A day, and from and until in minutes after midnight.
Moment = tuple[date, tuple[int, int]]


def named_moments(visit_ids: Iterable[int]) -> dict[int, tuple[Moment, ...]]:
    """Per visit what its school named last, as far as it is still to come. Of a day the first moment counts."""
    latest: dict[int, DateOffer] = {}
    for offer in DateOffer.objects.filter(visit_id__in=list(visit_ids)).order_by("pk"):
        latest[offer.visit_id] = offer
    said = {offer.pk: visit_id for visit_id, offer in latest.items() if offer.answer == SchoolAnswer.OTHER}
    found: dict[int, dict[date, tuple[int, int]]] = defaultdict(dict)
    for one in OtherMoment.objects.filter(offer_id__in=list(said), on__gt=clock.today()):
        between = (one.from_time.hour * 60 + one.from_time.minute, one.until_time.hour * 60 + one.until_time.minute)
        found[said[one.offer_id]].setdefault(one.on, between)
    return {visit_id: tuple(sorted(days.items())) for visit_id, days in found.items()}
