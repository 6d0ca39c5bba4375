"""What schools were offered and what they said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.utils import timezone

from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.enums import SchoolAnswer
from steiger.aftercare.models import DateOffer, Visit
from steiger.aftercare.selectors.visits import OPEN, with_due
from steiger.core import clock
from steiger.core.models import SecretLink


@dataclass(frozen=True, slots=True)
class OfferedStop:
    """One arrival that was put to a school."""

    stop: str
    school: str
    planned_at: datetime
    specialist: str
    offers: list[Any]

    @property
    def answer(self) -> str:
        return str(self.offers[0].answer)

    @property
    def is_sent(self) -> bool:
        return bool(self.offers[0].sent_to)


def current_offers(link: SecretLink) -> list[DateOffer]:
    """The visits that the link is about, as far as they still stand as they were offered."""
    found = DateOffer.objects.filter(stop=link.subject, answered_at=None).order_by("planned_at", "pk")
    offers = list(found.select_related("visit__journey__pupil", "visit__specialist"))
    shown = {visit.pk: visit for visit in with_due(Visit.objects.filter(pk__in=[one.visit_id for one in offers]))}
    still = []
    for offer in offers:
        visit = shown.get(offer.visit_id)
        if visit is None or visit.planned_at != offer.planned_at:
            continue
        if visit.reported_on is None and visit.skipped_on is None:
            offer.visit = visit
            still.append(offer)
    return still


def offer_of(visit: Visit) -> DateOffer | None:
    """What the school was asked last about this visit, when it still matters."""
    latest = DateOffer.objects.filter(visit=visit).prefetch_related("moments").first()
    if latest is None:
        return None
    if latest.planned_at == visit.planned_at:
        return latest
    return latest if latest.answer == SchoolAnswer.OTHER and visit.planned_at is None else None


def offered_stops(member: Member) -> list[OfferedStop]:
    """What waits for an answer, and what schools asked to be otherwise, the first day first."""
    found = (
        DateOffer.objects.filter(rules.visits_visible_to(member, path="visit__journey"))
        .exclude(answer=SchoolAnswer.ACCEPTED)
        .filter(visit__reported_on=None, visit__skipped_on=None, planned_at__gte=clock.now())
        .select_related("visit__journey__pupil", "visit__specialist")
        .prefetch_related("moments")
        .order_by("planned_at", "stop", "pk")
    )
    offers = [one for one in found if _matters(one)]
    schools = {
        visit.pk: visit.school_name
        for visit in with_due(Visit.objects.filter(pk__in=[one.visit_id for one in offers])).prefetch_related(None)
    }
    return [
        _stop(list(some), schools)
        for _key, some in groupby(offers, key=lambda one: (timezone.localdate(one.planned_at), one.stop))
    ]


def _matters(offer: DateOffer) -> bool:
    """Not what was planned otherwise after all."""
    return offer.visit.planned_at == (offer.planned_at if not offer.answer else None)


def _stop(offers: Iterable[Any], schools: dict[int, str]) -> OfferedStop:
    some = list(offers)
    first = some[0]
    return OfferedStop(
        stop=str(first.stop),
        school=schools.get(first.visit_id) or "",
        planned_at=first.planned_at,
        specialist=first.visit.specialist.name if first.visit.specialist else "",
        offers=some,
    )


def stop_of(member: Member, visit: Visit) -> list[Any]:
    """The planned visits of the same arrival: one specialist, one school, one day, and this one among them."""
    if visit.planned_at is None or not rules.is_ahead(visit):
        return []
    school_at = getattr(visit, "school_at", None)
    day = timezone.localtime(visit.planned_at).replace(hour=0, minute=0, second=0, microsecond=0)
    found = with_due(Visit.objects.filter(OPEN, rules.visits_visible_to(member), specialist_id=visit.specialist_id))
    found = found.filter(planned_at__gte=day, planned_at__lt=day + timedelta(days=1), school_at=school_at)
    return list(found.prefetch_related(None).order_by("planned_at", "pk")) if school_at else []
